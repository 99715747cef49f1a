import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { judgeMove } from '../domain/deadline/due-move.js';
import { isKind } from '../domain/dossier/case-clocks.js';
import { named, updateRows } from '../platform/database/rows.js';
import { OutboxSignal } from '../platform/outbox/outbox-signal.js';
import { WatchSignal } from '../platform/queue/watch-signal.js';
import { clockValues } from './case-rows.js';
import { ClockEntity } from './clock.entity.js';
import { DossierStepEntity } from './dossier-step.entity.js';
import { DossierEntity } from './dossier.entity.js';
import { chainEnd, chainEvents, type NewEvent } from './event-chain.js';
import {
  dueMoveOf,
  type MovedClock,
  type MovedDossier,
  type MoveFacts,
  type WalkedDossier,
} from './moved-dossier.js';
import { writeDueHistory, writeEvents } from './write-events.js';

export { dueMoveOf, movedDossierOf } from './moved-dossier.js';
export type { MovedDossier, MoveFacts, MoveReason, WalkedDossier } from './moved-dossier.js';

/** Writes what moved the due moments of many dossiers at once; verbs write one dossier through `DossiersStore`. */
@Injectable()
export class MovedDossiersStore {
  constructor(
    private readonly outbox: OutboxSignal,
    private readonly watch: WatchSignal,
  ) {}

  /** Locks in the order of the ids; `skipsBusy` leaves out dossiers that somebody is working on. */
  async lock(
    tx: EntityManager,
    dossierIds: readonly string[],
    skipsBusy: boolean,
  ): Promise<readonly WalkedDossier[]> {
    const text = `SELECT id, code, version, last_event_seq AS "lastEventSeq", last_event_hash AS "lastEventHash",
        due_at AS "dueAt", provisional, resolved_at IS NULL AND ended_at IS NULL AS "isOpen"
      FROM dossier WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE${skipsBusy ? ' SKIP LOCKED' : ''}`;
    return named(tx, skipsBusy ? 'lock-idle-dossiers' : 'lock-dossiers', text, [dossierIds]);
  }

  /** Clocks, steps, dossiers, history, notices and timeline of locked dossiers, table by table. */
  async write(tx: EntityManager, moved: readonly MovedDossier[], facts: MoveFacts): Promise<void> {
    const told = moved.filter(hasEvent);
    const clocks = moved.flatMap((each) => each.clocks);
    await updateRows(
      tx,
      ClockEntity,
      clocks.map((clock) => clockRow(clock, facts)),
      ['id'],
    );
    await updateRows(tx, DossierStepEntity, told.flatMap(stepRows), ['dossierId', 'no']);
    await this.writeDossiers(tx, told, facts);
    await annul(tx, clocks, facts.now);
    const times = clocks.flatMap(({ rungs }) => (rungs.next ? [rungs.next.at.getTime()] : []));
    if (times.length > 0) this.watch.moved(tx, new Date(times.reduce((a, b) => Math.min(a, b))));
  }

  private async writeDossiers(
    tx: EntityManager,
    told: readonly ToldDossier[],
    { now, reason }: MoveFacts,
  ): Promise<void> {
    const chained = told.map((each) => ({
      legal: legalOf(each),
      links: chainEvents(each.dossier, [each.event], now),
      ...each,
    }));
    // In one go: each writing of a due moment writes all indexes of the dossier.
    const rows = chained.map(({ dossier, legal, links }) => ({
      id: dossier.id,
      version: dossier.version + 1,
      ...chainEnd(dossier, links),
      dueAt: legal ? legal.after.dueAt : dossier.dueAt,
      provisional: legal ? legal.after.provisional : dossier.provisional,
    }));
    await updateRows(tx, DossierEntity, rows, ['id']);
    const history = chained.flatMap(({ dossier, legal }) =>
      legal && judgeMove(dueMoveOf(legal), now).moved
        ? [{ dossierId: dossier.id, at: now, dueAt: legal.after.dueAt, reason }]
        : [],
    );
    await writeDueHistory(tx, history);
    const links = chained.map(({ dossier, links }) => ({ dossierId: dossier.id, links }));
    await writeEvents(tx, links, now);
    if (links.length > 0) this.outbox.written(tx);
  }
}

type ToldDossier = MovedDossier & { readonly event: NewEvent };

function hasEvent(moved: MovedDossier): moved is ToldDossier {
  return moved.event !== null;
}

const isLegal = isKind('processing');

/** The dossier shows the due moment of its legal clock. */
function legalOf({ clocks }: MovedDossier): MovedClock | null {
  return clocks.find(({ after }) => isLegal(after)) ?? null;
}

function clockRow({ running, after, rungs }: MovedClock, { calendars }: MoveFacts) {
  const next = { key: rungs.next?.key ?? null, at: rungs.next?.at ?? null };
  const values = clockValues(after, calendars, next);
  const { calendarId, deskCalendarId, calendarVersion, dueAt, provisional, exclusions } = values;
  return {
    nextRungKey: next.key,
    nextRungAt: next.at,
    ...{ id: running.id, calendarId, deskCalendarId, calendarVersion, dueAt, provisional, exclusions },
  };
}

/** A step shows the due moment of its own clock. */
function stepRows({ dossier, clocks }: MovedDossier) {
  return clocks.flatMap(({ after: { stepNo, dueAt } }) =>
    stepNo === null ? [] : [{ dossierId: dossier.id, no: stepNo, dueAt }],
  );
}

/** What lies ahead again may be told again; the notice that was given stays on record as cleared. */
async function annul(tx: EntityManager, clocks: readonly MovedClock[], now: Date): Promise<void> {
  const rungs = clocks.flatMap(({ running, rungs }) =>
    rungs.annulled.map((key) => ({ ...running, key, generation: running.clock.generation })),
  );
  if (rungs.length === 0) return;
  const keys = rungs.map(({ key }) => key);
  const firings = `DELETE FROM clock_firing f
    USING unnest($1::bigint[], $2::integer[], $3::text[]) AS gone (clock_id, generation, rung_key)
    WHERE f.clock_id = gone.clock_id AND f.generation = gone.generation AND f.rung_key = gone.rung_key`;
  const generations = rungs.map(({ generation }) => generation);
  await named(tx, 'annul-firings', firings, [rungs.map(({ id }) => id), generations, keys]);
  const flags = `UPDATE dossier_flag f SET cleared_at = $4::timestamptz
    FROM unnest($1::bigint[], $2::text[], $3::text[]) AS gone (dossier_id, kind, subject)
    WHERE f.dossier_id = gone.dossier_id AND f.kind = gone.kind AND f.subject = gone.subject
      AND f.cleared_at IS NULL`;
  const subjects = rungs.map(({ clock, generation }) => `clock-${clock.no}-${generation}`);
  await named(tx, 'annul-flags', flags, [rungs.map(({ dossierId }) => dossierId), keys, subjects, now]);
}
