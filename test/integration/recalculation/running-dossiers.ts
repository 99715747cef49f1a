import {
  startClock,
  type ClockTerms,
  type DeadlineClock,
} from '../../../src/domain/deadline/deadline-clock.js';
import { DEFAULT_LADDER } from '../../../src/domain/deadline/rungs.js';
import type { TimeLimit } from '../../../src/domain/deadline/time-limit.js';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import type { CaseClock } from '../../../src/domain/dossier/dossier-case.js';
import { newClockValues } from '../../../src/dossiers/decision-rows.js';
import { DossiersStore, type NewDossierRecord } from '../../../src/dossiers/dossiers.store.js';
import { CalendarLookup } from '../../../src/registers/calendars/calendar.lookup.js';
import { dossierOf } from '../watch/filed-dossiers.js';
import type { RecalculationHouse } from './recalculation-house.js';

const AT_ONCE = 500;

const TERMS: ClockTerms = {
  kind: 'processing',
  limit: { amount: 10, unit: 'working_day' },
  cutOff: { at: { kind: 'none' }, affects: 'hand_over' },
  binds: 'agency',
  legalBasis: 'Điều 1',
  ladder: DEFAULT_LADDER,
};

export interface Running {
  readonly code: string;
  readonly startedAt: Date;
  readonly limit?: TimeLimit;
  /** What happened to the legal clock since. */
  readonly change?: (clock: DeadlineClock, calendar: WorkingCalendar) => DeadlineClock;
  /** A step with its own clock beside the legal one. */
  readonly stepLimit?: TimeLimit;
  readonly calendarId?: string;
  readonly deskCalendarId?: string;
  readonly ownerAgencyId?: string;
}

/** Dossiers in progress, with clocks that the core started; answers with their ids by code. */
export async function runDossiers(
  house: RecalculationHouse,
  running: readonly Running[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const lookup = house.get(CalendarLookup);
  const known = new Map<string, WorkingCalendar>();
  for (const { id } of await lookup.all()) known.set(id, await lookup.calendarOf(id));
  for (let from = 0; from < running.length; from += AT_ONCE) {
    const records = running.slice(from, from + AT_ONCE).map((each) => recordOf(house, each, known));
    const store = house.get(DossiersStore);
    const some = await house.database.write((tx) => store.insertMany(tx, records, house.clock.now()));
    for (const [code, id] of some) ids.set(code, id);
  }
  return ids;
}

function recordOf(
  house: RecalculationHouse,
  running: Running,
  calendars: ReadonlyMap<string, WorkingCalendar>,
): NewDossierRecord {
  const { province } = house;
  const place = {
    ownerAgencyId: running.ownerAgencyId ?? province.departmentId,
    calendarId: running.calendarId ?? province.calendarId,
    deskCalendarId: running.deskCalendarId ?? null,
  };
  const counting = calendars.get(place.calendarId) as WorkingCalendar;
  const desk = place.deskCalendarId === null ? null : calendars.get(place.deskCalendarId);
  const started = (terms: ClockTerms) => startClock(terms, running.startedAt, { counting, desk });
  const first = started({ ...TERMS, ...(running.limit && { limit: running.limit }) });
  const legal = running.change?.(first, counting) ?? first;
  const clocks: CaseClock[] = [{ ...legal, ...place, no: 1, stepNo: null, leg: null }];
  if (running.stepLimit) {
    const step = started({ ...TERMS, kind: 'step', limit: running.stepLimit });
    clocks.push({ ...step, ...place, no: 2, stepNo: 1, leg: null });
  }
  const { dueAt, originalDueAt, provisional } = legal;
  const filed = { code: running.code, dueAt: originalDueAt };
  const context = { calendars, now: house.clock.now() };
  return {
    dossier: {
      ...dossierOf(filed, province),
      acceptedAt: running.startedAt,
      receivedAt: running.startedAt,
      dueAt,
      provisional,
    },
    steps: clocks.flatMap(({ stepNo, dueAt: due }) => (stepNo === null ? [] : [stepOf(running, due, house)])),
    clocks: newClockValues(clocks, context),
    supplements: [],
    fees: [],
    events: [],
    flags: [],
    dueHistory: [{ at: running.startedAt, dueAt, reason: 'dossier_accepted' }],
  };
}

function stepOf(running: Running, dueAt: Date | null, { province }: RecalculationHouse) {
  return {
    no: 1,
    stepKey: 'appraisal',
    nameVi: 'Thẩm định',
    nameEn: 'Appraisal',
    kind: 'task' as const,
    leg: null,
    agencyId: province.departmentId,
    role: 'processing_officer' as const,
    coverRole: null,
    state: 'open' as const,
    openedAt: running.startedAt,
    finishedAt: null,
    dueAt,
    outcome: null,
    note: null,
    finishedBy: null,
    assigneeId: null,
    assignedAt: null,
    visitingOn: null,
  };
}
