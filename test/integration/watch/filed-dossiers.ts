import {
  fixedClock,
  type ClockTerms,
  type DeadlineClock,
} from '../../../src/domain/deadline/deadline-clock.js';
import type { CaseClock } from '../../../src/domain/dossier/dossier-case.js';
import { DEFAULT_LADDER } from '../../../src/domain/deadline/rungs.js';
import { newClockValues } from '../../../src/dossiers/decision-rows.js';
import type { NewDossierRecord, NewEvent } from '../../../src/dossiers/dossiers.store.js';
import type { SmallProvince } from './province.js';
import type { WatchProcess } from './watch-process.js';

const ACCEPTED_AT = new Date('2026-03-02T08:00:00+07:00');
const AT_ONCE = 500;

const TERMS: ClockTerms = {
  kind: 'processing',
  limit: null,
  cutOff: { at: { kind: 'none' }, affects: 'hand_over' },
  binds: 'agency',
  legalBasis: 'Điều 1',
  ladder: DEFAULT_LADDER,
};

export interface Filed {
  readonly code: string;
  readonly dueAt: Date;
  /** What happened to the clock since. */
  readonly change?: (clock: DeadlineClock) => DeadlineClock;
  readonly resolvedAt?: Date;
  readonly history?: boolean;
  readonly events?: readonly NewEvent[];
}

/** Dossiers accepted on Monday 2026-03-02 with one processing clock each; answers with their ids by code. */
export async function file(
  process: WatchProcess,
  province: SmallProvince,
  filed: readonly Filed[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < filed.length; at += AT_ONCE) {
    const records = filed.slice(at, at + AT_ONCE).map((each) => recordOf(each, province));
    const some = await process.database.write((tx) => process.dossiers.insertMany(tx, records, ACCEPTED_AT));
    for (const [code, id] of some) ids.set(code, id);
  }
  return ids;
}

function recordOf(filed: Filed, province: SmallProvince): NewDossierRecord {
  const started = fixedClock(TERMS, ACCEPTED_AT, filed.dueAt);
  const clock: CaseClock = {
    ...(filed.change?.(started) ?? started),
    no: 1,
    stepNo: null,
    leg: null,
    ownerAgencyId: province.departmentId,
    calendarId: province.calendarId,
    deskCalendarId: null,
  };
  const calendars = new Map([[province.calendarId, province.calendar]]);
  return {
    dossier: dossierOf(filed, province),
    steps: [],
    clocks: newClockValues([clock], { calendars, now: clock.startedAt }),
    supplements: [],
    fees: [],
    events: filed.events ?? [],
    flags: [],
    dueHistory: [],
  };
}

export function dossierOf(filed: Filed, province: SmallProvince): NewDossierRecord['dossier'] {
  return {
    code: filed.code,
    externalSource: null,
    externalReference: null,
    procedureId: province.procedureId,
    versionId: province.versionId,
    variant: 'default',
    applicantClass: null,
    field: 'civil status',
    channel: 'counter',
    state: filed.resolvedAt ? 'resolved' : 'in_progress',
    receivingAgencyId: province.departmentId,
    competentAgencyId: province.departmentId,
    applicant: { kind: 'person', fullName: 'Nguyễn Văn An' },
    applicantIdentity: null,
    searchText: 'nguyen van an',
    representative: null,
    resultDelivery: null,
    components: null,
    receivedAt: ACCEPTED_AT,
    receivedOn: '2026-03-02',
    receivedAtReason: null,
    acceptedAt: ACCEPTED_AT,
    originalDueAt: filed.dueAt,
    dueAt: filed.dueAt,
    promisedDueAt: null,
    provisional: false,
    extendedAt: null,
    timeSplit: null,
    resolvedAt: filed.resolvedAt ?? null,
    resolvedOn: filed.resolvedAt ? '2026-03-04' : null,
    outcome: filed.resolvedAt ? 'granted' : null,
    timeliness: filed.resolvedAt ? 'on_time' : null,
    source: 'desk',
    resultAtDeskAt: null,
    resultIssue: 1,
    lateBefore: false,
    returnedAt: null,
    endedAt: null,
    endReason: null,
    supplementsBefore: 0,
    supplementsAfter: 0,
    marking: { open: [], waiting: [] },
    registeredBy: null,
    marks: [],
    history: filed.history ?? false,
  };
}
