import { describe, expect, it } from '@jest/globals';
import {
  compileCalendar,
  type CalendarDefinition,
  type WeeklySessions,
} from '../../../../src/domain/calendar/working-calendar.js';
import { refusalOf } from './refusal.js';
import {
  calendar,
  calendarWith,
  local,
  MONDAY_TO_FRIDAY,
  OFFICE_HOURS,
  shown,
  specialDay,
  VIETNAM,
} from './vietnam-calendar.js';

const MORNING = [{ from: 480, to: 690 }];

describe('the working calendar', () => {
  it.each([
    ['2026-02-13', true, 'working_day', null],
    ['2026-02-14', false, 'weekend', null],
    ['2026-02-16', false, 'holiday', 'Tết Nguyên đán'],
    ['2026-04-26', false, 'holiday', 'Giỗ Tổ Hùng Vương'],
    ['2026-04-27', false, 'compensation', 'Giỗ Tổ Hùng Vương'],
    ['2026-08-31', false, 'swap_off', 'Quốc khánh'],
    ['2026-08-22', true, 'makeup_work', 'Làm bù'],
  ])('%s: counted %s, %s', (day, counted, reason, name) => {
    expect(calendar.reasonOf(day)).toEqual({ counted, reason, name });
    expect(calendar.isCounted(day)).toBe(counted);
  });

  it('a special day replaces the week: a duty Monday is open but not counted, a duty Saturday too', () => {
    const withDuty = calendarWith(
      specialDay('2026-10-05', 'duty', 'Trực', MORNING),
      specialDay('2026-10-10', 'duty', 'Trực', MORNING),
    );
    for (const day of ['2026-10-05', '2026-10-10']) {
      expect(withDuty.isCounted(day)).toBe(false);
      expect(withDuty.isOpenForIntake(day)).toBe(true);
      expect(withDuty.sessionsOn(day)).toEqual([]);
      expect(withDuty.intakeSessionsOn(day)).toEqual(MORNING);
    }
    expect(calendar.isOpenForIntake('2026-10-10')).toBe(false);
  });

  it('a make-up or duty Saturday without hours of its own keeps the Monday hours of its week', () => {
    const summer: WeeklySessions[] = [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday: weekday as 1, validFrom: null, validTo: '2026-05-31', sessions: OFFICE_HOURS },
      { weekday: weekday as 1, validFrom: '2026-06-01', validTo: null, sessions: MORNING },
    ]);
    const specialDays = [
      specialDay('2026-05-30', 'makeup_work', 'Làm bù'),
      specialDay('2026-06-06', 'makeup_work', 'Làm bù'),
      specialDay('2026-06-13', 'duty', 'Trực'),
    ];
    const seasonal = compileCalendar({ ...VIETNAM, weekly: summer, specialDays });
    expect(seasonal.sessionsOn('2026-05-30')).toEqual(OFFICE_HOURS);
    expect(seasonal.sessionsOn('2026-06-06')).toEqual(MORNING);
    expect(seasonal.intakeSessionsOn('2026-06-13')).toEqual(MORNING);
  });

  it('neighbouring counted days are found over Tết and over a make-up Saturday', () => {
    expect(calendar.nextCountedDay('2026-02-14')).toBe('2026-02-23');
    expect(calendar.nextCountedDay('2026-02-23')).toBe('2026-02-23');
    expect(calendar.previousCountedDay('2026-02-22')).toBe('2026-02-13');
    expect(calendar.addCountedDays('2026-08-21', 2)).toBe('2026-08-24');
    expect(calendar.addCountedDays('2026-08-24', -1)).toBe('2026-08-22');
    expect(calendar.addCountedDays('2026-08-23', 0)).toBe('2026-08-23');
    expect(calendar.countedDaysBetween('2026-02-13', '2026-02-27')).toBe(5);
    expect(calendar.countedDaysBetween('2026-02-27', '2026-02-13')).toBe(-5);
  });

  it.each([
    ['2026-10-05 07:00', 30, '2026-10-05 08:00'],
    ['2026-10-05 11:30', 30, '2026-10-05 14:00'],
    ['2026-10-05 12:15', 30, '2026-10-05 14:00'],
    ['2026-10-05 11:00', 30, '2026-10-05 11:30'],
    ['2026-10-05 17:30', 1, '2026-10-06 07:31'],
    ['2026-10-05 23:00', 240, '2026-10-06 11:30'],
    ['2026-10-09 16:00', 90, '2026-10-09 17:30'],
    ['2026-10-09 17:30', 120, '2026-10-12 09:30'],
    ['2026-10-10 09:00', 0, '2026-10-10 09:00'],
  ])('%s + %s working minutes is %s', (from, minutes, expected) => {
    expect(shown(calendar.addWorkingMinutes(local(from), minutes))).toBe(expected);
  });

  it('going back lands at the start of a session rather than the end of the one before', () => {
    expect(shown(calendar.subtractWorkingMinutes(local('2026-10-12 09:30'), 120))).toBe('2026-10-12 07:30');
    expect(shown(calendar.subtractWorkingMinutes(local('2026-10-12 09:30'), 121))).toBe('2026-10-09 17:29');
  });

  it('minutes between two instants are measured both ways, parts of minutes included', () => {
    const [from, to] = [local('2026-10-09 17:00'), local('2026-10-12 08:00')];
    expect(calendar.workingMinutesBetween(from, to)).toBe(60);
    expect(calendar.workingMinutesBetween(to, from)).toBe(-60);
    expect(calendar.workingMillisBetween(from, new Date(from.getTime() + 1))).toBe(1);
  });

  it("open and close come from the day's own sessions, and days off have none", () => {
    expect(shown(calendar.openOf('2026-08-22'))).toBe('2026-08-22 07:30');
    expect(shown(calendar.closeOf('2026-08-22'))).toBe('2026-08-22 17:30');
    expect(refusalOf(() => calendar.closeOf('2026-08-23'))).toEqual(['day-not-counted', null, null]);
  });

  it('days after the published ones are provisional', () => {
    expect(calendar.isProvisional('2026-12-31')).toBe(false);
    expect(calendar.isProvisional('2027-01-01')).toBe(true);
  });

  it('beyond the compiled days there is a refusal, never a date', () => {
    const short = compileCalendar(VIETNAM, { from: '2026-01-01', through: '2026-12-31' });
    const attempts = [
      () => short.addCountedDays('2026-12-30', 2),
      () => short.addCountedDays('2026-01-05', -3),
      () => short.nextCountedDay('2027-01-01'),
      () => short.isCounted('2025-12-31'),
      () => short.addWorkingMinutes(local('2026-12-31 16:00'), 91),
      () => short.subtractWorkingMinutes(local('2026-01-05 08:00'), 31),
      () => short.workingMinutesBetween(local('2025-12-31 23:59'), local('2026-01-05 08:00')),
    ];
    for (const attempt of attempts) expect(refusalOf(attempt)).toEqual(['out-of-calendar', null, null]);
    expect(short.addCountedDays('2026-12-30', 1)).toBe('2026-12-31');
    expect(shown(short.addWorkingMinutes(local('2026-12-31 16:00'), 90))).toBe('2026-12-31 17:30');
  });

  it('days before the weekly rows begin are unknown, not days off', () => {
    const weekly = MONDAY_TO_FRIDAY.map((row) => ({ ...row, validFrom: '2026-01-01' }));
    const young = compileCalendar({ ...VIETNAM, weekly });
    expect(refusalOf(() => young.isCounted('2025-12-31'))).toEqual(['out-of-calendar', null, null]);
  });
});

describe('a calendar is refused at configuration time', () => {
  const monday = (sessions: { from: number; to: number }[]): WeeklySessions[] => [
    { weekday: 1, validFrom: null, validTo: null, sessions },
  ];
  const cases: [string, Partial<CalendarDefinition>, (string | null)[]][] = [
    [
      'overlapping sessions',
      {
        weekly: monday([
          { from: 450, to: 690 },
          { from: 600, to: 1050 },
        ]),
      },
      ['invalid-calendar', 'overlapping-sessions', 'weekly[0].sessions'],
    ],
    [
      'a session across midnight',
      { weekly: monday([{ from: 1200, to: 1500 }]) },
      ['invalid-calendar', 'session-past-midnight', 'weekly[0].sessions[0].to'],
    ],
    [
      'closing at 24:00',
      { weekly: monday([{ from: 450, to: 1440 }]) },
      ['invalid-calendar', 'session-past-midnight', 'weekly[0].sessions[0].to'],
    ],
    [
      'a session that ends when it begins',
      { weekly: monday([{ from: 450, to: 450 }]) },
      ['invalid-calendar', 'impossible-session', 'weekly[0].sessions[0]'],
    ],
    [
      'a session backwards',
      { weekly: monday([{ from: 1380, to: 60 }]) },
      ['invalid-calendar', 'impossible-session', 'weekly[0].sessions[0]'],
    ],
    [
      'parts of minutes',
      { weekly: monday([{ from: 450.5, to: 690 }]) },
      ['invalid-calendar', 'impossible-session', 'weekly[0].sessions[0]'],
    ],
    [
      'no session at all',
      { weekly: monday([]) },
      ['invalid-calendar', 'calendar-without-sessions', 'weekly'],
    ],
    ['no week at all', { weekly: [] }, ['invalid-calendar', 'calendar-without-sessions', 'weekly']],
    [
      'a season without hours',
      {
        weekly: [
          { weekday: 1, validFrom: null, validTo: '2026-05-31', sessions: [...OFFICE_HOURS] },
          { weekday: 1, validFrom: '2026-07-01', validTo: null, sessions: [...OFFICE_HOURS] },
        ],
      },
      ['invalid-calendar', 'week-without-sessions', 'weekly'],
    ],
    [
      'two rows for one weekday at one time',
      {
        weekly: [
          ...MONDAY_TO_FRIDAY,
          { weekday: 3, validFrom: '2026-06-01', validTo: null, sessions: MORNING },
        ],
      },
      ['invalid-calendar', 'overlapping-weeks', 'weekly[5].validFrom'],
    ],
    [
      'a weekday that is none',
      { weekly: [{ ...MONDAY_TO_FRIDAY[0], weekday: 8 } as unknown as WeeklySessions] },
      ['invalid-calendar', 'impossible-weekday', 'weekly[0].weekday'],
    ],
    [
      'a validity backwards',
      { weekly: [{ weekday: 1, validFrom: '2026-06-01', validTo: '2026-05-01', sessions: MORNING }] },
      ['invalid-calendar', 'ends-before-it-begins', 'weekly[0].validTo'],
    ],
    [
      'a validity from an impossible day',
      { weekly: [{ weekday: 1, validFrom: '2026-02-30', validTo: null, sessions: MORNING }] },
      ['impossible-day', null, 'weekly[0].validFrom'],
    ],
    [
      'a day of two kinds',
      {
        specialDays: [specialDay('2026-09-02', 'holiday', 'A'), specialDay('2026-09-02', 'makeup_work', 'B')],
      },
      ['invalid-calendar', 'day-of-two-kinds', 'specialDays[1].on'],
    ],
    [
      'an impossible special day',
      { specialDays: [specialDay('2026-02-29', 'holiday', 'A')] },
      ['impossible-day', null, 'specialDays[0].on'],
    ],
    [
      'a kind that is none',
      { specialDays: [specialDay('2026-09-02', 'party' as 'holiday', 'A')] },
      ['invalid-calendar', 'unknown-day-kind', 'specialDays[0].kind'],
    ],
    [
      'a holiday with hours',
      { specialDays: [specialDay('2026-09-02', 'holiday', 'A', OFFICE_HOURS)] },
      ['invalid-calendar', 'sessions-on-day-off', 'specialDays[0].sessions'],
    ],
    [
      'a make-up day with an empty list of hours',
      { specialDays: [specialDay('2026-09-05', 'makeup_work', 'A', [])] },
      ['invalid-calendar', 'calendar-without-sessions', 'specialDays[0].sessions'],
    ],
    ['an offset for a zone', { zone: '+07:00' }, ['unknown-zone', null, 'zone']],
    ['an unknown zone', { zone: 'Asia/Saigon2' }, ['unknown-zone', null, 'zone']],
    [
      'an impossible last published day',
      { publishedThrough: '2026' },
      ['impossible-day', null, 'publishedThrough'],
    ],
  ];

  it.each(cases)('%s', (_fault, change, refusal) => {
    expect(refusalOf(() => compileCalendar({ ...VIETNAM, ...change }))).toEqual(refusal);
  });
});
