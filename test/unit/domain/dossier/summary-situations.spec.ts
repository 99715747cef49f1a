import { describe, expect, it } from '@jest/globals';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import { fixedClock, stopClock } from '../../../../src/domain/deadline/deadline-clock.js';
import { apologise } from '../../../../src/domain/dossier/apologise.js';
import { confirmReceipt } from '../../../../src/domain/dossier/confirm-receipt.js';
import type { CaseClock, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { expireClock } from '../../../../src/domain/dossier/expire.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import {
  receiveSupplement,
  requestCorrection,
  requestSupplement,
} from '../../../../src/domain/dossier/supplement.js';
import { versionTermsOf } from '../../../../src/domain/dossier/version-terms.js';
import { local, specialDay, VIETNAM } from '../time/vietnam-calendar.js';
import { clockOf, loggedAt, type FixtureOptions, paying } from './case-fixture.js';
import { at, calendar, finish, loggedIn, papers, sorry, summary, type Told } from './told-dossier.js';

const RESTART: FixtureOptions = {};
const bySectorLaw = { ...papers, legalBasis: 'Luật A, Điều 3' };
const vi = (of: DossierCase, when: string, told: Told = {}) =>
  summary(of, when, { options: RESTART, ...told }).vi;
/** What follows the first sentence, which says only when the dossier came. */
const told = (of: DossierCase, when: string, more: Told = {}) =>
  vi(of, when, more)
    .split(/(?<=2026)\. /)
    .slice(1)
    .join('. ');

const registered = (when: string, options: FixtureOptions = RESTART) =>
  registerDossier(
    { channel: 'counter', receivedAt: local(when), missing: [], officerId: '1' },
    at(when, options),
  ).after;
const asked = (before: DossierCase, when: string, options: FixtureOptions = RESTART) =>
  requestSupplement(before, bySectorLaw, at(when, options)).after;
const back = (before: DossierCase, when: string, options: FixtureOptions = RESTART) =>
  receiveSupplement(before, at(when, options)).after;
const expired = (before: DossierCase, when: string) => {
  const wait = clockOf(before, 'supplement_wait').no;
  return expireClock(before, wait, at(when, RESTART))?.after as DossierCase;
};

describe('the summary of a dossier whose applicant is waited for', () => {
  it('names the last moment as 24:00 of the last day', () => {
    const before = loggedAt(local('2026-10-07 09:00').toISOString(), RESTART, 'online');
    const filed = requestCorrection(before, papers, at('2026-10-07 10:00', RESTART)).after;
    expect(summary(filed, '2026-10-08 09:00', { options: RESTART })).toEqual({
      vi:
        'Hồ sơ H99.31-260813-0001 nộp trực tuyến, đến lúc 09:00 thứ Tư ngày 07/10/2026. ' +
        'Hồ sơ đang chờ người nộp bổ sung, chậm nhất 24:00 thứ Năm ngày 22/10/2026. ' +
        'Thời hạn giải quyết chưa bắt đầu, chỉ tính từ khi nhận đủ hồ sơ hợp lệ.',
      en:
        'Dossier H99.31-260813-0001 filed online, arrived at 09:00 on Wednesday 07/10/2026. ' +
        'The dossier waits for the applicant’s papers, 24:00 on Thursday 22/10/2026 at the latest. ' +
        'The time limit has not begun: it counts from the complete dossier.',
    });
    expect(told(asked(loggedIn('2026-10-05 09:00', RESTART), '2026-10-07 10:00'), '2026-10-08 09:00')).toBe(
      'Thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A, tính từ thứ Ba ngày 06/10/2026. ' +
        'Hạn ban đầu là 17:30 thứ Hai ngày 19/10/2026; thời hạn đang tạm dừng (chờ bổ sung hồ sơ) từ thứ Tư ngày ' +
        '07/10/2026, chưa có hạn mới. Người nộp bổ sung, hoàn thiện hồ sơ chậm nhất 24:00 thứ Năm ngày 22/10/2026, ' +
        'quá thời hạn này thì cơ quan dừng giải quyết hồ sơ.',
    );
  });

  it('tells in words why a rule ended it, and the pause that never ended once', () => {
    const closed = expired(
      asked(loggedIn('2026-10-05 09:00', RESTART), '2026-10-07 10:00'),
      '2026-10-23 00:01',
    );
    const ends = summary(closed, '2026-10-23 08:00', { options: RESTART });
    expect(ends.vi).toMatch(
      /Hạn ban đầu là 17:30 thứ Hai ngày 19\/10\/2026; thời hạn tạm dừng \(chờ bổ sung hồ sơ\) từ thứ Tư ngày 07\/10\/2026 cho đến khi kết thúc\. Cơ quan dừng giải quyết hồ sơ lúc 00:01 thứ Sáu ngày 23\/10\/2026, lý do: quá thời hạn mà người nộp không bổ sung, hoàn thiện hồ sơ\.$/,
    );
    expect(ends.en).toMatch(
      /The agency stopped the dossier at 00:01 on Friday 23\/10\/2026, reason: no supplement came in time\.$/,
    );
    expect(ends.vi.match(/ạm dừng/g)).toHaveLength(1);
    expect(explainClock(clockOf(closed, 'processing'), { counting: calendar }).sentence.vi).toMatch(
      /tính từ thứ Ba ngày 06\/10\/2026; tạm dừng lần 1 \(chờ bổ sung hồ sơ\) từ thứ Tư ngày 07\/10\/2026 cho đến khi kết thúc\.$/,
    );
    const online = loggedAt(local('2026-10-07 09:00').toISOString(), RESTART, 'online');
    const filed = requestCorrection(online, papers, at('2026-10-07 10:00', RESTART)).after;
    expect(vi(expired(filed, '2026-10-23 00:01'), '2026-10-23 08:00')).toMatch(
      /Hồ sơ không được tiếp nhận lúc 00:01 thứ Sáu ngày 23\/10\/2026, lý do: quá thời hạn mà người nộp không bổ sung, hoàn thiện hồ sơ\.$/,
    );
  });
});

describe('the summary of a dossier whose fee is waited for', () => {
  const law = { limit: { amount: 30, unit: 'day' }, legalBasis: 'Luật Phí và lệ phí', closes: true } as const;
  const closing: FixtureOptions = { rules: { paymentWait: law } };
  const owing = (options: FixtureOptions) => {
    const asking = { amountDong: 50_000, reason: 'Lệ phí', legalBasis: null, officerId: '2' };
    const logged = loggedIn('2026-10-05 09:00', options);
    return requestPayment(logged, asking, at('2026-10-07 10:00', options)).after;
  };

  it('names the last moment, and that it is stopped then only where the law says so', () => {
    expect(told(owing(RESTART), '2026-10-08 09:00')).toMatch(
      /thời hạn đang tạm dừng \(chờ nộp phí, lệ phí\) từ thứ Tư ngày 07\/10\/2026, chưa có hạn mới\. Người nộp hồ sơ nộp phí, lệ phí chậm nhất 24:00 thứ Năm ngày 22\/10\/2026\.$/,
    );
    expect(told(owing(closing), '2026-10-08 09:00', { options: closing })).toMatch(
      /Người nộp hồ sơ nộp phí, lệ phí chậm nhất 24:00 thứ Sáu ngày 06\/11\/2026, quá thời hạn này thì cơ quan dừng giải quyết hồ sơ\.$/,
    );
  });

  it('tells in words why a rule ended it', () => {
    const before = owing(closing);
    const wait = clockOf(before, 'payment_wait').no;
    const closed = expireClock(before, wait, at('2026-11-07 00:01', closing))?.after as DossierCase;
    expect(told(closed, '2026-11-07 08:00', { options: closing })).toMatch(
      /cho đến khi kết thúc\. Cơ quan dừng giải quyết hồ sơ lúc 00:01 thứ Bảy ngày 07\/11\/2026, lý do: quá thời hạn mà người nộp không nộp phí, lệ phí\.$/,
    );
  });
});

describe('the summary of a due moment at midnight', () => {
  it('reads it as 24:00 of the last day, and its result on that day as before it', () => {
    const logged = loggedIn('2026-10-05 09:00', RESTART);
    const midnight = local('2026-10-20 00:00');
    const legal = clockOf(logged, 'processing');
    const fixed: CaseClock = { ...legal, ...fixedClock(legal.terms, legal.startedAt, midnight) };
    const imported = (resolvedAt: Date): DossierCase => ({
      ...logged,
      dossier: { ...logged.dossier, dueAt: midnight, originalDueAt: midnight, resolvedAt, state: 'resolved' },
      clocks: [{ ...fixed, ...stopClock(fixed, resolvedAt) }],
    });
    expect(told(imported(local('2026-10-19 16:00')), '2026-10-21 09:00')).toBe(
      'Hạn do hệ thống khác ấn định. Hẹn trả kết quả lúc 24:00 thứ Hai ngày 19/10/2026. ' +
        'Có kết quả lúc 16:00 thứ Hai ngày 19/10/2026, trước hạn.',
    );
    expect(told(imported(local('2026-10-20 09:00')), '2026-10-21 09:00')).toMatch(
      /lúc 24:00 thứ Hai ngày 19\/10\/2026\. Có kết quả lúc 09:00 thứ Ba ngày 20\/10\/2026, quá hạn 1 ngày làm việc\.$/,
    );
  });
});

describe('the summary after the calendar was changed', () => {
  const present = compileCalendar({
    ...VIETNAM,
    id: '1',
    specialDays: [...VIETNAM.specialDays, specialDay('2026-10-16', 'holiday', 'Ngày lễ mới')],
  });

  it('of an ended dossier tells what is on record, none of the present calendar’s days', () => {
    const logged = loggedIn('2026-10-05 09:00', RESTART);
    const promised = apologise(logged, sorry, at('2026-10-15 15:00', RESTART));
    const approving = finish(promised.after, 'appraise', 'done', '2026-10-19 09:00', RESTART);
    const resolved = finish(approving, 'approve', 'granted', '2026-10-20 09:00', RESTART);
    const promise = promised.reAppointment;
    const more = { options: RESTART, promise, daysKnown: 'changed_since', present } as const;
    expect(summary(resolved, '2026-10-30 09:00', more)).toEqual({
      vi:
        'Hồ sơ H99.31-260813-0001 nhận lúc 09:00 thứ Hai ngày 05/10/2026. ' +
        'Thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A. ' +
        'Các ngày được tính theo lịch làm việc khi đó; lịch được sửa về sau không làm thay đổi hạn đã ghi. ' +
        'Hẹn trả kết quả lúc 17:30 thứ Hai ngày 19/10/2026. ' +
        'Cơ quan giải quyết gửi văn bản xin lỗi lúc 15:00 thứ Năm ngày 15/10/2026 và hẹn lại trả kết quả lúc 17:30 ' +
        'thứ Năm ngày 22/10/2026, lý do: Chờ kết quả thẩm định thực địa. ' +
        'Việc hẹn lại chỉ được thực hiện một lần và không làm thay đổi hạn theo quy định. ' +
        'Có kết quả lúc 09:00 thứ Ba ngày 20/10/2026, quá hạn. So với ngày hẹn lại: trước hạn.',
      en:
        'Dossier H99.31-260813-0001 received at 09:00 on Monday 05/10/2026. ' +
        'The time limit is 10 working days (Nghị định A). ' +
        'The days were counted by the calendar of that time; it was changed later, which leaves the due moment on ' +
        'record as it is. ' +
        'The result is due 17:30 on Monday 19/10/2026. ' +
        'The agency apologised at 15:00 on Thursday 15/10/2026 and promised the result for 17:30 on Thursday ' +
        '22/10/2026, for this reason: Chờ kết quả thẩm định thực địa. ' +
        'That is possible once only and leaves the legal due moment as it is. ' +
        'The result was ready at 09:00 on Tuesday 20/10/2026, late. Against the promised moment: early.',
    });
  });

  it('keeps the pauses, which are facts, and the pause in which it stands', () => {
    const paused = { options: { policy: { kind: 'pause' } }, daysKnown: 'changed_since', present } as const;
    const before = asked(loggedIn('2026-10-05 09:00'), '2026-10-07 10:00', paused.options);
    const after = back(before, '2026-10-09 10:00', paused.options);
    const approving = finish(after, 'appraise', 'done', '2026-10-19 09:00');
    const resolved = finish(approving, 'approve', 'granted', '2026-10-20 09:00');
    expect(told(resolved, '2026-10-30 09:00', paused)).toContain(
      'đã ghi. Tạm dừng lần 1 (chờ bổ sung hồ sơ) từ thứ Tư ngày 07/10/2026 đến thứ Sáu ngày 09/10/2026, không tính ' +
        'vào thời hạn. Hạn ban đầu là 17:30 thứ Hai ngày 19/10/2026; hạn cuối cùng theo quy định là 17:30 thứ Tư ' +
        'ngày 21/10/2026. Có kết quả lúc 09:00 thứ Ba ngày 20/10/2026, trước hạn.',
    );
  });

  it('of a running one says that the due moment is being computed again', () => {
    const logged = loggedIn('2026-10-05 09:00', RESTART);
    const more = { daysKnown: 'being_recounted', present } as const;
    expect(told(logged, '2026-10-20 09:00', more)).toBe(
      'Thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A. ' +
        'Lịch làm việc vừa thay đổi, hạn đang được tính lại; dưới đây là hạn đang ghi. ' +
        'Hẹn trả kết quả lúc 17:30 thứ Hai ngày 19/10/2026. ' +
        'Tính đến 09:00 thứ Ba ngày 20/10/2026, hồ sơ chưa có kết quả, quá hạn.',
    );
  });
});

describe('the summary of a promise that a restart has overtaken', () => {
  const promised = apologise(loggedIn('2026-10-05 09:00', RESTART), sorry, at('2026-10-06 15:00', RESTART));
  const promise = promised.reAppointment;
  const overtaken = back(asked(promised.after, '2026-10-07 09:00'), '2026-10-20 09:00');

  it('says that it no longer applies, and compares nothing with it', () => {
    expect(told(overtaken, '2026-11-05 09:00', { promise })).toBe(
      'Sau khi nhận đủ giấy tờ bổ sung ngày 20/10/2026, thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A, ' +
        'tính lại từ đầu kể từ thứ Tư ngày 21/10/2026. Không tính các ngày nghỉ hằng tuần. ' +
        'Hạn ban đầu là 17:30 thứ Hai ngày 19/10/2026; hạn hiện nay theo quy định là 17:30 thứ Ba ngày 03/11/2026. ' +
        'Cơ quan giải quyết gửi văn bản xin lỗi lúc 15:00 thứ Ba ngày 06/10/2026 và hẹn lại trả kết quả lúc 17:30 thứ ' +
        'Năm ngày 22/10/2026, lý do: Chờ kết quả thẩm định thực địa. ' +
        'Sau đó hạn theo quy định được tính lại, không còn sớm hơn ngày hẹn lại, nên ngày hẹn lại không còn áp dụng. ' +
        'Tính đến 09:00 thứ Năm ngày 05/11/2026, hồ sơ chưa có kết quả, quá hạn 2 ngày làm việc.',
    );
    const approving = finish(overtaken, 'appraise', 'done', '2026-11-06 09:00', RESTART);
    const resolved = finish(approving, 'approve', 'granted', '2026-11-09 09:00', RESTART);
    expect(told(resolved, '2026-11-10 09:00', { promise })).toMatch(
      /không còn áp dụng\. Có kết quả lúc 09:00 thứ Hai ngày 09\/11\/2026, quá hạn 4 ngày làm việc\.$/,
    );
  });

  it('still stands beside a due moment that moved less', () => {
    const later = { ...sorry, extra: { amount: 20, unit: 'working_day' } } as const;
    const wide = apologise(loggedIn('2026-10-05 09:00', RESTART), later, at('2026-10-06 15:00', RESTART));
    const restarted = back(asked(wide.after, '2026-10-07 09:00'), '2026-10-20 09:00');
    expect(told(restarted, '2026-11-05 09:00', { promise: wide.reAppointment })).toMatch(
      /hẹn lại trả kết quả lúc 17:30 thứ Hai ngày 16\/11\/2026, .* không làm thay đổi hạn theo quy định\. Tính đến .*, quá hạn 2 ngày làm việc\.$/,
    );
  });
});

describe('a term of its own after the supplement', () => {
  const options: FixtureOptions = {
    policy: { kind: 'fixed_term_after', limit: { amount: 3, unit: 'working_day' } },
  };
  const after = back(
    asked(loggedIn('2026-10-05 09:00', options), '2026-10-07 10:00', options),
    '2026-10-14 09:00',
    options,
  );

  it('is told as that, not as counted again', () => {
    expect(summary(after, '2026-10-14 10:00', { options })).toEqual({
      vi:
        'Hồ sơ H99.31-260813-0001 nhận lúc 09:00 thứ Hai ngày 05/10/2026. ' +
        'Sau khi nhận đủ giấy tờ bổ sung ngày 14/10/2026, thời hạn thẩm định là 3 ngày làm việc, căn cứ Nghị định A, ' +
        'tính từ thứ Năm ngày 15/10/2026. Không tính các ngày nghỉ hằng tuần. ' +
        'Hẹn trả kết quả lúc 17:30 thứ Hai ngày 19/10/2026.',
      en:
        'Dossier H99.31-260813-0001 received at 09:00 on Monday 05/10/2026. ' +
        'After the supplement of 14/10/2026 the appraisal has its own time limit, 3 working days (Nghị định A), ' +
        'counted from Thursday 15/10/2026. Not counting the weekly days off. ' +
        'The result is due 17:30 on Monday 19/10/2026.',
    });
  });

  it('has its own words in the sentences of its clock and of the apology’s', () => {
    const version = versionTermsOf('counter', at('2026-10-14 10:00', options));
    const sentence = (kind: 'processing' | 'apology') =>
      explainClock(clockOf(after, kind), { counting: calendar }, version).sentence;
    expect(sentence('processing')).toEqual({
      vi:
        'Nhận đủ giấy tờ bổ sung thứ Tư ngày 14/10/2026; thời hạn thẩm định sau bổ sung 3 ngày làm việc, tính từ thứ ' +
        'Năm ngày 15/10/2026; không tính các ngày nghỉ hằng tuần; hẹn trả 17:30 thứ Hai ngày 19/10/2026.',
      en:
        'Papers received on Wednesday 14/10/2026; time limit after the supplement 3 working days, counted from ' +
        'Thursday 15/10/2026; not counting the weekly days off; result due 17:30 on Monday 19/10/2026.',
    });
    expect(sentence('apology').vi).toMatch(
      /^Nhận đủ giấy tờ bổ sung thứ Tư ngày 14\/10\/2026; thời hạn thẩm định/,
    );
  });
});

describe('the beginning of a term', () => {
  it('that waits for the fee is the fee, not the filing', () => {
    const options: FixtureOptions = { rules: { clockStart: 'fee_paid' } };
    const paid = receivePayment(
      registered('2026-10-05 09:00', options),
      paying(local('2026-10-07 15:00'), 20_000),
      at('2026-10-07 15:00', options),
    ).after;
    expect(told(paid, '2026-10-07 16:00', { options })).toMatch(
      /^Thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A, tính từ thứ Năm ngày 08\/10\/2026 sau khi nhận đủ hồ sơ và phí, lệ phí\./,
    );
    const version = versionTermsOf('counter', at('2026-10-07 16:00', options));
    expect(explainClock(clockOf(paid, 'processing'), { counting: calendar }, version).sentence.vi).toMatch(
      /^Nhận đủ hồ sơ và phí, lệ phí thứ Tư ngày 07\/10\/2026; thời hạn 10 ngày làm việc, tính từ thứ Năm ngày 08\/10\/2026;/,
    );
  });

  it('that waits for the competent agency is its receipt', () => {
    const options: FixtureOptions = { rules: { clockStart: 'agency_received' }, takenInElsewhere: true };
    const receivedAt = local('2026-10-02 08:05');
    const got = confirmReceipt(
      registered('2026-10-01 10:00', options),
      { receivedAt },
      at('2026-10-02 08:05', options),
    ).after;
    expect(told(got, '2026-10-02 09:00', { options })).toMatch(
      /^Thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A, tính từ thứ Hai ngày 05\/10\/2026 sau khi cơ quan có thẩm quyền nhận được hồ sơ\./,
    );
  });

  it('too late in the day says as which day’s it counts', () => {
    const cutOff = { at: { kind: 'time_of_day', minuteOfDay: 900 }, affects: 'clock' } as const;
    const options: FixtureOptions = { limit: { amount: 3, unit: 'working_day' }, rules: { cutOff } };
    expect(told(registered('2026-10-06 15:20', options), '2026-10-06 15:30', { options })).toBe(
      'Thời hạn giải quyết là 3 ngày làm việc, căn cứ Nghị định A, tính từ thứ Năm ngày 08/10/2026. ' +
        'Nhận sau 15:00: coi như nhận vào ngày làm việc tiếp theo, thứ Tư ngày 07/10/2026. ' +
        'Không tính các ngày nghỉ hằng tuần. Hẹn trả kết quả lúc 17:30 thứ Hai ngày 12/10/2026.',
    );
    const sameDay: FixtureOptions = { limit: { amount: 0, unit: 'same_day' }, rules: { cutOff } };
    expect(told(registered('2026-10-02 16:00', sameDay), '2026-10-02 16:10', { options: sameDay })).toBe(
      'Thời hạn giải quyết là trong ngày, căn cứ Nghị định A. ' +
        'Nhận sau 15:00: coi như nhận vào ngày làm việc tiếp theo, thứ Hai ngày 05/10/2026. ' +
        'Hẹn trả kết quả lúc 17:30 thứ Hai ngày 05/10/2026.',
    );
  });
});

describe('the end of a term of calendar days', () => {
  it('that falls on a day off is said to move, and no day off within it to be left out', () => {
    const options: FixtureOptions = { limit: { amount: 12, unit: 'day' } };
    const logged = registered('2026-10-05 09:00', options);
    expect(told(logged, '2026-10-05 10:00', { options })).toBe(
      'Thời hạn giải quyết là 12 ngày, căn cứ Nghị định A, tính từ thứ Ba ngày 06/10/2026. ' +
        'Ngày cuối là thứ Bảy ngày 17/10/2026, gặp ngày nghỉ nên chuyển sang ngày làm việc tiếp theo. ' +
        'Hẹn trả kết quả lúc 17:30 thứ Hai ngày 19/10/2026.',
    );
    expect(explainClock(clockOf(logged, 'processing'), { counting: calendar }).sentence).toEqual({
      vi:
        'Hồ sơ nhận thứ Hai ngày 05/10/2026; thời hạn 12 ngày, tính từ thứ Ba ngày 06/10/2026; ngày cuối là thứ Bảy ' +
        'ngày 17/10/2026, gặp ngày nghỉ nên chuyển sang ngày làm việc tiếp theo; hẹn trả 17:30 thứ Hai ngày 19/10/2026.',
      en:
        'Dossier received on Monday 05/10/2026; time limit 12 days, counted from Tuesday 06/10/2026; the last day, ' +
        'Saturday 17/10/2026, is a day off and moved to the next working day; result due 17:30 on Monday 19/10/2026.',
    });
  });
});
