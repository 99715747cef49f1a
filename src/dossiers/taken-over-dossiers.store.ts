import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../domain/calendar/local-day.js';
import type { RungMoment } from '../domain/deadline/rungs.js';
import { calendarsOf } from '../domain/dossier/clock-calendars.js';
import type { CaseClock, CaseContext, CaseEvent, DossierCase } from '../domain/dossier/dossier-case.js';
import type { TakenOver } from '../domain/dossier/take-over.js';
import { rungsTakenOver } from '../domain/dossier/take-over-rungs.js';
import { insertRows, named } from '../platform/database/rows.js';
import { OutboxEntity } from '../platform/outbox/outbox.entity.js';
import { OutboxSignal } from '../platform/outbox/outbox-signal.js';
import { clockValues, stepValues, supplementValues } from './case-rows.js';
import { caseFacts, eventsOf, searchTextWith } from './decision-rows.js';
import { DossiersStore, type NewDossierRecord, type NewEvent, type NewFlag } from './dossiers.store.js';
import type { ReadyDossier } from './imported-dossiers.store.js';
import type { FilingFacts } from './new-dossier.store.js';
import { ReAppointmentEntity } from './re-appointment.entity.js';
import { messageOf } from './write-events.js';

const TAKEN_OVER = 'dossier_taken_over';

/** A dossier of another system as the core took it over, with what only the source knows. */
export interface DossierToTakeOver {
  readonly facts: FilingFacts & { readonly code: string };
  readonly taken: TakenOver;
  readonly context: CaseContext;
  /** Who tells it: the mapping of the import. */
  readonly source: string;
  /** What the event of taking over keeps: where it was told, and what. */
  readonly told: Readonly<Record<string, unknown>>;
  /** A number of ours that its code takes; null where its code cannot meet one of ours. */
  readonly number: TakenNumber | null;
}

export interface TakenNumber {
  readonly agencyId: string;
  readonly on: LocalDay;
  readonly number: number;
}

/** A rung of before the cut-over. */
interface RungOver {
  readonly clock: CaseClock;
  readonly rung: RungMoment;
}

export interface TakenOverRecord extends ReadyDossier {
  readonly over: readonly RungOver[];
  readonly number: TakenNumber | null;
  readonly reAppointment: TakenOver['reAppointment'];
}

/** The rows of a dossier taken over: its past at its moments, what is late by now flagged, the taking over last. */
export function takenOverRecord(given: DossierToTakeOver): TakenOverRecord {
  const { facts, taken, context } = given;
  const { after, dueHistory, reAppointment } = taken;
  const rungs = after.clocks.map((clock) => ({
    clock,
    ...rungsTakenOver(clock, calendarsOf(clock, context.calendars), context.now),
  }));
  const over = rungs.flatMap(({ clock, over: moments }) => moments.map((rung) => ({ clock, rung })));
  // Warnings are passed over; lateness is on record.
  const flags = over.filter(({ rung }) => rung.key === 'overdue').map(flagOf);
  const record: NewDossierRecord = {
    dossier: { ...caseFacts(after), ...facts, searchText: searchTextWith(facts.searchText, after.steps) },
    steps: after.steps.map((step) => stepValues(step, facts)),
    clocks: rungs.map(({ clock, next }) =>
      clockValues(clock, context.calendars, { key: next?.key ?? null, at: next?.at ?? null }),
    ),
    supplements: after.supplements.map(supplementValues),
    fees: after.fees,
    events: eventsOfTaking(given, flags),
    flags: [...taken.past.flatMap(({ flags: raised }) => raised), ...flags],
    dueHistory,
  };
  return { record, over, reAppointment, number: given.number };
}

/** Writes dossiers that were taken over. Their past is told to nobody; that they are here now, to whoever listens. */
@Injectable()
export class TakenOverDossiers {
  constructor(
    private readonly dossiers: DossiersStore,
    private readonly outbox: OutboxSignal,
  ) {}

  async add(tx: EntityManager, taken: readonly TakenOverRecord[], now: Date): Promise<void> {
    // First, as every intake takes its number first: nobody waits for the other in a ring.
    await takeNumbers(
      tx,
      taken.flatMap(({ number }) => number ?? []),
    );
    const records = taken.map(({ record }) => record);
    const ids = await this.dossiers.insertMany(tx, records, now, true);
    const idOf = ({ record }: TakenOverRecord): string => ids.get(record.dossier.code) as string;
    await claimOver(tx, taken, idOf, now);
    const promises = taken.flatMap((each) =>
      each.reAppointment ? [{ dossierId: idOf(each), ...each.reAppointment }] : [],
    );
    await insertRows(tx, ReAppointmentEntity, promises);
    const messages = taken.map((each) => ({
      dossierId: idOf(each),
      ...messageOf({ type: TAKEN_OVER, seq: each.record.events.length }, now),
    }));
    await insertRows(tx, OutboxEntity, messages);
    this.outbox.written(tx);
  }
}

const TAKE_NUMBERS = `INSERT INTO code_counter (agency_id, "on", last_number)
  SELECT agency_id, "on", max(number) FROM unnest($1::bigint[], $2::date[], $3::integer[]) AS taken (agency_id, "on", number)
  GROUP BY agency_id, "on" ORDER BY agency_id, "on"
  ON CONFLICT (agency_id, "on") DO UPDATE SET last_number = greatest(code_counter.last_number, excluded.last_number)`;

/** The next number of that agency and day is behind all that the other system has given. */
async function takeNumbers(tx: EntityManager, numbers: readonly TakenNumber[]): Promise<void> {
  if (numbers.length === 0) return;
  await named(tx, 'take-numbers', TAKE_NUMBERS, [
    numbers.map(({ agencyId }) => agencyId),
    numbers.map(({ on }) => on),
    numbers.map(({ number }) => number),
  ]);
}

const CLAIM = `INSERT INTO clock_firing (clock_id, generation, rung_key, rung_at, fired_at)
  SELECT c.id, rung.generation, rung.rung_key, rung.rung_at, $6::timestamptz
  FROM unnest($1::bigint[], $2::smallint[], $3::integer[], $4::text[], $5::timestamptz[])
    AS rung (dossier_id, no, generation, rung_key, rung_at)
  JOIN clock c ON c.dossier_id = rung.dossier_id AND c.no = rung.no
  ON CONFLICT DO NOTHING`;

/** Claimed as if told: the watch leaves them alone, unless they come to lie ahead again. */
async function claimOver(
  tx: EntityManager,
  taken: readonly TakenOverRecord[],
  idOf: (one: TakenOverRecord) => string,
  now: Date,
): Promise<void> {
  const over = taken.flatMap((each) => each.over.map((one) => ({ dossierId: idOf(each), ...one })));
  if (over.length === 0) return;
  await named(tx, 'claim-taken-over', CLAIM, [
    over.map(({ dossierId }) => dossierId),
    over.map(({ clock }) => clock.no),
    over.map(({ clock }) => clock.generation),
    over.map(({ rung }) => rung.key),
    over.map(({ rung }) => rung.at),
    now,
  ]);
}

function flagOf({ clock, rung }: RungOver): NewFlag {
  return {
    kind: 'overdue',
    subject: `clock-${clock.no}-${clock.generation}`,
    agencyId: clock.ownerAgencyId,
    momentAt: rung.momentAt,
    detail: {
      clockKind: clock.terms.kind,
      stepNo: clock.stepNo,
      dueAt: clock.dueAt?.toISOString() ?? null,
      deliveredLate: true,
    },
  };
}

function eventsOfTaking(
  { taken, context, source, told }: DossierToTakeOver,
  flags: readonly NewFlag[],
): NewEvent[] {
  const { after, past, due } = taken;
  const { now, competent } = context;
  const before = past.flatMap(({ at, by, events, flags: raisedThen }) => {
    const decision = { after, events, flags: raisedThen };
    return eventsOf(decision, { id: null, name: by ?? source, agencyId: null }, at);
  });
  const placed = before.map((event) => {
    const agencyId = agencyOf(event, after, context);
    return { ...event, actor: { ...event.actor, agencyId } };
  });
  const raised = flags.map(({ kind, subject, momentAt, agencyId }) => ({
    type: 'flag_raised',
    at: now,
    actor: { id: null, name: source, agencyId },
    data: { kind, subject, momentAt: momentAt.toISOString() },
  }));
  const [promised, counted] = [due.told, due.counted].map((at) => at?.toISOString() ?? null);
  const data = { ...told, due: { told: promised, counted, verdict: due.verdict } };
  const actor = { id: null, name: source, agencyId: competent.agencyId };
  return [...placed, ...raised, { type: TAKEN_OVER, at: now, actor, data }];
}

/** The desk's own acts; everything else is the work of the agency that decides, or of a step's. */
const AT_DESK: readonly string[] = [
  'dossier_registered',
  'dossier_accepted',
  'correction_requested',
  'correction_received',
  'dossier_sent_on',
] satisfies CaseEvent['type'][];

function agencyOf({ type, data }: NewEvent, { steps }: DossierCase, context: CaseContext): string {
  const step = type === 'step_finished' ? steps.find(({ no }) => no === data['stepNo']) : undefined;
  if (step) return step.agencyId;
  return (AT_DESK.includes(type) ? context.receiving : context.competent).agencyId;
}
