import { describe, expect, it } from '@jest/globals';
import { dueMoment } from '../../../../src/domain/deadline/time-limit.js';
import { compileCalendar, type WorkingSession } from '../../../../src/domain/calendar/working-calendar.js';
import { refusalOf } from './refusal.js';
import {
  NO_CUT_OFF,
  OFFICE_HOURS,
  VIETNAM,
  calendar,
  calendarWith,
  limit,
  local,
  shown,
  specialDay,
} from './vietnam-calendar.js';

const THURSDAY = '2026-10-08';
const NINTH_HOUR: readonly WorkingSession[] = [{ from: 1050, to: 1110 }];
const ninthHour = specialDay(THURSDAY, 'extra_session', 'Giờ thứ 9', NINTH_HOUR);
const withNinthHour = calendarWith(ninthHour);

describe('extra sessions at the desk (giờ thứ 9)', () => {
  it('open the desk longer and leave the day counted by its usual hours', () => {
    expect(withNinthHour.isCounted(THURSDAY)).toBe(true);
    expect(withNinthHour.sessionsOn(THURSDAY)).toEqual(OFFICE_HOURS);
    expect(withNinthHour.intakeSessionsOn(THURSDAY)).toEqual([...OFFICE_HOURS, ...NINTH_HOUR]);
    expect(shown(withNinthHour.closeOf(THURSDAY))).toBe('2026-10-08 17:30');
    expect(withNinthHour.reasonOf(THURSDAY)).toEqual({
      counted: true,
      reason: 'extra_session',
      name: 'Giờ thứ 9',
    });
  });

  it('stand in the order of the day, also before the usual opening', () => {
    const early = [{ from: 390, to: 450 }];
    const both = calendarWith(specialDay(THURSDAY, 'extra_session', 'Sáng', [...NINTH_HOUR, ...early]));
    expect(both.intakeSessionsOn(THURSDAY)).toEqual([...early, ...OFFICE_HOURS, ...NINTH_HOUR]);
    expect(shown(both.openOf(THURSDAY))).toBe('2026-10-08 07:30');
  });

  it('add no working minute and no counted day anywhere', () => {
    const [from, to] = [local('2026-10-07 08:00'), local('2026-10-20 16:00')];
    expect(withNinthHour.workingMillisBetween(from, to)).toBe(calendar.workingMillisBetween(from, to));
    expect(withNinthHour.countedDaysBetween('2026-10-01', '2026-10-31')).toBe(
      calendar.countedDaysBetween('2026-10-01', '2026-10-31'),
    );
    expect(shown(withNinthHour.addWorkingMinutes(local(`${THURSDAY} 17:00`), 60))).toBe('2026-10-09 08:00');
  });

  it.each([
    ['the desk alone stays open longer', calendar, withNinthHour, '2026-10-08 17:30'],
    ['the competent agency alone stays open longer', withNinthHour, calendar, '2026-10-08 17:30'],
    ['both stay open longer', withNinthHour, withNinthHour, '2026-10-08 17:30'],
  ])('never move the end of a term: %s', (_case, counting, desk, due) => {
    const options = { calendar: counting, deskCalendar: desk, cutOff: NO_CUT_OFF, binds: 'agency' as const };
    expect(shown(dueMoment(limit(2), local('2026-10-06 09:00'), options).dueAt)).toBe(due);
  });

  it('never move the end of a term at a desk that closes earlier than the office', () => {
    const weekly = VIETNAM.weekly.map((row) => ({
      ...row,
      sessions: [
        { from: 450, to: 690 },
        { from: 780, to: 1020 },
      ],
    }));
    const extra = specialDay(THURSDAY, 'extra_session', 'Giờ thứ 9', [{ from: 1020, to: 1080 }]);
    for (const specialDays of [VIETNAM.specialDays, [...VIETNAM.specialDays, extra]]) {
      const deskCalendar = compileCalendar({ ...VIETNAM, weekly, specialDays });
      const options = { calendar, deskCalendar, cutOff: NO_CUT_OFF, binds: 'agency' as const };
      expect(shown(dueMoment(limit(2), local('2026-10-06 09:00'), options).dueAt)).toBe('2026-10-08 17:00');
    }
  });

  it('a dossier taken in during the ninth hour has that day as day zero, and a same-day one the next day', () => {
    const options = { calendar: withNinthHour, cutOff: NO_CUT_OFF, binds: 'agency' as const };
    const at = local(`${THURSDAY} 18:00`);
    expect(shown(dueMoment(limit(1), at, options).dueAt)).toBe('2026-10-09 17:30');
    expect(shown(dueMoment(limit(0, 'same_day'), at, options).dueAt)).toBe('2026-10-09 17:30');
  });

  const cases: [string, Parameters<typeof specialDay>, (string | null)[]][] = [
    [
      'without hours of its own',
      [THURSDAY, 'extra_session', 'A'],
      ['invalid-calendar', 'calendar-without-sessions', 'specialDays[0].sessions'],
    ],
    [
      'with an empty list of hours',
      [THURSDAY, 'extra_session', 'A', []],
      ['invalid-calendar', 'calendar-without-sessions', 'specialDays[0].sessions'],
    ],
    [
      'that overlaps the usual hours',
      [THURSDAY, 'extra_session', 'A', [{ from: 1049, to: 1110 }]],
      ['invalid-calendar', 'overlapping-sessions', 'specialDays[0].sessions'],
    ],
    [
      'within the usual hours',
      [THURSDAY, 'extra_session', 'A', [{ from: 500, to: 510 }]],
      ['invalid-calendar', 'overlapping-sessions', 'specialDays[0].sessions'],
    ],
    [
      'across midnight',
      [THURSDAY, 'extra_session', 'A', [{ from: 1380, to: 1440 }]],
      ['invalid-calendar', 'session-past-midnight', 'specialDays[0].sessions[0].to'],
    ],
    [
      'on a day without usual hours',
      ['2026-10-10', 'extra_session', 'A', NINTH_HOUR],
      ['invalid-calendar', 'extra-session-without-usual-hours', 'specialDays[0].on'],
    ],
  ];
  it.each(cases)('an extra session %s is refused', (_fault, day, refusal) => {
    const act = () => compileCalendar({ ...VIETNAM, specialDays: [specialDay(...day)] });
    expect(refusalOf(act)).toEqual(refusal);
  });

  it('fits exactly between the usual sessions', () => {
    const noon = calendarWith(specialDay(THURSDAY, 'extra_session', 'Trưa', [{ from: 690, to: 810 }]));
    expect(noon.intakeSessionsOn(THURSDAY)).toHaveLength(3);
    expect(noon.sessionsOn(THURSDAY)).toEqual(OFFICE_HOURS);
  });
});
