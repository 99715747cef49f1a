import type { ProblemArea } from '../problem-entry.js';

export const PAPER_PROBLEMS = {
  'paper-not-rendered': {
    status: 503,
    title: { vi: 'Giấy tờ đang được tạo', en: 'The paper is being made' },
    detail: {
      vi: 'Tệp của {number} chưa tạo xong; hãy in lại sau giây lát.',
      en: 'The file of {number} is not ready yet; print again in a moment.',
    },
    retryAfterSeconds: 2,
  },
  'size-not-offered': {
    status: 422,
    title: { vi: 'Mẫu này không có khổ giấy đó', en: 'This form has no such size' },
    detail: {
      vi: 'Giấy tờ này không in khổ {size}; có: {offered}.',
      en: 'This paper is not printed as {size}; there is: {offered}.',
    },
  },
  'receipt-not-possible': {
    status: 409,
    title: { vi: 'Không có giấy tiếp nhận để cấp', en: 'There is no receipt to give' },
    detail: {
      vi: 'Hồ sơ {code} chưa được tiếp nhận trên hệ thống này, hoặc đã kết thúc mà chưa từng được cấp giấy tiếp nhận và hẹn trả kết quả.',
      en: 'Dossier {code} was not accepted in this system, or is over and never had a receipt with an appointment.',
    },
  },
} satisfies ProblemArea;
