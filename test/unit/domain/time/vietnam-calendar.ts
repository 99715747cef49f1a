import type { ClockCalendars, ClockTerms } from '../../../../src/domain/deadline/deadline-clock.js';
import { DEFAULT_LADDER } from '../../../../src/domain/deadline/rungs.js';
import type { CutOff, TimeLimit, TimeLimitUnit } from '../../../../src/domain/deadline/time-limit.js';
import {
  compileCalendar,
  type CalendarDefinition,
  type SpecialDay,
  type SpecialDayKind,
  type WeeklySessions,
  type WorkingSession,
} from '../../../../src/domain/calendar/working-calendar.js';

export const ZONE = 'Asia/Ho_Chi_Minh';

/** 07:30–11:30 and 13:30–17:30 */
export const OFFICE_HOURS: readonly WorkingSession[] = [
  { from: 450, to: 690 },
  { from: 810, to: 1050 },
];

export const MONDAY_TO_FRIDAY: readonly WeeklySessions[] = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
  weekday,
  validFrom: null,
  validTo: null,
  sessions: OFFICE_HOURS,
}));

export function specialDay(
  on: string,
  kind: SpecialDayKind,
  name: string,
  sessions: readonly WorkingSession[] | null = null,
): SpecialDay {
  return { on, kind, name, sessions, source: 'test' };
}

const days = (kind: SpecialDayKind, name: string, ...on: string[]) =>
  on.map((day) => specialDay(day, kind, name));

/** Days off of state offices 2024 to 2027; 2027 is provisional. */
export const DAYS_OFF: readonly SpecialDay[] = [
  ...days('holiday', 'Tết Dương lịch', '2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01'),
  ...days('swap_off', 'Tết Dương lịch', '2026-01-02'),
  ...days('holiday', 'Tết Nguyên đán', '2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12'),
  ...days('compensation', 'Tết Nguyên đán', '2024-02-13', '2024-02-14'),
  ...days('holiday', 'Tết Nguyên đán', '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'),
  ...days('holiday', 'Tết Nguyên đán', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
  ...days('holiday', 'Tết Nguyên đán', '2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'),
  ...days('compensation', 'Tết Nguyên đán', '2027-02-09', '2027-02-10'),
  ...days('holiday', 'Giỗ Tổ Hùng Vương', '2024-04-18', '2025-04-07', '2026-04-26', '2027-04-16'),
  ...days('compensation', 'Giỗ Tổ Hùng Vương', '2026-04-27'),
  ...days('holiday', 'Ngày Chiến thắng', '2024-04-30', '2025-04-30', '2026-04-30', '2027-04-30'),
  ...days('holiday', 'Quốc tế Lao động', '2024-05-01', '2025-05-01', '2026-05-01', '2027-05-01'),
  ...days('compensation', 'Quốc tế Lao động', '2027-05-03'),
  ...days('swap_off', 'Ngày Chiến thắng', '2024-04-29', '2025-05-02'),
  ...days('holiday', 'Quốc khánh', '2024-09-02', '2024-09-03', '2025-09-01', '2025-09-02'),
  ...days('holiday', 'Quốc khánh', '2026-09-01', '2026-09-02', '2027-09-02', '2027-09-03'),
  ...days('swap_off', 'Quốc khánh', '2026-08-31'),
  ...days('holiday', 'Ngày Văn hóa Việt Nam', '2026-11-24', '2027-11-24'),
];

const MAKE_UP_DAYS: readonly SpecialDay[] = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'].map(
  (on) => specialDay(on, 'makeup_work', 'Làm bù', OFFICE_HOURS),
);

export const VIETNAM: CalendarDefinition = {
  id: 'vietnam',
  version: 7,
  zone: ZONE,
  weekly: MONDAY_TO_FRIDAY,
  specialDays: [...DAYS_OFF, ...MAKE_UP_DAYS],
  publishedThrough: '2026-12-31',
};

export const calendar = compileCalendar(VIETNAM);
export const calendars: ClockCalendars = { counting: calendar };

/** The calendar with more special days. */
export function calendarWith(...extra: readonly SpecialDay[]) {
  return compileCalendar({ ...VIETNAM, version: 8, specialDays: [...VIETNAM.specialDays, ...extra] });
}

/** `2026-02-13 09:00` on a Vietnamese wall clock; `24:00` is the next midnight. */
export function local(text: string): Date {
  const [day, time = '00:00'] = text.split(' ');
  const midnight = Date.parse(`${day}T00:00:00+07:00`);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(midnight + (hour * 60 + minute) * 60_000);
}

/** The Vietnamese wall clock's reading, to the minute (with seconds where there are any). */
export function shown(instant: Date | null): string | null {
  if (!instant) return null;
  const text = new Date(instant.getTime() + 7 * 3_600_000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)}${text.slice(16, 23) === ':00.000' ? '' : text.slice(16, 23)}`;
}

export const NO_CUT_OFF: CutOff = { at: { kind: 'none' }, affects: 'hand_over' };
export const AFTER_15_NEXT_DAY: CutOff = {
  at: { kind: 'time_of_day', minuteOfDay: 900 },
  affects: 'clock',
};

export function limit(amount: number, unit: TimeLimitUnit = 'working_day'): TimeLimit {
  return { amount, unit };
}

export function terms(of: TimeLimit, more: Partial<ClockTerms> = {}): ClockTerms {
  return {
    kind: 'processing',
    limit: of,
    cutOff: NO_CUT_OFF,
    binds: 'agency',
    legalBasis: 'Nghị định 118/2025/NĐ-CP',
    ladder: DEFAULT_LADDER,
    ...more,
  };
}
