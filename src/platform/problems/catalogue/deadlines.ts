import type { ProblemArea } from '../problem-entry.js';

/** What stands in the way of starting, pausing, extending or re-appointing a dossier's deadline. */
export const DEADLINE_PROBLEMS = {
  'moment-not-possible': {
    status: 422,
    title: { vi: 'Thời điểm không hợp lý', en: 'The moment is not possible' },
    detail: {
      vi: 'Thời điểm phải nằm trong khoảng từ {earliest} đến {latest}.',
      en: 'The moment must lie between {earliest} and {latest}.',
    },
  },
  'pause-not-allowed': {
    status: 409,
    title: { vi: 'Không được tạm dừng đồng hồ thời hạn', en: 'The clock may not be paused' },
    detail: {
      vi: 'Quy định của thủ tục không loại trừ thời gian “{reason}” khỏi thời hạn giải quyết.',
      en: 'The rules of the procedure do not leave the time for "{reason}" out of the time limit.',
    },
  },
  'already-paused': {
    status: 409,
    title: { vi: 'Đồng hồ thời hạn đang tạm dừng', en: 'The clock is already paused' },
    detail: {
      vi: 'Thời hạn giải quyết đang tạm dừng vì “{reason}”.',
      en: 'The time limit already stands still for "{reason}".',
    },
  },
  'not-paused': {
    status: 409,
    title: { vi: 'Đồng hồ thời hạn không tạm dừng', en: 'The clock is not paused' },
    detail: {
      vi: 'Thời hạn giải quyết không tạm dừng vì “{reason}”.',
      en: 'The time limit does not stand still for "{reason}".',
    },
  },
  'consultation-open': {
    status: 409,
    title: { vi: 'Việc lấy ý kiến chưa kết thúc', en: 'The consultation is still open' },
    detail: {
      vi: 'Cơ quan được lấy ý kiến chưa trả lời ({open}); thời hạn tiếp tục tính khi có ý kiến.',
      en: 'The consulted agency has not answered yet ({open}); the clock goes on when it does.',
    },
  },
  'consent-already-deemed': {
    status: 409,
    title: { vi: 'Đã quá hạn trả lời, coi như đồng ý', en: 'Silence has already become consent' },
    detail: {
      vi: 'Hạn cho ý kiến đã hết lúc {dueAt}; theo {legalBasis}, không trả lời được coi là đồng ý.',
      en: 'The answer was due at {dueAt}; under {legalBasis} no answer counts as consent.',
    },
  },
  'extension-not-allowed': {
    status: 409,
    title: { vi: 'Không được gia hạn', en: 'The time limit cannot be extended' },
    detail: {
      vi: 'Quy định của thủ tục không cho phép gia hạn thời hạn giải quyết.',
      en: 'The rules of the procedure do not allow an extension of the time limit.',
    },
  },
  'extension-too-long': {
    status: 422,
    title: { vi: 'Thời gian gia hạn quá dài', en: 'The extension is too long' },
    detail: {
      vi: 'Chỉ được gia hạn tối đa {most} ({unit}); đã yêu cầu {amount}.',
      en: 'At most {most} ({unit}) may be added; {amount} was asked for.',
    },
  },
  'already-extended': {
    status: 409,
    title: { vi: 'Đã gia hạn một lần', en: 'Already extended' },
    detail: {
      vi: 'Thời hạn giải quyết đã được gia hạn lúc {extendedAt} và chỉ được gia hạn một lần.',
      en: 'The time limit was extended at {extendedAt} and may be extended once only.',
    },
  },
  'extension-after-expiry': {
    status: 409,
    title: { vi: 'Đã hết hạn, không gia hạn được', en: 'Too late to extend' },
    detail: {
      vi: 'Thời hạn giải quyết đã hết lúc {dueAt}; chỉ được gia hạn trước khi hết hạn.',
      en: 'The time limit ended at {dueAt}; it can only be extended before it ends.',
    },
  },
  'already-re-appointed': {
    status: 409,
    title: { vi: 'Đã hẹn lại một lần', en: 'Already re-appointed' },
    detail: {
      vi: 'Hồ sơ đã được xin lỗi và hẹn lại đến {promisedDueAt}; chỉ được hẹn lại một lần.',
      en: 'The dossier was re-appointed to {promisedDueAt}; that is possible once only.',
    },
  },
  'no-due-moment': {
    status: 409,
    title: { vi: 'Hồ sơ đang không tính thời hạn', en: 'There is no due moment now' },
    detail: {
      vi: 'Thời hạn giải quyết đang tạm dừng nên chưa có hạn để hẹn lại.',
      en: 'The time limit stands still, so there is no due moment to re-appoint from.',
    },
  },
  'promise-too-early': {
    status: 422,
    title: { vi: 'Thời điểm hẹn lại quá sớm', en: 'The new appointment is too early' },
    detail: {
      vi: 'Thời điểm hẹn lại {promisedDueAt} phải sau hạn giải quyết {dueAt} và sau hiện tại.',
      en: 'The new appointment {promisedDueAt} must lie after the due moment {dueAt} and after now.',
    },
  },
} satisfies ProblemArea;
