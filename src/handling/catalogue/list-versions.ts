import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isOut } from '../../domain/catalogue/version-life.js';
import { DomainError } from '../../domain/domain-error.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { ProcedureStore, type StoredVersion } from '../../registers/procedures/procedure.store.js';
import { VersionStory } from './version-story.js';
import type { VersionsResponse, WholeVersionResponse } from './version.responses.js';

/** The versions of a procedure for whoever may see them: drafts are for administrators and supervisors. */
@Injectable()
export class ListVersions {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly story: VersionStory,
  ) {}

  /** @throws DomainError not-found */
  list(actor: Actor, procedureCode: string): Promise<VersionsResponse> {
    return this.database.read(async (tx) => {
      const all = await this.all(tx, procedureCode);
      const told = await this.story.ofAll(tx, procedureCode, all);
      return { items: told.filter((_each, index) => maySee(actor, all[index])) };
    });
  }

  /** @throws DomainError not-found */
  show(actor: Actor, procedureCode: string, no: number): Promise<WholeVersionResponse> {
    return this.database.read(async (tx) => {
      const version = await this.visible(tx, actor, procedureCode, no);
      return { rules: version.rules, ...(await this.story.of(tx, procedureCode, version)) };
    });
  }

  private async visible(
    tx: EntityManager,
    actor: Actor,
    procedureCode: string,
    no: number,
  ): Promise<StoredVersion> {
    const version = (await this.all(tx, procedureCode)).find((each) => each.no === no);
    if (!version || !maySee(actor, version)) throw new DomainError('not-found');
    return version;
  }

  private async all(tx: EntityManager, procedureCode: string): Promise<readonly StoredVersion[]> {
    const procedure = await this.procedures.findByCode(tx, procedureCode);
    if (!procedure) throw new DomainError('not-found');
    return this.procedures.versionsOf(tx, procedure.id);
  }
}

function maySee(actor: Actor, version: StoredVersion | undefined): boolean {
  return version !== undefined && (isOut(version) || hasRole(actor, 'administrator', 'supervisor'));
}
