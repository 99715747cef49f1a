import type { ProblemArea } from '../problem-entry.js';

/** Who has a step in hand, and many steps at once. */
export const STEP_HOLDER_PROBLEMS = {
  'step-held': {
    status: 409,
    title: { vi: 'Bước đang có người xử lý', en: 'Somebody has the step in hand' },
    detail: {
      vi: 'Bước “{step}” đang do {holder} xử lý.',
      en: '{holder} has the step "{step}" in hand.',
    },
  },
  'step-not-held': {
    status: 409,
    title: { vi: 'Bước chưa có người nhận', en: 'Nobody has the step in hand' },
    detail: {
      vi: 'Bước “{step}” chưa có ai nhận xử lý.',
      en: 'Nobody has taken up the step "{step}".',
    },
  },
  'assignee-unfit': {
    status: 422,
    title: { vi: 'Không phân công được cho người này', en: 'The step cannot be given to this person' },
    detail: {
      vi: '“{username}” không phải là tài khoản đang hoạt động có vai trò của bước “{step}” tại cơ quan thực hiện bước.',
      en: '"{username}" is no active account with the role of the step "{step}" in its agency.',
    },
  },
  'taken-without-reason': {
    status: 422,
    title: { vi: 'Thiếu lý do chuyển người xử lý', en: 'A reason for taking the step is missing' },
    detail: {
      vi: 'Bước “{step}” đang do {holder} xử lý; lấy lại hoặc giao cho người khác phải nêu lý do.',
      en: '{holder} has the step "{step}" in hand; taking it from him needs a reason.',
    },
  },
  'too-many-items': {
    status: 422,
    title: { vi: 'Quá nhiều hồ sơ trong một lần', en: 'Too many items at once' },
    detail: {
      vi: 'Một lần xử lý được nhiều nhất {most} mục; yêu cầu có {given}.',
      en: 'At most {most} items can be done at once; the request has {given}.',
    },
  },
} as const satisfies ProblemArea;
