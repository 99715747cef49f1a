import { Injectable } from '@nestjs/common';
import { limitText } from '../domain/deadline/explanation-words.js';
import { isOvertaken } from '../domain/dossier/summary-promise.js';
import type { TimePiece } from '../domain/dossier/time-split.js';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import type { DossierRows } from './case-rows.js';
import { clockResponseOf, type ClockResponse } from './clock-response.contract.js';
import type { DeadlineResponse, ToldReAppointment } from './deadline-response.contract.js';
import { DossierAccess } from './dossier-access.lookup.js';
import type { NamedCode } from './dossier-response.contract.js';
import { DossierStory } from './dossier-story.js';
import { DossierView, iso } from './dossier-view.lookup.js';
import { DossiersStore } from './dossiers.store.js';
import { dueChangesOf } from './due-changes.js';
import type { ReAppointmentEntity } from './re-appointment.entity.js';
import type { ExplainedClock } from './summary-of.js';
import { piecesOf, whoseTimeOf } from './whose-time.js';

/** Why a dossier is due when it is due, and whose time it was: recomputed from its own facts. */
@Injectable()
export class ShowDeadline {
  constructor(
    private readonly database: Database,
    private readonly store: DossiersStore,
    private readonly access: DossierAccess,
    private readonly story: DossierStory,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError not-found */
  async run(actor: Actor, code: string): Promise<DeadlineResponse> {
    return this.database.read(async (tx) => {
      const rows = await this.store.findByCode(tx, code);
      await this.access.assertSees(actor, rows);
      const { dossier } = rows;
      const changes = await dueChangesOf(tx, dossier.id);
      const promise = rows.reAppointment ?? null;
      const { current, context, clocks, summary } = await this.story.explain(tx, rows);
      // Nobody knows who had an imported dossier when.
      const pieces = dossier.history ? [] : piecesOf(current, context);
      const names = await this.namesOf(rows, pieces);
      return {
        code: dossier.code,
        asOf: iso(context.now),
        summary,
        originalDueAt: iso(dossier.originalDueAt),
        dueAt: iso(dossier.dueAt),
        promisedDueAt: iso(dossier.promisedDueAt),
        provisional: dossier.provisional,
        changes,
        reAppointment: promise && reAppointmentOf(promise, dossier.dueAt),
        clocks: clocks.map((one) => shown(one, rows, names)),
        whoseTime: whoseTimeOf(pieces, current, nameIn(names, dossier.competentAgencyId), names),
      };
    });
  }

  private async namesOf(
    { dossier, clocks }: DossierRows,
    pieces: readonly TimePiece[],
  ): Promise<ReadonlyMap<string, NamedCode>> {
    const owners = pieces.flatMap(({ owner }) => (owner.kind === 'agency' ? [owner.agencyId] : []));
    const ids = new Set([
      dossier.competentAgencyId,
      ...clocks.map(({ ownerAgencyId }) => ownerAgencyId),
      ...owners,
    ]);
    const named = [...ids].map(async (id) => [id, await this.views.agencyName(id)] as const);
    return new Map(await Promise.all(named));
  }
}

function shown(
  { clock, explained }: ExplainedClock,
  { steps }: DossierRows,
  names: ReadonlyMap<string, NamedCode>,
): ClockResponse {
  const owner = nameIn(names, clock.ownerAgencyId);
  const step = steps.find(({ no }) => no === clock.stepNo)?.stepKey ?? null;
  return clockResponseOf({ clock, owner, step }, explained);
}

function nameIn(names: ReadonlyMap<string, NamedCode>, id: string): NamedCode {
  const name = names.get(id);
  if (!name) throw new Error(`agency ${id} was not loaded for the clocks`);
  return name;
}

function reAppointmentOf(promise: ReAppointmentEntity, dueAt: Date | null): ToldReAppointment {
  return {
    promisedDueAt: iso(promise.promisedDueAt),
    dueAt: iso(promise.dueAt),
    reason: promise.reason,
    extra: promise.extra,
    extraText: limitText(promise.extra),
    sentAt: iso(promise.sentAt),
    apologyDueAt: iso(promise.apologyDueAt),
    late: promise.late,
    overtaken: isOvertaken({ dueAt, promisedDueAt: promise.promisedDueAt }),
  };
}
