import type { BilingualText } from '../../platform/i18n/language.js';
import type { RefusedAnswer } from './handover.responses.js';

export type RefusalReason = 'not_on_list' | 'answered' | 'not_missing';

const WORDS: Readonly<Record<RefusalReason, BilingualText>> = {
  not_on_list: { vi: 'hồ sơ không có trên phiếu bàn giao này', en: 'is not on this list' },
  answered: {
    vi: 'hồ sơ đã được xác nhận kết quả khác trước đó',
    en: 'was answered for in another way before',
  },
  not_missing: {
    vi: 'hồ sơ không bị báo thiếu hoặc đã được xử lý',
    en: 'is not missing, or was dealt with before',
  },
};

export function refusedAnswer(code: string, reason: RefusalReason): RefusedAnswer {
  return { code, reason, text: WORDS[reason] };
}
