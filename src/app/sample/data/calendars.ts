import type { LocalDay } from '../../../domain/calendar/local-day.js';
import type { SpecialDay, WeeklySessions } from '../../../domain/calendar/working-calendar.js';
import { DAYS_OFF } from './days-off.js';

export interface SampleCalendar {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly weekly: readonly WeeklySessions[];
  readonly source: string;
  readonly days: readonly SpecialDay[];
}

/** The days off of 2027 are not announced yet: due moments after this day are provisional. */
export const PUBLISHED_THROUGH: LocalDay = '2026-12-31';

export const PROVINCE_CALENDAR = 'tinh-mau';
export const POLICE_CALENDAR = 'cong-an-mau';
export const DESK_CALENDAR = 'mot-cua-mau';

const MORNING = { from: 450, to: 690 } as const;
const AFTERNOON = { from: 810, to: 1050 } as const;
/** One-stop desks may close earlier than the offices (Thừa Thiên Huế, 1/9/2022). */
const DESK_AFTERNOON = { from: 780, to: 1020 } as const;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5] as const;
const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Police take in residence and identity dossiers on Saturday morning too, except on days off (records 1.004194,
 * 1.014061). Such a Saturday is a day of receipt, never a counted one.
 */
function saturdayMornings(from: LocalDay, to: LocalDay): SpecialDay[] {
  const taken = new Set(DAYS_OFF.map(({ on }) => on));
  const days: SpecialDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += MILLISECONDS_PER_DAY) {
    const on = new Date(at).toISOString().slice(0, 10);
    if (new Date(at).getUTCDay() !== 6 || taken.has(on) || isWithinBreak(on)) continue;
    days.push({
      on,
      kind: 'duty',
      name: 'Trực, tiếp nhận hồ sơ sáng thứ Bảy',
      sessions: [MORNING],
      source: 'Thủ tục 1.004194, 1.014061: tiếp nhận cả sáng thứ Bảy, trừ ngày nghỉ lễ, tết',
    });
  }
  return days;
}

/** The weekends within an announced break belong to it (regulation of days off, year by year). */
const BREAKS: readonly (readonly [first: LocalDay, last: LocalDay])[] = [
  ['2024-02-08', '2024-02-14'],
  ['2024-04-27', '2024-05-01'],
  ['2024-08-31', '2024-09-03'],
  ['2025-01-25', '2025-02-02'],
  ['2025-04-30', '2025-05-04'],
  ['2025-08-30', '2025-09-02'],
  ['2026-01-01', '2026-01-04'],
  ['2026-02-14', '2026-02-22'],
  ['2026-08-29', '2026-09-02'],
  ['2027-02-04', '2027-02-10'],
  ['2027-04-30', '2027-05-03'],
  ['2027-09-02', '2027-09-05'],
];

function isWithinBreak(on: LocalDay): boolean {
  return BREAKS.some(([first, last]) => first <= on && on <= last);
}

function everyWorkday(sessions: WeeklySessions['sessions']): readonly WeeklySessions[] {
  return MONDAY_TO_FRIDAY.map((weekday) => ({ weekday, validFrom: null, validTo: null, sessions }));
}

export const CALENDARS: readonly SampleCalendar[] = [
  {
    code: PROVINCE_CALENDAR,
    name: 'Lịch làm việc của các cơ quan trong tỉnh (mẫu)',
    parentCode: null,
    weekly: everyWorkday([MORNING, AFTERNOON]),
    source: 'Quy định giờ hành chính của UBND tỉnh (mẫu): 07:30–11:30, 13:30–17:30',
    days: DAYS_OFF,
  },
  {
    code: POLICE_CALENDAR,
    name: 'Lịch làm việc của Công an tỉnh, Công an cấp xã (mẫu), trực sáng thứ Bảy',
    parentCode: PROVINCE_CALENDAR,
    weekly: [],
    source: 'Theo lịch làm việc của tỉnh; sáng thứ Bảy trực, tiếp nhận hồ sơ',
    days: saturdayMornings('2024-01-01', '2027-12-31'),
  },
  {
    code: DESK_CALENDAR,
    name: 'Giờ làm việc của bộ phận một cửa (mẫu)',
    parentCode: PROVINCE_CALENDAR,
    weekly: everyWorkday([MORNING, DESK_AFTERNOON]),
    source: 'Giờ tiếp nhận và trả kết quả của bộ phận một cửa (mẫu): 07:30–11:30, 13:00–17:00',
    days: [],
  },
];
