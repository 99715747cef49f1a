import type { ProblemArea } from '../problem-entry.js';

export const LOOK_UP_PROBLEMS = {
  'look-up-failed': {
    status: 404,
    title: { vi: 'Không tra cứu được hồ sơ', en: 'No dossier was found' },
    detail: {
      vi: 'Mã hồ sơ và mã tra cứu hoặc số điện thoại không khớp với hồ sơ nào. Hãy nhập đúng như trên giấy tiếp nhận.',
      en: 'No dossier has this code together with this secret or telephone. Type them as they stand on the receipt.',
    },
  },
  'look-up-needs-one-factor': {
    status: 422,
    title: { vi: 'Cần mã tra cứu hoặc số điện thoại', en: 'Either the secret or the telephone is needed' },
    detail: {
      vi: 'Cùng với mã hồ sơ, hãy nhập một trong hai: mã tra cứu trên giấy tiếp nhận, hoặc bốn số cuối điện thoại.',
      en: 'Beside the code give one of the two: the secret on the receipt, or the last four digits of the telephone.',
    },
  },
  'look-up-throttled': {
    status: 429,
    title: { vi: 'Đã nhập sai quá nhiều lần', en: 'Too many wrong look-ups' },
    detail: {
      vi: 'Vui lòng thử lại sau {retryAfterSeconds} giây, hoặc hỏi tại bộ phận một cửa.',
      en: 'Please try again in {retryAfterSeconds} seconds, or ask at the desk.',
    },
  },
} satisfies ProblemArea;
