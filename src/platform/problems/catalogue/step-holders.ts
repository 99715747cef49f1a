import type { ProblemArea } from '../problem-entry.js';

/** Who has a step in hand, giving it back, and many steps at once. */
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
  'assignee-absent': {
    status: 422,
    title: { vi: 'Người được phân công đang vắng mặt', en: 'This person is away' },
    detail: {
      vi: '{fullName} ({username}) vắng mặt đến hết ngày {lastOn}; hãy giao cho người khác.',
      en: '{fullName} ({username}) is away up to and including {lastOn}; give the step to somebody else.',
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
  'step-not-done-before': {
    status: 422,
    title: { vi: 'Bước này chưa được thực hiện', en: 'The step was not done before' },
    detail: {
      vi: 'Hồ sơ chưa qua bước “{step}”. Có thể trả lại: {known}.',
      en: 'The dossier has not been through the step "{step}". It can go back to: {known}.',
    },
  },
  'return-not-possible': {
    status: 409,
    title: { vi: 'Không trả lại được bước này', en: 'The step cannot be given back there' },
    detail: {
      vi: 'Trả bước “{step}” về bước “{toStep}” thì quy trình không thể kết thúc: các nhánh song song đã gộp hoặc sẽ còn dở. Hãy trả về bước trước khi rẽ nhánh.',
      en: 'From "{toStep}" the work could not come to its end when the step "{step}" is given back to it: parallel branches have met already, or one would be left over. Give it back to a step before they part.',
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
