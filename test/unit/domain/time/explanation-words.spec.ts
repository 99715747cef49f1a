import { describe, expect, it } from '@jest/globals';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import {
  pauseClock,
  restartClock,
  resumeClock,
  startClock,
  type DeadlineClock,
} from '../../../../src/domain/deadline/deadline-clock.js';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { limitText, reasonText } from '../../../../src/domain/deadline/explanation-words.js';
import {
  AFTER_15_NEXT_DAY,
  calendars,
  calendarWith,
  limit,
  local,
  NO_CUT_OFF,
  OFFICE_HOURS,
  specialDay,
  terms,
  VIETNAM,
} from './vietnam-calendar.js';

const SAME_DAY = limit(0, 'same_day');
const vi = (clock: DeadlineClock, using = calendars) => explainClock(clock, using).sentence.vi;
const rowsOf = (clock: DeadlineClock, using = calendars) =>
  explainClock(clock, using).ledger.map(
    ({ on, reason, note }) => `${on.slice(5)} ${reason.vi}${note ? ` (${note.vi})` : ''}`,
  );
const startedAt = (text: string, of = limit(3), more = {}) =>
  startClock(terms(of, more), local(text), calendars);

describe('the days off in the sentence', () => {
  it('of one holiday are one span, whatever is noted of each day', () => {
    const tet = ['16', '17', '18', '19', '20'].map((day, index) =>
      specialDay(`2026-02-${day}`, 'holiday', `Tết Nguyên đán Bính Ngọ (mùng ${index})`),
    );
    const notes = { counting: compileCalendar({ ...VIETNAM, specialDays: tet }) };
    const clock = startClock(terms(limit(30)), local('2026-02-13 09:00'), notes);
    expect(vi(clock, notes)).toBe(
      'Hồ sơ nhận thứ Sáu ngày 13/02/2026; thời hạn 30 ngày làm việc, tính từ thứ Hai ngày 23/02/2026; ' +
        'không tính nghỉ Tết Nguyên đán Bính Ngọ từ 16/02 đến 20/02/2026 và các ngày nghỉ hằng tuần; ' +
        'hẹn trả 17:30 thứ Sáu ngày 03/04/2026.',
    );
    expect(rowsOf(clock, notes)[3]).toBe('02-16 Nghỉ lễ: Tết Nguyên đán Bính Ngọ (mùng 0)');
    expect(explainClock(clock, notes).ledger[3]?.reason.en).toBe('Public holiday: Tết Nguyên đán Bính Ngọ');
  });

  it('of several kinds are listed with "và" before the last', () => {
    const clock = startedAt('2026-08-28 09:00');
    expect(vi(clock)).toContain(
      'không tính nghỉ hoán đổi Quốc khánh ngày 31/08/2026, nghỉ Quốc khánh từ 01/09 đến 02/09/2026 và các ngày nghỉ hằng tuần;',
    );
    expect(explainClock(clock, calendars).sentence.en).toContain(
      'not counting the swapped day off for Quốc khánh on 31/08/2026, the public holiday Quốc khánh from 01/09 to 02/09/2026 and the weekly days off;',
    );
  });

  it('that are named "Ngày …" do not say "ngày" again', () => {
    expect(vi(startedAt('2026-11-23 09:00', limit(1)))).toContain(
      'không tính nghỉ Ngày Văn hóa Việt Nam 24/11/2026;',
    );
  });

  it('do not say their kind twice', () => {
    const own = {
      counting: calendarWith(
        specialDay('2026-10-06', 'compensation', 'Nghỉ bù Giỗ Tổ Hùng Vương (là Chủ nhật)'),
        specialDay('2026-10-07', 'swap_off', 'Nghỉ hoán đổi (làm bù thứ Bảy 10/10/2026)'),
        specialDay('2026-10-10', 'makeup_work', 'Làm bù (cho thứ Tư 07/10/2026)', OFFICE_HOURS),
      ),
    };
    const clock = startClock(terms(limit(4)), local('2026-10-05 09:00'), own);
    expect(rowsOf(clock, own).slice(1, 6)).toEqual([
      '10-06 Nghỉ bù Giỗ Tổ Hùng Vương (là Chủ nhật)',
      '10-07 Nghỉ hoán đổi (làm bù thứ Bảy 10/10/2026)',
      '10-08 Ngày làm việc',
      '10-09 Ngày làm việc',
      '10-10 Làm bù (cho thứ Tư 07/10/2026)',
    ]);
    expect(vi(clock, own)).toContain(
      'không tính nghỉ bù Giỗ Tổ Hùng Vương ngày 06/10/2026, nghỉ hoán đổi ngày 07/10/2026 và các ngày nghỉ hằng tuần',
    );
    expect(reasonText('holiday', 'Nghỉ Tết')).toEqual({ vi: 'Nghỉ Tết', en: 'Public holiday: Tết' });
    expect(reasonText('swap_off', 'Nghỉ hoán đổi').en).toBe('Day off swapped with a Saturday');
  });
});

describe('an amount of time', () => {
  it.each([
    [0.25, 'working_hour', '15 phút làm việc', '15 minutes of working time'],
    [1.5, 'working_hour', '1 giờ 30 phút làm việc', '1 hour 30 minutes of working time'],
    [2 / 3, 'working_hour', '40 phút làm việc', '40 minutes of working time'],
    [8, 'working_hour', '8 giờ làm việc', '8 working hours'],
    [1, 'working_hour', '1 giờ làm việc', '1 working hour'],
    [0.5, 'hour', '30 phút', '30 minutes'],
    [24, 'hour', '24 giờ', '24 hours'],
    [0.25, 'working_day', '0,25 ngày làm việc', '0.25 working days'],
  ] as const)('of %d %s is “%s”', (amount, unit, inVietnamese, inEnglish) => {
    expect(limitText(limit(amount, unit))).toEqual({ vi: inVietnamese, en: inEnglish });
  });
});

describe('the first and the last day say why', () => {
  it('of a same-day term', () => {
    const clock = startedAt('2026-10-05 09:00', SAME_DAY);
    expect(rowsOf(clock)).toEqual(['10-05 Giải quyết trong ngày']);
    expect(explainClock(clock, calendars).total.amount).toBe(0);
    expect(vi(clock)).toBe(
      'Hồ sơ nhận thứ Hai ngày 05/10/2026; giải quyết trong ngày; hẹn trả 17:30 thứ Hai ngày 05/10/2026.',
    );
  });

  it('of a same-day term received after the cut-off, after closing, or on a day off', () => {
    const cutOff = { ...AFTER_15_NEXT_DAY, affects: 'hand_over' } as const;
    expect(rowsOf(startedAt('2026-10-02 15:01', SAME_DAY, { cutOff }))).toEqual([
      '10-02 Nhận sau 15:00: coi như nhận vào ngày làm việc tiếp theo (thứ Hai ngày 05/10/2026)',
      '10-03 Ngày nghỉ hằng tuần',
      '10-04 Ngày nghỉ hằng tuần',
      '10-05 Giải quyết trong ngày',
    ]);
    const lastHour = { at: { kind: 'last_minutes', minutes: 60 }, affects: 'clock' } as const;
    expect(rowsOf(startedAt('2026-10-05 16:45', SAME_DAY, { cutOff: lastHour }))[0]).toMatch(
      /^10-05 Nhận sau 16:30:/,
    );
    expect(rowsOf(startedAt('2026-10-05 18:00', SAME_DAY, { cutOff: NO_CUT_OFF }))[0]).toMatch(
      /^10-05 Nhận sau giờ làm việc: coi như nhận vào ngày làm việc tiếp theo/,
    );
    expect(rowsOf(startedAt('2026-10-04 09:00', SAME_DAY))[0]).toMatch(/^10-04 Nhận vào ngày nghỉ:/);
    const duty = { counting: calendarWith(specialDay('2026-10-03', 'duty', 'Trực', OFFICE_HOURS)) };
    const onDuty = startClock(terms(SAME_DAY), local('2026-10-03 09:00'), duty);
    expect(rowsOf(onDuty, duty)[0]).toMatch(/^10-03 Nhận vào ngày trực:/);
  });

  it('of hours received after closing', () => {
    const clock = startedAt('2026-10-05 18:00', limit(2, 'working_hour'));
    expect(rowsOf(clock)).toEqual([
      '10-05 Nhận sau giờ làm việc: tính từ giờ làm việc tiếp theo',
      '10-06 Ngày làm việc',
    ]);
  });

  it('of a term that has nothing left when its pause ends', () => {
    const paused = pauseClock(startedAt('2026-10-05 09:00', SAME_DAY), local('2026-10-05 10:00'), 'payment');
    expect(rowsOf(resumeClock(paused, local('2026-10-07 09:00'), calendars))).toEqual([
      '10-05 Ngày bắt đầu, không tính vào thời hạn',
      '10-06 Tạm dừng lần 1 (chờ nộp phí, lệ phí)',
      '10-07 Tạm dừng lần 1 (chờ nộp phí, lệ phí) (Hết tạm dừng, đến hạn trong ngày)',
    ]);
  });

  it('in English after "from" without another preposition', () => {
    const cutOff = AFTER_15_NEXT_DAY;
    const clock = startedAt('2026-10-01 09:00', limit(3), { cutOff });
    const paused = pauseClock(clock, local('2026-10-02 09:00'), 'supplement');
    const on = (text: string) => explainClock(restartClock(paused, local(text), calendars), calendars);
    expect(on('2026-10-06 09:00').sentence.en).toMatch(/^Counted again from Tuesday 06\/10\/2026;/);
    expect(on('2026-10-06 16:00').sentence.en).toMatch(
      /^Counted again from 16:00 on Tuesday 06\/10\/2026, counts as received on Wednesday 07\/10\/2026;/,
    );
    expect(explainClock(clock, calendars).sentence.en).toMatch(/^Dossier received on Thursday 01\/10\/2026;/);
  });
});
