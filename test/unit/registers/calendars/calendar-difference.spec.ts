import { describe, expect, it } from '@jest/globals';
import { differenceOf } from '../../../../src/domain/calendar/calendar-difference.js';
import type {
  CalendarDefinition,
  SpecialDay,
  WeeklySessions,
} from '../../../../src/domain/calendar/working-calendar.js';

const HOURS = [{ from: 450, to: 690 }];
const SHORT = [{ from: 480, to: 690 }];

function week(sessions = HOURS, validFrom: string | null = null, validTo: string | null = null) {
  return ([1, 2, 3, 4, 5] as const).map((weekday): WeeklySessions => ({
    weekday,
    validFrom,
    validTo,
    sessions,
  }));
}

function off(on: string, more: Partial<SpecialDay> = {}): SpecialDay {
  return { on, kind: 'holiday', name: 'Nghỉ', sessions: null, source: 'A', ...more };
}

function calendar(parts: Partial<CalendarDefinition> = {}): CalendarDefinition {
  return {
    ...{ id: '1', version: 1, zone: 'Asia/Ho_Chi_Minh', weekly: week(), publishedThrough: '2026-12-31' },
    specialDays: [off('2026-09-02'), off('2026-11-24')],
    ...parts,
  };
}

describe('the first day on which two states of a calendar differ', () => {
  it('is none where they say the same, whatever their versions and the order of their rows', () => {
    const turned = calendar({ version: 9, weekly: week().toReversed() });
    expect(differenceOf(calendar(), turned)).toBeNull();
  });

  const days = (...specialDays: SpecialDay[]) => calendar({ specialDays });
  const season = (from: string, hours = SHORT) =>
    calendar({ weekly: [...week(HOURS, null, '2026-09-15'), ...week(hours, from)] });

  it.each<[string, CalendarDefinition, { firstDay: string | null; onlyPublished: boolean }]>([
    [
      'a day that was added',
      days(off('2026-09-02'), off('2026-10-16'), off('2026-11-24')),
      { firstDay: '2026-10-16', onlyPublished: false },
    ],
    ['a day that was taken back', days(off('2026-11-24')), { firstDay: '2026-09-02', onlyPublished: false }],
    [
      'another kind',
      days(off('2026-09-02'), off('2026-11-24', { kind: 'swap_off' })),
      { firstDay: '2026-11-24', onlyPublished: false },
    ],
    [
      'another document',
      days(off('2026-09-02'), off('2026-11-24', { source: 'B' })),
      { firstDay: '2026-11-24', onlyPublished: false },
    ],
    [
      'a year that was published',
      calendar({ publishedThrough: '2027-12-31' }),
      { firstDay: '2027-01-01', onlyPublished: true },
    ],
    [
      'a publication that was taken back',
      calendar({ publishedThrough: '2025-12-31' }),
      { firstDay: '2026-01-01', onlyPublished: true },
    ],
    [
      'a year published with its days',
      calendar({
        publishedThrough: '2027-12-31',
        specialDays: [...calendar().specialDays, off('2027-02-05')],
      }),
      { firstDay: '2027-01-01', onlyPublished: false },
    ],
    ['hours of every week', calendar({ weekly: week(SHORT) }), { firstDay: null, onlyPublished: false }],
    // 16 September 2026 is a Wednesday; its Monday's hours serve make-up days of that week.
    ['hours from a season on', season('2026-09-16'), { firstDay: '2026-09-14', onlyPublished: false }],
  ])('%s', (_case, after, expected) => {
    expect(differenceOf(calendar(), after)).toEqual(expected);
    expect(differenceOf(after, calendar())).toEqual(expected);
  });

  it('is none where a season begins with the hours that held before', () => {
    expect(differenceOf(calendar(), season('2026-09-16', HOURS))).toBeNull();
  });
});
