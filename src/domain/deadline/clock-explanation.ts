import type { ClockCalendars, DeadlineClock } from './clock-facts.js';
import { projectClock, standsStillSince as stillSince } from './clock-projection.js';
import { beginningOf, USUAL_TERMS, type VersionTerms } from './clock-beginning.js';
import { clockSentence, type SentenceFacts } from './clock-sentence.js';
import { ledgerRows, type LedgerRow } from './explanation-rows.js';
import type { Bilingual } from './explanation-words.js';
import type { LocalDay } from '../calendar/local-day.js';
import type { TermProjection } from './time-limit.js';

/** What the amounts of a ledger are. A month is told in the days that its dates make of it. */
export type LedgerUnit = 'working_day' | 'day' | 'working_minute' | 'minute';

/** Why a clock ends when it ends. */
export interface ClockExplanation {
  /** null while the clock stands still. */
  readonly dueAt: Date | null;
  /** The day to show: the due day, or the day since which the clock has stood still. */
  readonly lastDay: LocalDay | null;
  readonly originalDueAt: Date;
  readonly provisional: boolean;
  /** false for a clock that was stopped before its calendar changed, and until a running one has been reprojected. */
  readonly agrees: boolean;
  readonly calendarId: string;
  readonly calendarVersion: number;
  readonly legalBasis: string;
  /**
   * Every day from the start to the last day; empty where another system fixed the due moment. Of an apology the
   * days of the legal term, ahead of whose end it is due.
   */
  readonly ledger: readonly LedgerRow[];
  /** The sum of the ledger: the limit with its extension, or what is used so far while the clock stands still. */
  readonly total: { readonly amount: number; readonly unit: LedgerUnit };
  readonly sentence: Bilingual;
  /** What the sentence was made from. */
  readonly facts: SentenceFacts;
}

/**
 * Recomputes a clock from its own facts and tells every day that was counted or skipped, and why.
 * @param version what its beginning is called; left out, that of the decree
 * @throws DomainError `out-of-calendar`
 */
export function explainClock(
  clock: DeadlineClock,
  calendars: ClockCalendars,
  version: VersionTerms = USUAL_TERMS,
): ClockExplanation {
  const { counting: calendar } = calendars;
  const { term, dueAt, provisional } = projectClock(clock, calendars);
  // Lateness from before a pause stands, and with it the ledger up to the due moment.
  const standsStillSince = dueAt === null ? stillSince(clock) : null;
  const { exclusions } = clock;
  const start = { at: clock.startedAt, cutOff: clock.terms.cutOff };
  const { kind } = clock.terms;
  const rows = term ? ledgerRows({ kind, term, calendar, exclusions, start, standsStillSince }) : [];
  const began = beginningOf(clock, version);
  const facts = { clock, calendar, term, rows, dueAt, provisional, standsStillSince, began };
  return {
    dueAt,
    lastDay: rows.at(-1)?.on ?? null,
    originalDueAt: clock.originalDueAt,
    provisional,
    agrees: dueAt?.getTime() === clock.dueAt?.getTime(),
    calendarId: calendar.id,
    calendarVersion: calendar.version,
    legalBasis: clock.terms.legalBasis,
    ledger: rows,
    total: { amount: sumOf(rows), unit: unitOf(term) },
    sentence: clockSentence(facts),
    facts,
  };
}

/** Minutes are summed in milliseconds: parts of a minute add up exactly. */
function sumOf(rows: readonly LedgerRow[]): number {
  return rows.reduce((sum, { amount }) => sum + Math.round(amount * 60_000), 0) / 60_000;
}

function unitOf(term: TermProjection | null): LedgerUnit {
  if (!term) return 'day';
  const { ledger } = term;
  if (ledger.kind === 'time') return ledger.scale.kind === 'elapsed' ? 'minute' : 'working_minute';
  return ledger.stretches.some(({ counts }) => counts === 'calendar_days') ? 'day' : 'working_day';
}
