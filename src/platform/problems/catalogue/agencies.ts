import type { ProblemArea } from '../problem-entry.js';

export const AGENCY_PROBLEMS = {
  'unknown-agency': {
    status: 422,
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: {
      vi: 'Không tìm thấy cơ quan có mã “{code}”.',
      en: 'There is no agency with the code "{code}".',
    },
  },
  'agency-not-competent': {
    status: 422,
    title: { vi: 'Cơ quan không có thẩm quyền', en: 'The agency is not competent' },
    detail: {
      vi: 'Cơ quan {agency} không có thẩm quyền giải quyết thủ tục này.',
      en: 'The agency {agency} is not competent for this procedure.',
    },
  },
  'agency-not-resolvable': {
    status: 422,
    title: { vi: 'Không xác định được cơ quan thực hiện bước', en: 'No agency for a step' },
    detail: {
      vi: 'Quy trình cần một cơ quan ({selector}) nhưng danh mục cơ quan không có.',
      en: 'The plan needs an agency ({selector}) that the register of agencies does not have.',
    },
  },
  'agency-code-taken': {
    status: 409,
    title: { vi: 'Mã cơ quan đã được dùng', en: 'The agency code is taken' },
    detail: {
      vi: 'Đã có cơ quan mang mã “{code}”.',
      en: 'There is already an agency with the code "{code}".',
    },
  },
  'agency-in-circle': {
    status: 422,
    title: { vi: 'Cơ quan cấp trên tạo thành vòng', en: 'Agencies would form a circle' },
    detail: {
      vi: 'Cơ quan không thể trực thuộc chính nó hoặc cơ quan cấp dưới của nó.',
      en: 'An agency cannot be placed under itself or under an agency below it.',
    },
  },
  'agency-validity-inverted': {
    status: 422,
    title: { vi: 'Thời gian hiệu lực không hợp lệ', en: 'The validity is inverted' },
    detail: {
      vi: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
      en: 'The last day cannot be before the first day.',
    },
  },
  'agency-closed': {
    status: 422,
    title: { vi: 'Cơ quan đã ngừng hoạt động', en: 'The agency has closed' },
    detail: {
      vi: 'Cơ quan “{code}” đã ngừng hoạt động sau ngày {validTo}; cơ quan kế thừa: {successor}.',
      en: 'The agency "{code}" closed after {validTo}; its successor: {successor}.',
    },
  },
  'calendar-required': {
    status: 422,
    title: { vi: 'Thiếu lịch làm việc', en: 'A calendar is required' },
    detail: {
      vi: 'Cơ quan không có cấp trên phải có lịch làm việc riêng.',
      en: 'An agency without a parent needs a calendar of its own.',
    },
  },
  'agency-required': {
    status: 422,
    title: { vi: 'Thiếu cơ quan tiếp nhận', en: 'An agency is required' },
    detail: {
      vi: 'Tài khoản này không thuộc cơ quan nào nên phải nêu mã cơ quan.',
      en: 'This account belongs to no agency, so the code of one must be given.',
    },
  },
} satisfies ProblemArea;
