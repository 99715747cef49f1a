import type { CutOff, TimeLimit } from './time-limit.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';

export type ClockKind =
  | 'intake_response'
  | 'hand_over'
  | 'processing'
  | 'leg'
  | 'step'
  | 'consultation'
  | 'supplement_wait'
  | 'payment_wait'
  | 'acknowledgement'
  | 'result_correction'
  | 'return_limit'
  | 'apology';

/** `expired`: the clock's end is acted on (a wait is closed, silence is consent) rather than told. */
export type RungKey = 'due_soon' | 'overdue' | 'apology_due' | 'expired';

/** A point on a clock at which somebody is told. */
export interface RungRule {
  readonly key: RungKey;
  readonly at:
    | { readonly kind: 'share'; readonly share: number }
    | { readonly kind: 'working_days_before_due'; readonly days: number }
    | { readonly kind: 'due' }
    | { readonly kind: 'working_days_after_due'; readonly days: number }
    | { readonly kind: 'working_minutes_after_due'; readonly minutes: number };
}

export interface ClockTerms {
  readonly kind: ClockKind;
  /** null: the due moment was fixed by another system and is never computed again. */
  readonly limit: TimeLimit | null;
  readonly cutOff: CutOff;
  /** An agency's clock ends at close of business, the applicant's at 24:00. */
  readonly binds: 'agency' | 'applicant';
  readonly legalBasis: string;
  readonly ladder: readonly RungRule[];
}

export type ExclusionReason = 'supplement' | 'payment' | 'consultation' | 'verification' | 'outage' | 'other';

/** Time that the law does not count: a pause, or a recorded outage. `to` null = still running. */
export interface Exclusion {
  /** Counted per kind: pause no. 1, pause no. 2, outage no. 1. */
  readonly no: number;
  readonly kind: 'pause' | 'outage';
  readonly reason: ExclusionReason;
  readonly from: Date;
  readonly to: Date | null;
}

/**
 * đồng hồ thời hạn. `dueAt` is derived from the rest and stored only for the index. While paused it is null,
 * unless it had already passed when the pause began: then it stays, because lateness from before stands.
 */
export interface DeadlineClock {
  readonly terms: ClockTerms;
  readonly startedAt: Date;
  readonly exclusions: readonly Exclusion[];
  /** Added to the limit by one re-appointment that the law lets move `dueAt`. */
  readonly extension: TimeLimit | null;
  readonly stoppedAt: Date | null;
  readonly generation: number;
  readonly dueAt: Date | null;
  /** The due moment of the first start; never moved. */
  readonly originalDueAt: Date;
  /** True when the due moment lies beyond the published calendar. */
  readonly provisional: boolean;
}

/** The calendar that counts and the returning desk's. */
export interface ClockCalendars {
  readonly counting: WorkingCalendar;
  readonly desk?: WorkingCalendar | null | undefined;
}
