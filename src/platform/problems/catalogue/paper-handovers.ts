import type { ProblemArea } from '../problem-entry.js';

/** phiếu bàn giao hồ sơ giấy */
export const PAPER_HANDOVER_PROBLEMS = {
  'nothing-to-hand-over': {
    status: 409,
    title: { vi: 'Không có hồ sơ giấy để bàn giao', en: 'There are no papers to hand over' },
    detail: {
      vi: 'Không có hồ sơ giấy nào của bộ phận một cửa này chờ bàn giao cho {receiver}.',
      en: 'No papers at this desk wait to be handed over to {receiver}.',
    },
  },
  'codes-or-days': {
    status: 422,
    title: { vi: 'Chỉ chọn theo mã hoặc theo ngày', en: 'Name codes or days, not both' },
    detail: {
      vi: 'Khi đã nêu mã hồ sơ thì không chọn theo ngày tiếp nhận.',
      en: 'Where codes are named, days of receipt are not.',
    },
  },
  'handover-cancelled': {
    status: 409,
    title: { vi: 'Phiếu bàn giao đã hủy', en: 'The list was cancelled' },
    detail: {
      vi: 'Phiếu bàn giao {number} đã bị hủy.',
      en: 'Hand-over list {number} was cancelled.',
    },
  },
  'handover-answered': {
    status: 409,
    title: { vi: 'Bên nhận đã xác nhận', en: 'The receiver has answered' },
    detail: {
      vi: 'Bên nhận đã xác nhận hồ sơ trên phiếu {number} nên không thể hủy phiếu.',
      en: 'The receiver has answered for papers of list {number}, so it cannot be cancelled.',
    },
  },
  'answer-nothing': {
    status: 422,
    title: { vi: 'Chưa nêu hồ sơ nào', en: 'No dossier is named' },
    detail: {
      vi: 'Phải nêu kết quả của từng hồ sơ, hoặc xác nhận tất cả hồ sơ còn lại đã nhận.',
      en: 'Say what became of each dossier, or that all the others were received.',
    },
  },
  'answer-without-note': {
    status: 422,
    title: { vi: 'Thiếu ghi chú', en: 'A note is missing' },
    detail: {
      vi: 'Hồ sơ {code} bị báo thiếu hoặc trả lại thì phải ghi rõ lý do.',
      en: 'That dossier {code} is missing or sent back needs a note.',
    },
  },
} satisfies ProblemArea;
