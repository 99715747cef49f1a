import { dueText, instantText, type Bilingual } from '../deadline/explanation-words.js';

/** What was promised, and the legal due moment beside it. */
export interface PromisedMoment {
  readonly dueAt: Date | null;
  readonly promisedDueAt: Date | null;
}

export interface SummaryPromise {
  readonly reason: string;
  readonly promisedDueAt: Date;
  readonly sentAt: Date;
  readonly apologyDueAt: Date;
  readonly late: boolean;
}

/**
 * A promise is for what comes after the due moment. Where the law has moved that one beyond it (counted again after
 * a supplement, a pause, days off), the promise has nothing left to say.
 */
export function isOvertaken({ dueAt, promisedDueAt }: PromisedMoment): boolean {
  return dueAt !== null && promisedDueAt !== null && promisedDueAt <= dueAt;
}

/** The apology: sent when, promising what and why, whether in time, and what has become of it. */
export function promiseWords(
  promise: SummaryPromise,
  { dueAt, zone }: { readonly dueAt: Date | null; readonly zone: string },
): readonly Bilingual[] {
  const { promisedDueAt } = promise;
  const [sent, to] = [instantText(promise.sentAt, zone), dueText(promisedDueAt, zone)];
  const by = dueText(promise.apologyDueAt, zone);
  const late = {
    vi: `Văn bản xin lỗi gửi muộn, hạn gửi là ${by.vi}`,
    en: `The apology came too late: it was due ${by.en}`,
  };
  const reason = trimmed(promise.reason);
  return [
    {
      vi: `Cơ quan giải quyết gửi văn bản xin lỗi lúc ${sent.vi} và hẹn lại trả kết quả lúc ${to.vi}, lý do: ${reason}`,
      en: `The agency apologised at ${sent.en} and promised the result for ${to.en}, for this reason: ${reason}`,
    },
    ...(promise.late ? [late] : []),
    isOvertaken({ dueAt, promisedDueAt }) ? OVERTAKEN : STANDS_BESIDE,
  ];
}

const STANDS_BESIDE: Bilingual = {
  vi: 'Việc hẹn lại chỉ được thực hiện một lần và không làm thay đổi hạn theo quy định',
  en: 'That is possible once only and leaves the legal due moment as it is',
};

const OVERTAKEN: Bilingual = {
  vi: 'Sau đó hạn theo quy định được tính lại, không còn sớm hơn ngày hẹn lại, nên ngày hẹn lại không còn áp dụng',
  en: 'Since then the legal due moment has moved, the promised one is not later any more and no longer applies',
};

/** People end a reason with a full stop, or not. */
function trimmed(text: string): string {
  return text.trim().replace(/[.;,\s]+$/, '');
}
