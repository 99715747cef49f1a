import { describe, expect, it } from '@jest/globals';
import { changedCalendarWords } from '../../../../src/domain/deadline/changed-calendar-words.js';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import { apologise } from '../../../../src/domain/dossier/apologise.js';
import { legalClockOf } from '../../../../src/domain/dossier/case-clocks.js';
import { calendarsOf } from '../../../../src/domain/dossier/clock-calendars.js';
import type { CaseClock, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { dueChangeWords } from '../../../../src/domain/dossier/due-change-words.js';
import { stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { shown, specialDay, VIETNAM } from '../time/vietnam-calendar.js';
import { loggedAt, type FixtureOptions } from './case-fixture.js';
import { at, calendar, finish, loggedIn, papers, sorry, summary } from './told-dossier.js';

/** Received 13/8, a supplement 17/8 to 21/8, the make-up Saturday 22/8, National Day, an apology, two days late. */
function wholeStory() {
  const logged = loggedIn('2026-08-13 09:00');
  const asked = requestSupplement(logged, papers, at('2026-08-17 10:00')).after;
  const back = receiveSupplement(asked, at('2026-08-21 10:00')).after;
  const apologised = apologise(back, sorry, at('2026-09-03 15:00'));
  const approved = finish(apologised.after, 'appraise', 'done', '2026-09-07 16:00');
  const resolved = finish(approved, 'approve', 'granted', '2026-09-08 10:00');
  return { logged, asked, back, apologised, resolved };
}

describe('the summary of a dossier', () => {
  it('with a pause, a holiday, a make-up Saturday and a re-appointment', () => {
    const { resolved, apologised } = wholeStory();
    expect(summary(resolved, '2026-09-08 11:00', { promise: apologised.reAppointment })).toEqual({
      vi:
        'Hồ sơ H99.31-260813-0001 nhận lúc 09:00 thứ Năm ngày 13/08/2026. ' +
        'Thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A, tính từ thứ Sáu ngày 14/08/2026. ' +
        'Không tính nghỉ hoán đổi Quốc khánh ngày 31/08/2026, nghỉ Quốc khánh từ 01/09 đến 02/09/2026 và các ' +
        'ngày nghỉ hằng tuần; có tính ngày làm bù thứ Bảy ngày 22/08/2026. ' +
        'Tạm dừng lần 1 (chờ bổ sung hồ sơ) từ thứ Hai ngày 17/08/2026 đến thứ Sáu ngày 21/08/2026, không tính ' +
        'vào thời hạn. ' +
        'Hạn ban đầu là 17:30 thứ Tư ngày 26/08/2026; hạn cuối cùng theo quy định là 17:30 thứ Sáu ngày 04/09/2026. ' +
        'Cơ quan giải quyết gửi văn bản xin lỗi lúc 15:00 thứ Năm ngày 03/09/2026 và hẹn lại trả kết quả lúc ' +
        '17:30 thứ Tư ngày 09/09/2026, lý do: Chờ kết quả thẩm định thực địa. ' +
        'Việc hẹn lại chỉ được thực hiện một lần và không làm thay đổi hạn theo quy định. ' +
        'Có kết quả lúc 10:00 thứ Ba ngày 08/09/2026, quá hạn 2 ngày làm việc. ' +
        'So với ngày hẹn lại: trước hạn 1 ngày làm việc.',
      en:
        'Dossier H99.31-260813-0001 received at 09:00 on Thursday 13/08/2026. ' +
        'The time limit is 10 working days (Nghị định A), counted from Friday 14/08/2026. ' +
        'Not counting the swapped day off for Quốc khánh on 31/08/2026, the public holiday Quốc khánh from 01/09 ' +
        'to 02/09/2026 and the weekly days off; counting the make-up working day Saturday 22/08/2026. ' +
        'Pause no. 1 (waiting for a supplement) from Monday 17/08/2026 to Friday 21/08/2026, not counted. ' +
        'It was first due 17:30 on Wednesday 26/08/2026; in the end it was due 17:30 on Friday 04/09/2026. ' +
        'The agency apologised at 15:00 on Thursday 03/09/2026 and promised the result for 17:30 on Wednesday ' +
        '09/09/2026, for this reason: Chờ kết quả thẩm định thực địa. ' +
        'That is possible once only and leaves the legal due moment as it is. ' +
        'The result was ready at 10:00 on Tuesday 08/09/2026, 2 working days late. ' +
        'Against the promised moment: 1 working day early.',
    });
  });

  it('while the clock stands still, and once it is overdue', () => {
    const { asked, apologised } = wholeStory();
    expect(summary(asked, '2026-08-18 09:00').vi).toMatch(
      /Hạn ban đầu là 17:30 thứ Tư ngày 26\/08\/2026; thời hạn đang tạm dừng \(chờ bổ sung hồ sơ\) từ thứ Hai ngày 17\/08\/2026, chưa có hạn mới\. Người nộp bổ sung, hoàn thiện hồ sơ chậm nhất 24:00 thứ Năm ngày 03\/09\/2026, quá thời hạn này thì cơ quan dừng giải quyết hồ sơ\.$/,
    );
    expect(summary(apologised.after, '2026-09-10 09:00', { promise: apologised.reAppointment }).vi).toMatch(
      /Tính đến 09:00 thứ Năm ngày 10\/09\/2026, hồ sơ chưa có kết quả, quá hạn 4 ngày làm việc và đã qua cả ngày hẹn lại\.$/,
    );
    expect(summary(apologised.after, '2026-09-04 17:30').vi).not.toContain('quá hạn');
  });

  it('of an apology that came late', () => {
    const late = apologise(wholeStory().back, sorry, at('2026-09-04 09:00'));
    expect(summary(late.after, '2026-09-04 10:00', { promise: late.reAppointment }).vi).toContain(
      'Văn bản xin lỗi gửi muộn, hạn gửi là 17:30 thứ Năm ngày 03/09/2026.',
    );
  });

  it('of a result ahead of time, on the day, and after hours', () => {
    const ended = (when: string) => {
      const approving = finish(loggedIn('2026-10-05 09:00'), 'appraise', 'done', '2026-10-06 09:00');
      return summary(finish(approving, 'approve', 'granted', when), when)
        .vi.split('. ')
        .at(-1);
    };
    expect(ended('2026-10-15 09:00')).toBe(
      'Có kết quả lúc 09:00 thứ Năm ngày 15/10/2026, trước hạn 2 ngày làm việc.',
    );
    expect(ended('2026-10-19 17:30')).toBe('Có kết quả lúc 17:30 thứ Hai ngày 19/10/2026, đúng hạn.');
    expect(ended('2026-10-19 18:00')).toBe(
      'Có kết quả lúc 18:00 thứ Hai ngày 19/10/2026, quá hạn, ngoài giờ làm việc.',
    );
  });

  it('of a restart, and of ends without a result', () => {
    const restart: FixtureOptions = {};
    const logged = loggedIn('2026-10-05 09:00', restart);
    const asked = requestSupplement(logged, papers, at('2026-10-07 10:00', restart)).after;
    const back = receiveSupplement(asked, at('2026-10-14 09:00', restart)).after;
    expect(summary(back, '2026-10-14 09:00', { options: restart }).vi).toContain(
      'Sau khi nhận đủ giấy tờ bổ sung ngày 14/10/2026, thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A, ' +
        'tính lại từ đầu kể từ thứ Năm ngày 15/10/2026.',
    );
    const stopped = stop(asked, 'Hết thời hạn bổ sung', at('2026-10-23 08:00', restart)).after;
    expect(summary(stopped, '2026-10-23 08:00', { options: restart }).vi).toMatch(
      /tính từ thứ Ba ngày 06\/10\/2026\. Hạn ban đầu là 17:30 thứ Hai ngày 19\/10\/2026; thời hạn tạm dừng \(chờ bổ sung hồ sơ\) từ thứ Tư ngày 07\/10\/2026 cho đến khi kết thúc\. Cơ quan dừng giải quyết hồ sơ lúc 08:00 thứ Sáu ngày 23\/10\/2026, lý do: Hết thời hạn bổ sung\.$/,
    );
    const online = loggedAt('2026-10-05T09:00:00+07:00', restart, 'online');
    expect(summary(online, '2026-10-05 10:00', { options: restart }).vi).toBe(
      'Hồ sơ H99.31-260813-0001 nộp trực tuyến, đến lúc 09:00 thứ Hai ngày 05/10/2026. ' +
        'Hồ sơ đang chờ trả lời tiếp nhận, chậm nhất 09:00 thứ Ba ngày 06/10/2026. ' +
        'Thời hạn giải quyết chưa bắt đầu, chỉ tính từ khi nhận đủ hồ sơ hợp lệ.',
    );
    const gone = withdraw(online, 'Nộp nhầm thủ tục.', at('2026-10-05 11:00', restart)).after;
    expect(summary(gone, '2026-10-05 11:00', { options: restart }).vi).toMatch(
      /Người nộp rút hồ sơ lúc 11:00 thứ Hai ngày 05\/10\/2026, lý do: Nộp nhầm thủ tục\.$/,
    );
  });
});

describe('every clock of a dossier', () => {
  it('has a ledger whose sum is the date that is shown', () => {
    for (const [when, story] of Object.entries(wholeStory())) {
      const current = 'after' in story ? story.after : story;
      for (const clock of current.clocks) {
        const { ledger, total, dueAt, agrees, facts } = explainClock(
          clock,
          calendarsOf(clock, at('2026-09-30 09:00').calendars),
        );
        const place = `${when} ${clock.terms.kind}`;
        expect([place, agrees]).toEqual([place, true]);
        const sum = ledger.reduce((all, { amount }) => all + amount, 0);
        expect([place, sum]).toEqual([place, total.amount]);
        if (dueAt === null || clock.terms.limit?.unit !== 'working_day') continue;
        expect([place, total]).toEqual([place, { amount: clock.terms.limit.amount, unit: 'working_day' }]);
        expect(ledger.at(-1)?.on).toBe(shown(facts.term?.dueAt ?? null)?.slice(0, 10));
      }
    }
  });

  it('tells of the apology that it is due a day before the result, or the working day before that', () => {
    const apology = (of: DossierCase) => {
      const clock = of.clocks.find(({ terms }) => terms.kind === 'apology');
      return (
        clock && explainClock(clock, { counting: calendar }).sentence.vi.split('; ').slice(-3).join('; ')
      );
    };
    expect(apology(wholeStory().back)).toBe(
      'hẹn trả 17:30 thứ Sáu ngày 04/09/2026; văn bản xin lỗi gửi chậm nhất 01 ngày trước hạn; ' +
        'hạn gửi văn bản xin lỗi 17:30 thứ Năm ngày 03/09/2026.',
    );
    expect(apology(loggedIn('2026-10-05 09:00'))).toBe(
      'hẹn trả 17:30 thứ Hai ngày 19/10/2026; văn bản xin lỗi gửi chậm nhất 01 ngày trước hạn, gặp ngày nghỉ ' +
        'nên lùi về ngày làm việc liền trước; hạn gửi văn bản xin lỗi 17:30 thứ Sáu ngày 16/10/2026.',
    );
  });

  it('says by which calendar it was fixed when that has changed since', () => {
    const { back, resolved } = wholeStory();
    const days = [...VIETNAM.specialDays, specialDay('2026-09-03', 'holiday', 'Ngày lễ mới')];
    const counting = compileCalendar({ ...VIETNAM, specialDays: days });
    const told = (of: DossierCase) => {
      const explained = explainClock(legalClockOf(of) as CaseClock, { counting });
      return [explained.agrees, changedCalendarWords(explained).vi.split(': Hồ sơ nhận')[0]];
    };
    expect(told(back)).toEqual([
      false,
      'Lịch làm việc vừa thay đổi, hạn đang được tính lại; hạn đang ghi là 17:30 thứ Sáu ngày 04/09/2026. Theo lịch mới',
    ]);
    expect(told(resolved)).toEqual([
      false,
      'Đồng hồ đã dừng lúc 10:00 thứ Ba ngày 08/09/2026 với hạn 17:30 thứ Sáu ngày 04/09/2026, tính theo lịch ' +
        'làm việc khi đó và không thay đổi nữa; lịch đã được sửa sau đó. Nếu tính theo lịch hiện nay',
    ]);
  });
});

describe('a change of the due moment is told', () => {
  it.each([
    ['dossier_accepted', {}, 'Tiếp nhận hồ sơ, ấn định hạn trả kết quả'],
    ['supplement_requested', { no: 1 }, 'Tạm dừng: yêu cầu bổ sung hồ sơ'],
    ['supplement_received', { policy: 'restart' }, 'Đã nhận đủ giấy tờ bổ sung: tính lại thời hạn từ đầu'],
    ['supplement_received', { policy: 'pause' }, 'Đã nhận đủ giấy tờ bổ sung: tính tiếp thời hạn còn lại'],
    ['clock_paused', { reason: 'verification' }, 'Tạm dừng: xác minh'],
    ['clock_resumed', { reason: 'verification' }, 'Hết tạm dừng (xác minh): tính tiếp thời hạn còn lại'],
    [
      'deadline_extended',
      { extension: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật A, Điều 3' },
      'Gia hạn thời hạn giải quyết thêm 5 ngày làm việc, căn cứ Luật A, Điều 3',
    ],
    [
      'calendar_changed',
      { source: 'Công văn 1/VPCP' },
      'Lịch làm việc thay đổi theo Công văn 1/VPCP: tính lại hạn',
    ],
    [
      'outage',
      { name: 'mất điện', source: 'Biên bản 2/BB' },
      'Không tính thời gian sự cố mất điện theo Biên bản 2/BB',
    ],
    ['something_new', { reason: 7 }, 'Hạn được tính lại'],
    ['toString', {}, 'Hạn được tính lại'],
  ])('%s %j', (type, data, words) => {
    expect(dueChangeWords({ type, data }).vi).toBe(words);
  });
});
