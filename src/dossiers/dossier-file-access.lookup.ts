import { Injectable } from '@nestjs/common';
import {
  type FilePurpose,
  type FileSide,
  assertAddable,
  assertRemovable,
} from '../domain/dossier/dossier-files.js';
import type { DossierState } from '../domain/dossier/dossier-lifecycle.js';
import { DomainError } from '../domain/domain-error.js';
import type { StepKind } from '../domain/workflow/workflow-plan.js';
import { type Actor, hasRole } from '../platform/access/actor.js';
import type { DossierRows } from './case-rows.js';
import { DossierAccess } from './dossier-access.lookup.js';
import type { DossierFileEntity } from './dossier-file.entity.js';

/** A result that is not handed out yet is not the applicant's business, nor are the office's own papers. */
const DECIDED: readonly DossierState[] = ['resolved', 'returned'];
const OF_APPLICANT: readonly FilePurpose[] = ['component', 'supplement'];

/** Who may see, add and remove which file of a dossier; every route of files asks here. */
@Injectable()
export class DossierFileAccess {
  constructor(private readonly access: DossierAccess) {}

  /** Comes before every other question, also whether there is such a file. @throws DomainError not-found */
  assertSees(actor: Actor, rows: DossierRows): Promise<void> {
    return this.access.assertSees(actor, rows);
  }

  /** @throws DomainError forbidden, file-not-now */
  assertMayAdd(actor: Actor, purpose: FilePurpose, rows: DossierRows): void {
    if (!isPermitted(actor, purpose, rows)) throw new DomainError('forbidden', { purpose });
    assertAddable({ state: rows.dossier.state, purpose, side: sideOf(actor) });
  }

  /**
   * Who may add may remove; a portal only what it sent itself.
   * @throws DomainError not-found, forbidden, file-not-now, file-already-removed
   */
  assertMayRemove(actor: Actor, file: DossierFileEntity, rows: DossierRows): void {
    this.assertShown(actor, file, rows);
    const { purpose, removedAt, addedBy } = file;
    const side = sideOf(actor);
    const isOwn = side === 'office' || addedBy === actor.accountId;
    if (!isOwn || !isPermitted(actor, purpose, rows)) throw new DomainError('forbidden', { purpose });
    assertRemovable({ state: rows.dossier.state, purpose, side }, removedAt);
  }

  /** @throws DomainError not-found */
  assertShown(actor: Actor, file: DossierFileEntity, rows: DossierRows): void {
    if (!this.isShown(actor, file, rows)) throw new DomainError('not-found', { no: file.no }, 'no');
  }

  /**
   * What was removed may have been put there by mistake, with the data of somebody else in it.
   * @throws DomainError not-found, file-removed
   */
  assertMayOpen(actor: Actor, file: DossierFileEntity, rows: DossierRows): void {
    this.assertShown(actor, file, rows);
    if (file.removedAt !== null && !hasRole(actor, 'supervisor')) throw new DomainError('file-removed');
  }

  isShown(actor: Actor, { purpose }: DossierFileEntity, { dossier }: DossierRows): boolean {
    if (sideOf(actor) === 'office' || OF_APPLICANT.includes(purpose)) return true;
    return purpose === 'result' && DECIDED.includes(dossier.state);
  }
}

/** On whose side of the desk somebody is; a portal stands for its applicants. */
export function sideOf(actor: Actor): FileSide {
  return hasRole(actor, 'portal') ? 'applicant' : 'office';
}

function isPermitted(actor: Actor, purpose: FilePurpose, { dossier, steps }: DossierRows): boolean {
  if (sideOf(actor) === 'applicant') return OF_APPLICANT.includes(purpose);
  const isHandler = hasRole(actor, 'processing_officer', 'approver');
  const own = steps.filter(
    ({ state, agencyId, role }) =>
      state === 'open' && agencyId === actor.agencyId && (isHandler || hasRole(actor, role)),
  );
  const atCompetent = isHandler && actor.agencyId === dossier.competentAgencyId;
  if (purpose === 'result') {
    // Who only appraises or is asked for an opinion does not decide.
    return atCompetent || own.some(({ kind, role }) => isDeciding(kind) && hasRole(actor, role));
  }
  const atDesk = hasRole(actor, 'reception_officer') && actor.agencyId === dossier.receivingAgencyId;
  return atDesk || atCompetent || own.length > 0;
}

function isDeciding(kind: StepKind): boolean {
  return kind === 'approval' || kind === 'result';
}
