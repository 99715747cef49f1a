import type {
  CaseClock,
  CaseContext,
  CaseStep,
  Decision,
  DossierCase,
} from '../domain/dossier/dossier-case.js';
import { dueReasonOf } from '../domain/dossier/due-reason.js';
import { withAgencies } from '../domain/finding/search-text.js';
import {
  clockValues,
  firstRung,
  isFoundOtherwise,
  stepValues,
  supplementValues,
  type ClockValues,
  type DossierRows,
} from './case-rows.js';
import type { DossierEntity } from './dossier.entity.js';
import type { DossierChange, DossierValues } from './dossiers.store.js';
import type { EventActor, NewEvent } from './event-chain.js';

type CaseFacts = Pick<DossierValues, keyof DossierCase['dossier'] & keyof DossierValues>;

/** The columns that rules decide, taken out of a case whose dossier may be a whole row. */
export function caseFacts(current: DossierCase): CaseFacts {
  const dossier = current.dossier;
  return {
    state: dossier.state,
    channel: dossier.channel,
    receivedAt: dossier.receivedAt,
    acceptedAt: dossier.acceptedAt,
    originalDueAt: dossier.originalDueAt,
    dueAt: dossier.dueAt,
    promisedDueAt: dossier.promisedDueAt,
    provisional: dossier.provisional,
    extendedAt: dossier.extendedAt,
    resultAtDeskAt: dossier.resultAtDeskAt,
    resultIssue: dossier.resultIssue,
    lateBefore: dossier.lateBefore,
    resolvedAt: dossier.resolvedAt,
    resolvedOn: dossier.resolvedOn,
    outcome: dossier.outcome,
    timeliness: dossier.timeliness,
    timeSplit: dossier.timeSplit === null ? null : [...dossier.timeSplit],
    returnedAt: dossier.returnedAt,
    endedAt: dossier.endedAt,
    endReason: dossier.endReason,
    supplementsBefore: dossier.supplementsBefore,
    supplementsAfter: dossier.supplementsAfter,
    marking: dossier.marking,
  };
}

/** Agencies that get a step find the dossier by its words too. */
export function searchTextWith(searchText: string, steps: readonly CaseStep[]): string {
  return withAgencies(
    searchText,
    steps.map(({ agencyId }) => agencyId),
  );
}

/** What happened, and behind it one event for each flag: a flag is told to people like everything else. */
export function eventsOf(decision: Decision, actor: EventActor, at: Date): NewEvent[] {
  const flags = decision.flags.map(({ kind, subject, momentAt }) => ({
    type: 'flag_raised',
    data: { kind, subject, momentAt: momentAt.toISOString() },
  }));
  return [...decision.events, ...flags].map((event) => ({ at, actor, ...event }));
}

/** The rows of the clocks of a case that nothing of is stored yet. */
export function newClockValues(
  clocks: readonly CaseClock[],
  context: Pick<CaseContext, 'calendars' | 'now'>,
): ClockValues[] {
  return clocks.map((clock) => clockValues(clock, context.calendars, firstRung(clock, context)));
}

/** Compares a decision with the rows it started from. */
export function changeOf(
  rows: DossierRows,
  before: DossierCase,
  decision: Decision,
  context: CaseContext,
  actor: EventActor,
): DossierChange {
  const { after } = decision;
  const { now } = context;
  const reason = dueReasonOf(decision);
  const isMoved = before.dossier.dueAt?.getTime() !== after.dossier.dueAt?.getTime();
  return {
    dossierId: rows.dossier.id,
    dossier: { ...caseFacts(after), ...foundBy(rows.dossier, added(before.steps, after.steps)) },
    newSteps: added(before.steps, after.steps).map((step) => stepValues(step, rows.dossier)),
    changedSteps: changedSteps(rows, before, after).map((step) => stepValues(step, rows.dossier)),
    newClocks: newClockValues(added(before.clocks, after.clocks), context),
    changedClocks: changed(before.clocks, after.clocks).map((clock) => changedClock(clock, rows, context)),
    newSupplements: added(before.supplements, after.supplements).map(supplementValues),
    newFees: added(before.fees, after.fees),
    newDeliveries: added(before.deliveries, after.deliveries),
    changedSupplements: changed(before.supplements, after.supplements).map(supplementValues),
    events: eventsOf(decision, actor, now),
    flags: decision.flags,
    dueChanges: isMoved ? [{ at: now, dueAt: after.dossier.dueAt, reason }] : [],
  };
}

function changedSteps(rows: DossierRows, before: DossierCase, after: DossierCase): readonly CaseStep[] {
  return before.steps.flatMap((old, index) => {
    const step = after.steps[index] as CaseStep;
    return step !== old || isFoundOtherwise(rows.steps[index], rows.dossier) ? [step] : [];
  });
}

/** Nothing where the agencies of the new steps are known: the index of words is not touched for nothing. */
function foundBy(
  { searchText }: DossierEntity,
  steps: readonly CaseStep[],
): Pick<DossierValues, 'searchText'> | null {
  const present = searchTextWith(searchText, steps);
  return present === searchText ? null : { searchText: present };
}

/** A clock of the same generation keeps the rung it waits for; one that stands still waits for none. */
function changedClock(clock: CaseClock, rows: DossierRows, context: CaseContext): ClockValues {
  const stored = rows.clocks.find((row) => row.no === clock.no);
  const kept = { key: stored?.nextRungKey ?? null, at: stored?.nextRungAt ?? null };
  const goesOn = stored?.generation === clock.generation && clock.stoppedAt === null && clock.dueAt !== null;
  return clockValues(clock, context.calendars, goesOn ? kept : firstRung(clock, context));
}

/** Numbers run from 1 without a hole, so what is new stands behind what was. */
function added<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return after.slice(before.length);
}

/** Cases are immutable: what is not the same object was changed. */
function changed<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.flatMap((old, index) => (after[index] === old ? [] : [after[index] as T]));
}
