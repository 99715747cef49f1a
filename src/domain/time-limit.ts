import type { MinuteOfDay } from './local-day.js';

export type TimeLimitUnit = 'working_day' | 'day' | 'month' | 'working_hour' | 'hour' | 'same_day';

/** thời hạn giải quyết: how long, in which unit. `same_day` has amount 0. Fractions only for `working_day` of internal steps and hours. */
export interface TimeLimit {
  readonly amount: number;
  readonly unit: TimeLimitUnit;
}

/** When a receipt counts as too late in the day, and what that moves. */
export interface CutOff {
  readonly at:
    | { readonly kind: 'none' }
    | { readonly kind: 'time_of_day'; readonly minuteOfDay: MinuteOfDay }
    | { readonly kind: 'last_minutes'; readonly minutes: number };
  readonly affects: 'hand_over' | 'clock';
}
