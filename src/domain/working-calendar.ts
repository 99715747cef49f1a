import type { LocalDay, MinuteOfDay } from './local-day.js';

/** A stretch of one local day, minutes since midnight, `from` < `to`. */
export interface WorkingSession {
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
}

/** The sessions of one ISO weekday (1 Monday to 7 Sunday) between two days, both inclusive; null = open-ended. */
export interface WeeklySessions {
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly validFrom: LocalDay | null;
  readonly validTo: LocalDay | null;
  readonly sessions: readonly WorkingSession[];
}

export type SpecialDayKind = 'holiday' | 'compensation' | 'swap_off' | 'makeup_work' | 'duty';

/** A day that differs from the week; `makeup_work` and `duty` carry their own sessions. */
export interface SpecialDay {
  readonly on: LocalDay;
  readonly kind: SpecialDayKind;
  readonly name: string;
  readonly sessions: readonly WorkingSession[] | null;
  readonly source: string;
}

export interface CalendarDefinition {
  readonly id: string;
  /** Grows with every change of the rows; printed in explanations. */
  readonly version: number;
  /** IANA zone, e.g. `Asia/Ho_Chi_Minh`. */
  readonly zone: string;
  readonly weekly: readonly WeeklySessions[];
  readonly specialDays: readonly SpecialDay[];
  /** The last day for which the State has announced days off; due moments after it are provisional. */
  readonly publishedThrough: LocalDay;
}

/** Why a day was counted or skipped. */
export type DayReason =
  | 'day_zero'
  | 'working_day'
  | 'calendar_day'
  | 'weekend'
  | 'holiday'
  | 'compensation'
  | 'swap_off'
  | 'makeup_work'
  | 'duty'
  | 'pause'
  | 'outage'
  | 'rolled_forward';
