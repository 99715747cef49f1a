import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { insertRows, named } from '../../platform/database/rows.js';
import { OutboxEntity } from '../../platform/outbox/outbox.entity.js';
import { OutboxSignal } from '../../platform/outbox/outbox-signal.js';
import {
  RecalculationEntity,
  RecalculationFailureEntity,
  RecalculationMoveEntity,
} from './recalculation.entity.js';

/** A walk that is not finished, and how far it has come. */
export type OpenRecalculation = Pick<RecalculationEntity, 'id' | 'pass' | 'cursorId' | 'requestedAt'>;

/** The change that a walk was asked for by; none of an outage. */
export type Caused = Pick<RecalculationEntity, 'calendarChangeId' | 'agencyChangeId'>;

export type NewMove = Omit<RecalculationMoveEntity, 'recalculationId'>;

/** Told to the agencies once, when a walk has ended. */
export const RECALCULATION_FINISHED = 'recalculation_finished';

const LONGEST_TEXT = 500;

interface ChangeTable {
  /** Of `recalculation`. */
  readonly column: string;
  readonly table: string;
  /** What was changed. */
  readonly subject: string;
}

const CALENDAR_CHANGES: ChangeTable = {
  column: 'calendar_change_id',
  table: 'calendar_change',
  subject: 'calendar_id',
};
const AGENCY_CHANGES: ChangeTable = {
  column: 'agency_change_id',
  table: 'agency_calendar_change',
  subject: 'agency_id',
};

/** Nobody has begun with it, or its first pass is not over. */
const IS_UNDER_WAY = '(r.id IS NULL OR (r.finished_at IS NULL AND r.pass = 1))';

function changeOf({ calendarChangeId, agencyChangeId }: Caused): readonly [ChangeTable, string] | null {
  if (calendarChangeId !== null) return [CALENDAR_CHANGES, calendarChangeId];
  return agencyChangeId === null ? null : [AGENCY_CHANGES, agencyChangeId];
}

const FIGURES = `count(DISTINCT dossier_id) FILTER (WHERE moved) AS dossiers_moved,
  count(*) FILTER (WHERE moved) AS clocks_moved, count(*) FILTER (WHERE becomes_late) AS became_late,
  count(*) FILTER (WHERE no_longer_late) AS no_longer_late, count(*) FILTER (WHERE becomes_final) AS became_final,
  count(*) FILTER (WHERE becomes_provisional) AS became_provisional`;
const FIGURE_NAMES = [
  'dossiers_moved',
  'clocks_moved',
  'became_late',
  'no_longer_late',
  'became_final',
  'became_provisional',
];
const ALL_OF_A_MOVE = [
  'kind',
  'owner_agency_id',
  'from_at',
  'to_at',
  'moved',
  'becomes_late',
  'no_longer_late',
  'becomes_final',
  'becomes_provisional',
];

/** The walks: one for each calendar that came to say something else, agency that left one, and outage. */
@Injectable()
export class RecalculationsStore {
  constructor(private readonly outbox: OutboxSignal) {}

  /** The tables of changes are the truth; a change that nobody has begun gets its walk here. */
  async addMissing(tx: EntityManager, now: Date): Promise<void> {
    for (const { column, table } of [CALENDAR_CHANGES, AGENCY_CHANGES]) {
      const text = `INSERT INTO recalculation (${column}, requested_at)
        SELECT c.id, $1::timestamptz FROM ${table} c
        WHERE NOT EXISTS (SELECT FROM recalculation r WHERE r.${column} = c.id)
        ORDER BY c.id ON CONFLICT DO NOTHING`;
      await named(tx, `recalculation-add-missing-${table}`, text, [now]);
    }
  }

  /**
   * A newer change of the same calendar or agency goes first: its impact was shown against what stands now, and what
   * is left of the older one is done with it.
   */
  async isOvertaken(tx: EntityManager, run: Caused): Promise<boolean> {
    const change = changeOf(run);
    if (change === null) return false;
    const [{ column, table, subject }, id] = change;
    const text = `SELECT own.id FROM ${table} own
      JOIN ${table} newer ON newer.${subject} = own.${subject} AND newer.id > own.id
      LEFT JOIN recalculation r ON r.${column} = newer.id
      WHERE own.id = $1::bigint AND ${IS_UNDER_WAY} LIMIT 1`;
    return (await named(tx, `recalculation-overtaken-${table}`, text, [id])).length > 0;
  }

  /** The documents that a walk carries out: its own, those that came later, and those that it has overtaken. */
  async sourceOf(tx: EntityManager, run: Caused): Promise<string | null> {
    const change = changeOf(run);
    if (change === null) return null;
    const [{ column, table, subject }, id] = change;
    const text = `SELECT other.source FROM ${table} own JOIN ${table} other ON other.${subject} = own.${subject}
      LEFT JOIN recalculation r ON r.${column} = other.id
      WHERE own.id = $1::bigint AND other.source IS NOT NULL AND (other.id >= own.id OR ${IS_UNDER_WAY})
      ORDER BY other.id`;
    const rows = await named<{ source: string }>(tx, `recalculation-sources-${table}`, text, [id]);
    return rows.length === 0 ? null : [...new Set(rows.map(({ source }) => source))].join('; ');
  }

  /** Unfinished walks, newest first: an older one of the same calendar waits for it. */
  async open(tx: EntityManager): Promise<OpenRecalculation[]> {
    const select = { id: true, pass: true, cursorId: true, requestedAt: true } as const;
    return tx.find(RecalculationEntity, { select, where: { finishedAt: IsNull() }, order: { id: 'DESC' } });
  }

  /** Locks a walk; null when it is finished or another worker is at it. */
  async take(tx: EntityManager, id: string): Promise<RecalculationEntity | null> {
    return tx.findOne(RecalculationEntity, {
      where: { id, finishedAt: IsNull() },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  /**
   * Keeps what was moved and counts it. A clock that a verb computed by the old calendar after the first pass is
   * moved by the second one again: then the later move is the one that stands.
   */
  async addMoves(tx: EntityManager, id: string, moves: readonly NewMove[]): Promise<void> {
    if (moves.length === 0) return;
    const rows = moves.map((move) => ({ recalculationId: id, ...move }));
    const newer = ALL_OF_A_MOVE.map((column) => `${column} = excluded.${column}`).join(', ');
    await insertRows(tx, RecalculationMoveEntity, rows, {
      onConflict: `(recalculation_id, dossier_id, clock_no) DO UPDATE SET ${newer}`,
    });
    const count = (is: (move: NewMove) => boolean) => moves.filter(is).length;
    const figures = [
      new Set(moves.filter(({ moved }) => moved).map(({ dossierId }) => dossierId)).size,
      count(({ moved }) => moved),
      count(({ becomesLate }) => becomesLate),
      count(({ noLongerLate }) => noLongerLate),
      count(({ becomesFinal }) => becomesFinal),
      count(({ becomesProvisional }) => becomesProvisional),
    ];
    const set = FIGURE_NAMES.map((name, index) => `${name} = ${name} + $${index + 2}::integer`).join(', ');
    await named(tx, 'recalculation-count', `UPDATE recalculation SET ${set} WHERE id = $1::bigint`, [
      id,
      ...figures,
    ]);
  }

  /** This pass has done everything up to the dossier `cursorId`. */
  async advance(
    tx: EntityManager,
    { id, pass }: RecalculationEntity,
    cursorId: string,
    seen: number,
  ): Promise<void> {
    const text = `UPDATE recalculation SET cursor_id = $2::bigint, dossiers_seen = dossiers_seen + $3::integer
      WHERE id = $1::bigint`;
    await named(tx, 'recalculation-advance', text, [id, cursorId, pass === 1 ? seen : 0]);
  }

  async endFirstPass(tx: EntityManager, id: string, now: Date): Promise<void> {
    await tx.update(RecalculationEntity, { id }, { pass: 2, cursorId: '0', passFinishedAt: now });
  }

  /** Counts again from the moves, and has the agencies told where there is something to tell. */
  async finish(tx: EntityManager, id: string, now: Date): Promise<void> {
    const set = FIGURE_NAMES.map((name) => `${name} = figures.${name}`).join(', ');
    const text = `WITH figures AS (SELECT ${FIGURES} FROM recalculation_move WHERE recalculation_id = $1::bigint),
      ended AS (UPDATE recalculation r SET finished_at = $2::timestamptz, ${set} FROM figures
        WHERE r.id = $1::bigint RETURNING r.clocks_moved + r.became_final + r.became_provisional AS told)
      SELECT told FROM ended`;
    const [row] = await named<{ told: number }>(tx, 'recalculation-finish', text, [id, now]);
    if (row === undefined || row.told === 0) return;
    const message = {
      topic: RECALCULATION_FINISHED,
      dossierId: null,
      payload: { recalculationId: id },
      createdAt: now,
    };
    await insertRows(tx, OutboxEntity, [message]);
    this.outbox.written(tx);
  }

  async recordFailure(
    tx: EntityManager,
    failed: Pick<RecalculationFailureEntity, 'recalculationId' | 'dossierId' | 'failedAt'>,
    error: unknown,
  ): Promise<void> {
    const message = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_TEXT);
    await tx.upsert(RecalculationFailureEntity, { ...failed, error: message }, [
      'recalculationId',
      'dossierId',
    ]);
  }

  /** They could be computed after all. */
  async forgetFailures(tx: EntityManager, id: string, dossierIds: readonly string[]): Promise<void> {
    const text = `DELETE FROM recalculation_failure
      WHERE recalculation_id = $1::bigint AND dossier_id = ANY ($2::bigint[])`;
    await named(tx, 'recalculation-forget-failures', text, [id, dossierIds]);
  }
}
