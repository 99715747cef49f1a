import type { Bilingual } from '../deadline/explanation-words.js';

/** Why a rule ended a dossier whose applicant brought nothing, or paid nothing, in time. */
export const NO_SUPPLEMENT = 'no_supplement';
export const NO_PAYMENT = 'no_payment';

const WORDS: Readonly<Record<string, Bilingual>> = {
  [NO_SUPPLEMENT]: {
    vi: 'quá thời hạn mà người nộp không bổ sung, hoàn thiện hồ sơ',
    en: 'no supplement came in time',
  },
  [NO_PAYMENT]: {
    vi: 'quá thời hạn mà người nộp không nộp phí, lệ phí',
    en: 'the fee was not paid in time',
  },
};

/** The reason of an end as people read it: a rule's in words, a person's as it was written. */
export function endReasonWords(reason: string): Bilingual {
  const words = Object.hasOwn(WORDS, reason) ? WORDS[reason] : undefined;
  return words ?? { vi: reason, en: reason };
}
