import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isDraft } from '../../domain/catalogue/version-life.js';
import { DomainError } from '../../domain/domain-error.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { ProcedureStore, type StoredVersion } from '../../registers/procedures/procedure.store.js';

/** What of a procedure's versions an account may see: drafts are for administrators and supervisors. */
@Injectable()
export class VisibleVersions {
  constructor(private readonly procedures: ProcedureStore) {}

  /** By number. @throws DomainError not-found where there is no such procedure */
  async of(tx: EntityManager, actor: Actor, procedureCode: string): Promise<readonly StoredVersion[]> {
    const procedure = await this.procedures.findByCode(tx, procedureCode);
    if (!procedure) throw new DomainError('not-found');
    const all = await this.procedures.versionsOf(tx, procedure.id);
    return hasRole(actor, 'administrator', 'supervisor') ? all : all.filter((version) => !isDraft(version));
  }
}

/** @throws DomainError not-found */
export function versionOfNo(versions: readonly StoredVersion[], no: number): StoredVersion {
  const version = versions.find((each) => each.no === no);
  if (!version) throw new DomainError('not-found');
  return version;
}
