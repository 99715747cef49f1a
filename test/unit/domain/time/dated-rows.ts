import type { TimeLimitUnit } from '../../../../src/domain/deadline/time-limit.js';

/** A row of the table in regulation section 10: rule, receipt, amount, unit, due moment. */
export type DatedRow = readonly [string, string, number, TimeLimitUnit, string];

/** Rows whose procedures have no cut-off of their own. */
export const DATED_ROWS: readonly DatedRow[] = [
  ['1 first day not counted, Tết skipped', '2026-02-13 09:00', 5, 'working_day', '2026-02-27 17:30'],
  ['2 a make-up Saturday counts', '2026-08-21 10:00', 1, 'working_day', '2026-08-22 17:30'],
  ['3 swap day and National Day', '2026-08-28 10:00', 3, 'working_day', '2026-09-07 17:30'],
  ['4 after 15:00 the clock is unchanged', '2026-08-28 15:30', 3, 'working_day', '2026-09-07 17:30'],
  ['6 Giỗ Tổ on a Sunday', '2026-04-24 09:00', 3, 'working_day', '2026-05-04 17:30'],
  ['6 the 24 November holiday', '2026-11-23 09:00', 1, 'working_day', '2026-11-25 17:30'],
  ['7 calendar days ending on a holiday', '2026-08-18 09:00', 15, 'day', '2026-09-03 17:30'],
  ['7 calendar days ending on a working day', '2026-08-20 09:00', 15, 'day', '2026-09-04 17:30'],
  ['8 eight working hours over a holiday', '2026-04-29 16:00', 8, 'working_hour', '2026-05-04 16:00'],
  ['9 told within two hours', '2026-04-29 16:00', 2, 'hour', '2026-04-29 18:00'],
  ["10 from the commune's receipt it would be", '2026-10-01 10:00', 5, 'working_day', '2026-10-08 17:30'],
  ["10 the competent agency's receipt counts", '2026-10-02 08:05', 5, 'working_day', '2026-10-09 17:30'],
  ['12 three days to send back', '2026-10-05 09:00', 3, 'working_day', '2026-10-08 17:30'],
  ['21 birth group filed in time', '2026-10-06 14:00', 3, 'working_day', '2026-10-09 17:30'],
  ['22 next agency answers', '2026-10-06 16:00', 2, 'working_hour', '2026-10-07 08:00'],
  ['24 from the payment, not the papers', '2026-10-07 10:00', 2, 'working_day', '2026-10-09 17:30'],
  ['30 duty Saturday is day zero', '2026-10-10 09:00', 1, 'working_day', '2026-10-12 17:30'],
];

/** Rows of procedures that count what comes after 15:00 from the next working day. */
export const AFTER_15_ROWS: readonly DatedRow[] = [
  [
    '5 after 15:00 counts from the next working day',
    '2026-08-28 15:30',
    3,
    'working_day',
    '2026-09-08 17:30',
  ],
  ['5 at 15:00 sharp it is still that day', '2026-08-28 15:00', 3, 'working_day', '2026-09-07 17:30'],
  ['21 birth group filed after 15:00', '2026-10-06 15:20', 3, 'working_day', '2026-10-12 17:30'],
  ['30 duty Saturday taken as Monday', '2026-10-10 09:00', 1, 'working_day', '2026-10-13 17:30'],
];
