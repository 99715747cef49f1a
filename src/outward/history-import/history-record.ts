import { searchTextOf } from '../../domain/finding/search-text.js';
import { foldText } from '../../domain/fold-text.js';
import { timelinessOf } from '../../domain/rates/timeliness.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import type { DossierValues, NewDossierRecord, NewEvent } from '../../dossiers/dossiers.store.js';
import type { HistoryApplication, HistoryEvent } from './history-application.js';
import type { HistoryMapping } from './history-mapping.js';
import type { HistoryPlace } from './history-registers.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

type StepValues = NewDossierRecord['steps'][number];
type ClockValues = NewDossierRecord['clocks'][number];

/** What the source does not tell must not look like somebody's name. */
const NO_APPLICANT = 'Không có trong dữ liệu nguồn / Not in the source';
const FIXED_BY_SOURCE = 'Hạn do hệ thống nguồn ấn định / Due moment fixed by the source system';

/** Under which name the dossiers of a mapping are known. */
function externalSourceOf({ name }: HistoryMapping): string {
  return `import:${name}`;
}

/** A whole dossier as the log tells it: its instants are kept, nothing is computed again, nobody is told. */
export function recordOf(
  application: HistoryApplication,
  place: HistoryPlace,
  mapping: HistoryMapping,
  now: Date,
): NewDossierRecord {
  const { dueAt, receivedAt } = application;
  return {
    dossier: dossierOf(application, place, mapping),
    steps: application.events.map((event, index) => stepOf(event, index, place, mapping)),
    clocks: dueAt === null ? [] : [clockOf(application, dueAt, place)],
    supplements: [],
    fees: [],
    events: eventsOf(application, place, mapping, now),
    flags: [],
    dueHistory: dueAt === null ? [] : [{ at: receivedAt, dueAt, reason: 'imported' }],
  };
}

function dossierOf(
  application: HistoryApplication,
  { receiving, competent, version }: HistoryPlace,
  mapping: HistoryMapping,
): DossierValues {
  const { code, reference, applicantName, dueAt } = application;
  const agencies = { receivingAgencyId: receiving.id, competentAgencyId: competent.id };
  return {
    code,
    ...NOT_TOLD,
    ...resolutionOf(application),
    ...version,
    externalSource: externalSourceOf(mapping),
    externalReference: reference,
    channel: application.channel,
    ...agencies,
    applicant: { kind: 'person', fullName: applicantName ?? NO_APPLICANT },
    searchText: searchTextOf([{ fullName: applicantName ?? '' }], Object.values(agencies)),
    receivedAt: application.receivedAt,
    receivedOn: application.receivedOn,
    originalDueAt: dueAt,
    dueAt,
    provisional: false,
    extendedAt: null,
    timeSplit: null,
    supplementsBefore: 0,
    supplementsAfter: 0,
    marking: { open: [], waiting: [] },
    marks: [...application.marks],
    history: true,
  };
}

/** What an event log says nothing about. */
const NOT_TOLD = {
  source: 'import',
  applicantClass: null,
  resultIssue: 1,
  lateBefore: false,
  applicantIdentity: null,
  representative: null,
  resultDelivery: null,
  components: null,
  receivedAtReason: null,
  acceptedAt: null,
  promisedDueAt: null,
  outcome: null,
  endedAt: null,
  endReason: null,
  registeredBy: null,
} as const;

type Resolution = Pick<
  DossierValues,
  'state' | 'resolvedAt' | 'resolvedOn' | 'timeliness' | 'returnedAt' | 'resultAtDeskAt'
>;

function resolutionOf({ resolvedAt, returnedAt, dueAt }: HistoryApplication): Resolution {
  return {
    // The source has come to its end: nobody owes this dossier an act, even where its return is not told.
    state: resolvedAt ? 'returned' : 'in_progress',
    resolvedAt,
    resolvedOn: resolvedAt && localDayOf(resolvedAt, OFFICE_ZONE),
    timeliness: resolvedAt && dueAt && timelinessOf(resolvedAt, dueAt, OFFICE_ZONE),
    returnedAt,
    resultAtDeskAt: returnedAt,
  };
}

function stepOf(
  event: HistoryEvent,
  index: number,
  { competent }: HistoryPlace,
  mapping: HistoryMapping,
): StepValues {
  const name = nameOf(event, mapping);
  return {
    no: index + 1,
    stepKey: stepKeyOf(event),
    nameVi: name.vi,
    nameEn: name.en,
    kind: 'task',
    leg: null,
    agencyId: competent.id,
    role: 'processing_officer',
    state: 'done',
    // A log that tells no start tells one instant: how long the step was open is not known.
    openedAt: event.startedAt ?? event.at,
    finishedAt: event.at,
    dueAt: null,
    outcome: null,
    note: null,
    finishedBy: null,
    coverRole: null,
    assigneeId: null,
    assignedAt: null,
    visitingOn: null,
  };
}

/** The source's due moment: no limit to count again, no rung to tell anybody. */
function clockOf(
  { receivedAt, resolvedAt }: HistoryApplication,
  dueAt: Date,
  { competent }: HistoryPlace,
): ClockValues {
  return {
    no: 1,
    stepNo: null,
    leg: null,
    kind: 'processing',
    ownerAgencyId: competent.id,
    calendarId: competent.calendarId,
    deskCalendarId: null,
    // No calendar counted it.
    calendarVersion: 0,
    timeLimit: null,
    cutOff: { at: { kind: 'none' }, affects: 'clock' },
    binds: 'agency',
    legalBasis: FIXED_BY_SOURCE,
    ladder: [],
    startedAt: receivedAt,
    exclusions: [],
    extension: null,
    stoppedAt: resolvedAt,
    generation: 1,
    dueAt,
    originalDueAt: dueAt,
    provisional: false,
    nextRungKey: null,
    nextRungAt: null,
  };
}

/** In the order of the story; the import itself is the last and the only event of today. */
function eventsOf(
  application: HistoryApplication,
  { receiving, competent }: HistoryPlace,
  mapping: HistoryMapping,
  now: Date,
): NewEvent[] {
  const { channel, receivedAt, dueAt, resolvedAt, returnedAt, reference, line, marks } = application;
  const { timeliness } = resolutionOf(application);
  const by = (agencyId: string) => ({ id: null, name: externalSourceOf(mapping), agencyId });
  const imported = { mapping: mapping.name, reference, line, marks };
  return [
    { type: 'dossier_registered', at: receivedAt, actor: by(receiving.id), data: { channel, dueAt } },
    ...application.events.map((event, index) => stepEventOf(event, index, by(competent.id), mapping)),
    ...eventAt(resolvedAt, {
      type: 'dossier_resolved',
      actor: by(competent.id),
      data: { dueAt, timeliness },
    }),
    ...eventAt(returnedAt, { type: 'result_handed_over', actor: by(receiving.id), data: {} }),
    { type: 'dossier_imported', at: now, actor: by(competent.id), data: imported },
  ];
}

function stepEventOf(
  event: HistoryEvent,
  index: number,
  source: NewEvent['actor'],
  mapping: HistoryMapping,
): NewEvent {
  return {
    type: 'step_finished',
    at: event.at,
    actor: { ...source, name: event.actor ?? source.name },
    data: {
      ...event.kept,
      stepNo: index + 1,
      stepKey: stepKeyOf(event),
      name: nameOf(event, mapping),
      opened: [],
    },
  };
}

function eventAt(at: Date | null, event: Omit<NewEvent, 'at'>): NewEvent[] {
  return at === null ? [] : [{ ...event, at }];
}

function nameOf({ name }: HistoryEvent, { event }: HistoryMapping): { vi: string; en: string } {
  const known = event.names.get(name);
  return known ? { vi: known.vi, en: known.en } : { vi: name, en: name };
}

/** A stable key of letters, digits and hyphens. */
function stepKeyOf({ name }: HistoryEvent): string {
  const key = foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return key === '' ? 'step' : key;
}
