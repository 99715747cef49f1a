import type { DueMove } from '../domain/deadline/due-move.js';
import { moveRungs, type MovedRungs } from '../domain/deadline/moved-rungs.js';
import { calendarsOf, type CalendarsById } from '../domain/dossier/clock-calendars.js';
import { outlivesResult } from '../domain/dossier/correct-result.js';
import type { CaseClock } from '../domain/dossier/dossier-case.js';
import type { NewEvent } from './event-chain.js';
import type { RunningClock } from './running-clocks.lookup.js';

/** Why due moments moved without a verb, as their history names it, and the event that tells it. */
export const MOVE_EVENTS = {
  calendar_changed: 'due_moment_moved',
  agency_calendar_changed: 'due_moment_moved',
  outage: 'outage_recorded',
} as const;

export type MoveReason = keyof typeof MOVE_EVENTS;

/** A locked dossier, as far as what moves many of them needs it. */
export interface WalkedDossier {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly lastEventSeq: number;
  readonly lastEventHash: string;
  readonly dueAt: Date | null;
  readonly provisional: boolean;
  /** Neither resolved nor ended: its rungs are told. */
  readonly isOpen: boolean;
}

/** A clock whose due moment, calendars, exclusions or rungs are other ones now; its generation is the same. */
export interface MovedClock {
  readonly running: RunningClock;
  readonly after: CaseClock;
  readonly rungs: MovedRungs;
}

export interface MovedDossier {
  readonly dossier: WalkedDossier;
  readonly clocks: readonly MovedClock[];
  /** null: only rungs moved, or the clock counts by another calendar to the same end. */
  readonly event: NewEvent | null;
}

export interface MoveFacts {
  readonly reason: MoveReason;
  /** What the event says beside the clocks. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Those that the clocks are counted by now. */
  readonly calendars: CalendarsById;
  /** Their public codes, and those that were counted by before. */
  readonly codeOf: (calendarId: string) => string;
  readonly now: Date;
}

export function dueMoveOf({ running, after }: MovedClock): DueMove {
  const { dueAt, provisional } = running.clock;
  return { from: dueAt, to: after.dueAt, provisionalFrom: provisional, provisionalTo: after.provisional };
}

/**
 * What it means for a dossier that its running clocks are others now; null when everything is as it has to be.
 * @param after in the order of `running`; the same objects where there is nothing to do
 * @throws DomainError `out-of-calendar`
 */
export function movedDossierOf(
  dossier: WalkedDossier,
  running: readonly RunningClock[],
  after: readonly CaseClock[],
  facts: MoveFacts,
): MovedDossier | null {
  const clocks = running
    .map((each, index) => movedClockOf(each, after[index] ?? each.clock, facts))
    .map((moved) =>
      dossier.isOpen || outlivesResult(moved.after.terms)
        ? moved
        : { ...moved, rungs: { ...moved.rungs, next: null } },
    )
    .filter(isAnother);
  if (clocks.length === 0) return null;
  const told = clocks.filter(isTold);
  return { dossier, clocks, event: told.length === 0 ? null : eventOf(told, facts) };
}

function movedClockOf(running: RunningClock, after: CaseClock, { calendars, now }: MoveFacts): MovedClock {
  const move = { before: running.clock, after };
  return { running, after, rungs: moveRungs(move, running.told, calendarsOf(after, calendars), now) };
}

function isAnother({ running, after, rungs }: MovedClock): boolean {
  return (
    after !== running.clock ||
    rungs.annulled.length > 0 ||
    rungs.next?.at.getTime() !== running.nextRungAt?.getTime()
  );
}

/** Which calendar counts is of interest where it changes the day. */
function isTold({ running: { clock }, after }: MovedClock): boolean {
  return (
    clock.dueAt?.getTime() !== after.dueAt?.getTime() ||
    clock.provisional !== after.provisional ||
    clock.exclusions !== after.exclusions
  );
}

function eventOf(told: readonly MovedClock[], { reason, facts, codeOf, now }: MoveFacts): NewEvent {
  const clocks = told.map((moved) => {
    const { no, terms } = moved.after;
    const { from, to, provisionalFrom, provisionalTo } = dueMoveOf(moved);
    return {
      no,
      kind: terms.kind,
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
      provisionalFrom,
      provisionalTo,
      ...calendarMoveOf(moved, codeOf),
    };
  });
  return {
    type: MOVE_EVENTS[reason],
    at: now,
    actor: { id: null, name: `recalculation:${reason}`, agencyId: null },
    data: { ...facts, clocks },
  };
}

/** Codes of the calendars before and after, where they are others. */
function calendarMoveOf({ running: { clock }, after }: MovedClock, codeOf: MoveFacts['codeOf']) {
  const desk = (id: string | null) => (id === null ? null : codeOf(id));
  return {
    ...(clock.calendarId !== after.calendarId && {
      calendarFrom: codeOf(clock.calendarId),
      calendarTo: codeOf(after.calendarId),
    }),
    ...(clock.deskCalendarId !== after.deskCalendarId && {
      deskCalendarFrom: desk(clock.deskCalendarId),
      deskCalendarTo: desk(after.deskCalendarId),
    }),
  };
}
