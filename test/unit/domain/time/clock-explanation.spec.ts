import { describe, expect, it } from '@jest/globals';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import {
  extendClock,
  fixedClock,
  pauseClock,
  recordOutage,
  restartClock,
  resumeClock,
  startClock,
  stopClock,
  type DeadlineClock,
} from '../../../../src/domain/deadline/deadline-clock.js';
import {
  AFTER_15_NEXT_DAY,
  calendar,
  calendars,
  calendarWith,
  limit,
  local,
  shown,
  specialDay,
  terms,
} from './vietnam-calendar.js';

const explain = (clock: DeadlineClock) => explainClock(clock, calendars);
const ledgerOf = (clock: DeadlineClock) =>
  explain(clock).ledger.map(({ on, amount, reason }) => `${on.slice(5)} ${amount} ${reason.code}`);

const withEverything = () => {
  const started = startClock(terms(limit(10)), local('2026-08-17 16:00'), calendars);
  const paused = pauseClock(started, local('2026-08-19 10:00'), 'supplement');
  const resumed = resumeClock(paused, local('2026-08-21 10:00'), calendars);
  const extended = extendClock(resumed, limit(3), local('2026-08-24 10:00'), calendars);
  return recordOutage(extended, local('2026-08-25 14:00'), local('2026-08-25 16:00'), calendars);
};

describe('a clock explains itself', () => {
  it('day by day over Tết', () => {
    const clock = startClock(terms(limit(5)), local('2026-02-13 09:00'), calendars);
    expect(ledgerOf(clock)).toEqual([
      '02-13 0 day_zero',
      '02-14 0 weekend',
      '02-15 0 weekend',
      '02-16 0 holiday',
      '02-17 0 holiday',
      '02-18 0 holiday',
      '02-19 0 holiday',
      '02-20 0 holiday',
      '02-21 0 weekend',
      '02-22 0 weekend',
      '02-23 1 working_day',
      '02-24 1 working_day',
      '02-25 1 working_day',
      '02-26 1 working_day',
      '02-27 1 working_day',
    ]);
    expect(explain(clock).ledger[3]?.reason).toEqual({
      code: 'holiday',
      vi: 'Nghỉ lễ: Tết Nguyên đán',
      en: 'Public holiday: Tết Nguyên đán',
    });
  });

  it('in a sentence that a clerk can read aloud', () => {
    const { sentence } = explain(startClock(terms(limit(5)), local('2026-02-13 09:00'), calendars));
    expect(sentence).toEqual({
      vi:
        'Hồ sơ nhận thứ Sáu ngày 13/02/2026; thời hạn 5 ngày làm việc, tính từ thứ Hai ngày 23/02/2026; ' +
        'không tính nghỉ Tết Nguyên đán từ 16/02 đến 20/02/2026 và các ngày nghỉ hằng tuần; ' +
        'hẹn trả 17:30 thứ Sáu ngày 27/02/2026.',
      en:
        'Dossier received on Friday 13/02/2026; time limit 5 working days, counted from Monday 23/02/2026; ' +
        'not counting the public holiday Tết Nguyên đán from 16/02 to 20/02/2026 and the weekly days off; ' +
        'result due 17:30 on Friday 27/02/2026.',
    });
  });

  it('with a pause, an extension, a make-up Saturday, National Day and an outage', () => {
    const clock = withEverything();
    const { dueAt, originalDueAt, total, ledger, sentence } = explain(clock);
    expect([shown(originalDueAt), shown(dueAt), shown(clock.dueAt)]).toEqual([
      '2026-08-28 17:30',
      '2026-09-10 09:30',
      '2026-09-10 09:30',
    ]);
    expect(total).toEqual({ amount: 13, unit: 'working_day' });
    expect(ledgerOf(clock).filter((row) => / 0 (?!weekend)/.test(row))).toEqual([
      '08-17 0 day_zero',
      '08-20 0 pause',
      '08-21 0 pause',
      '08-31 0 swap_off',
      '09-01 0 holiday',
      '09-02 0 holiday',
      '09-10 0 outage',
    ]);
    expect(ledger.find(({ on }) => on === '2026-08-22')?.reason.code).toBe('makeup_work');
    expect(ledger.find(({ on }) => on === '2026-08-20')?.reason.vi).toBe(
      'Tạm dừng lần 1 (chờ bổ sung hồ sơ)',
    );
    expect(ledger.at(-1)?.note?.vi).toBe('Bù 120 phút làm việc');
    expect(sentence.vi).toContain('có tính ngày làm bù thứ Bảy ngày 22/08/2026');
    expect(sentence.vi).toContain('gia hạn thêm 3 ngày làm việc');
    expect(sentence.vi).toContain('sự cố lần 1 từ 14:00 đến 16:00 thứ Ba ngày 25/08/2026');
  });

  it('in hours, in minutes of each day', () => {
    const clock = startClock(
      terms(limit(8, 'working_hour'), { kind: 'intake_response' }),
      local('2026-04-29 16:00'),
      calendars,
    );
    expect(ledgerOf(clock)).toEqual([
      '04-29 90 working_day',
      '04-30 0 holiday',
      '05-01 0 holiday',
      '05-02 0 weekend',
      '05-03 0 weekend',
      '05-04 390 working_day',
    ]);
    expect(explain(clock).total).toEqual({ amount: 480, unit: 'working_minute' });
    expect(explain(clock).sentence.vi).toMatch(
      /^Hồ sơ gửi đến lúc 16:00 thứ Tư .* hạn trả lời tiếp nhận 16:00/,
    );
  });

  it('in elapsed hours, the night included', () => {
    const clock = startClock(terms(limit(24, 'hour')), local('2026-09-01 10:00'), calendars);
    expect(ledgerOf(clock)).toEqual(['09-01 840 calendar_day', '09-02 600 calendar_day']);
    expect(explain(clock).total).toEqual({ amount: 1440, unit: 'minute' });
  });

  it('when calendar days end on a holiday', () => {
    const clock = startClock(terms(limit(15, 'day')), local('2026-08-18 09:00'), calendars);
    expect(ledgerOf(clock).slice(-3)).toEqual([
      '09-01 1 calendar_day',
      '09-02 1 calendar_day',
      '09-03 0 rolled_forward',
    ]);
    expect(explain(clock).total).toEqual({ amount: 15, unit: 'day' });
    expect(explain(clock).sentence.vi).toContain('chuyển sang ngày làm việc tiếp theo');
  });

  it('when receipt after the cut-off counts as the next working day', () => {
    const clock = startClock(
      terms(limit(3), { cutOff: AFTER_15_NEXT_DAY }),
      local('2026-08-28 15:30'),
      calendars,
    );
    expect(ledgerOf(clock).filter((row) => row.endsWith('day_zero'))).toEqual([
      '08-28 0 day_zero',
      '09-03 0 day_zero',
    ]);
    expect(explain(clock).ledger[0]?.reason).toEqual({
      code: 'day_zero',
      vi: 'Nhận sau 15:00: coi như nhận vào ngày làm việc tiếp theo',
      en: 'Received after 15:00: counts as received on the next working day',
    });
    expect(explain(clock).ledger[0]?.note?.vi).toBe('thứ Năm ngày 03/09/2026');
    expect(explain(clock).sentence.vi).toMatch(
      /^Hồ sơ nhận lúc 15:30 thứ Sáu ngày 28\/08\/2026, coi như nhận thứ Năm ngày 03\/09\/2026;/,
    );
  });

  it('of the applicant with 24:00 of the last day', () => {
    const options = { kind: 'supplement_wait', binds: 'applicant' } as const;
    const clock = startClock(terms(limit(15, 'day'), options), local('2026-10-07 10:00'), calendars);
    expect(explain(clock).lastDay).toBe('2026-10-22');
    expect(explain(clock).sentence.vi).toMatch(/hạn bổ sung 24:00 thứ Năm ngày 22\/10\/2026\.$/);
  });

  it('while it is paused: what is used so far, and no due moment', () => {
    const clock = startClock(terms(limit(10)), local('2026-10-05 09:00'), calendars);
    const paused = pauseClock(clock, local('2026-10-07 10:00'), 'supplement');
    const { dueAt, total, lastDay, sentence } = explain(paused);
    expect([dueAt, total.amount, lastDay]).toEqual([null, 2, '2026-10-07']);
    expect(sentence.vi).toMatch(
      /tạm dừng lần 1 \(chờ bổ sung hồ sơ\) từ thứ Tư ngày 07\/10\/2026, chưa có hạn mới\.$/,
    );
    const hours = startClock(terms(limit(8, 'working_hour')), local('2026-10-05 16:00'), calendars);
    const pausedHours = pauseClock(hours, local('2026-10-06 08:00'), 'payment');
    expect(explain(pausedHours).total.amount).toBe(120);
    expect(explain(stopClock(paused, local('2026-10-20 09:00')))).toMatchObject({
      dueAt: null,
      total: { amount: 2 },
      agrees: true,
    });
  });

  it('stopped in the very moment in which its pause ended: with the due moment of the restart', () => {
    const clock = startClock(terms(limit(10)), local('2026-10-05 09:00'), calendars);
    const paused = pauseClock(clock, local('2026-10-07 10:00'), 'supplement');
    const restarted = restartClock(paused, local('2026-10-14 09:00'), calendars);
    const { dueAt, total, agrees, sentence } = explain(stopClock(restarted, local('2026-10-14 09:00')));
    expect([shown(dueAt), total.amount, agrees]).toEqual(['2026-10-28 17:30', 10, true]);
    expect(sentence.vi).not.toContain('tạm dừng lần 1');
  });

  it('paused when it was late: with the due moment that had passed', () => {
    const clock = startClock(terms(limit(3)), local('2026-10-05 09:00'), calendars);
    const paused = pauseClock(clock, local('2026-10-12 10:00'), 'supplement');
    expect(explain(paused)).toMatchObject({ dueAt: clock.dueAt, total: { amount: 3 }, agrees: true });
  });

  it('after a restart from the restart', () => {
    const clock = startClock(terms(limit(10)), local('2026-10-05 09:00'), calendars);
    const paused = pauseClock(clock, local('2026-10-07 10:00'), 'supplement');
    const restarted = restartClock(paused, local('2026-10-14 09:00'), calendars);
    expect(explain(restarted).sentence.vi).toMatch(/^Tính lại từ đầu kể từ thứ Tư ngày 14\/10\/2026;/);
    expect(explain(restarted).sentence.en).toMatch(/^Counted again from Wednesday 14\/10\/2026;/);
    expect(explain(restarted).ledger[0]?.on).toBe('2026-10-14');
  });

  it('beyond the published days as provisional, with its calendar and legal basis', () => {
    const clock = startClock(terms(limit(5)), local('2026-12-29 09:00'), calendars);
    const { provisional, sentence, calendarId, calendarVersion, legalBasis } = explain(clock);
    expect([provisional, calendarId, calendarVersion, legalBasis]).toEqual([
      true,
      'vietnam',
      7,
      'Nghị định 118/2025/NĐ-CP',
    ]);
    expect(sentence.vi).toContain('Hạn này là tạm tính vì lịch nghỉ sau ngày 31/12/2026 chưa được công bố.');
  });

  it('fixed by another system without a ledger', () => {
    const fixed = fixedClock(terms(limit(3)), local('2010-10-05 09:00'), local('2010-10-08 12:34'));
    const { ledger, dueAt, sentence } = explain(fixed);
    expect([ledger, shown(dueAt)]).toEqual([[], '2010-10-08 12:34']);
    expect(sentence.vi).toContain('hạn do hệ thống khác ấn định; hẹn trả 12:34 thứ Sáu ngày 08/10/2010');
  });

  it('stopped before its calendar changed, and says that the ledger is by the present one', () => {
    const stopped = stopClock(
      startClock(terms(limit(3)), local('2026-10-05 09:00'), calendars),
      local('2026-10-06 09:00'),
    );
    const later = { counting: calendarWith(specialDay('2026-10-07', 'holiday', 'Lễ')) };
    expect(explain(stopped).agrees).toBe(true);
    expect(explainClock(stopped, later).agrees).toBe(false);
  });

  it('over a thousand working days without cost that grows with the square', () => {
    const clock = startClock(terms(limit(1000)), local('2026-01-05 09:00'), calendars);
    const { ledger, total } = explain(clock);
    expect(total.amount).toBe(1000);
    expect(ledger.at(-1)?.on).toBe(calendar.addCountedDays('2026-01-05', 1000));
  });
});
