import type { ProblemArea } from '../problem-entry.js';

/** Who is away, and who stands in. */
export const ABSENCE_PROBLEMS = {
  'absence-days-reversed': {
    status: 422,
    title: { vi: 'Ngày cuối trước ngày đầu', en: 'The last day is before the first' },
    detail: {
      vi: 'Ngày vắng mặt cuối cùng {lastOn} trước ngày đầu tiên {firstOn}.',
      en: 'The last day away, {lastOn}, is before the first one, {firstOn}.',
    },
  },
  'absence-over': {
    status: 409,
    title: { vi: 'Lần vắng mặt đã kết thúc', en: 'The absence is over' },
    detail: {
      vi: 'Lần vắng mặt đã kết thúc ngày {lastOn}; không ghi nhận hoặc thay đổi được nữa.',
      en: 'The absence ended on {lastOn}; it can neither be recorded nor changed any more.',
    },
  },
  'absence-too-long': {
    status: 422,
    title: { vi: 'Thời gian vắng mặt quá dài', en: 'The absence is too long' },
    detail: {
      vi: 'Một lần vắng mặt dài nhất {most} ngày; lâu hơn thì hãy khóa tài khoản.',
      en: 'One absence has at most {most} days; for longer, close the account.',
    },
  },
  'absence-overlaps': {
    status: 409,
    title: { vi: 'Trùng với lần vắng mặt khác', en: 'There is another absence on these days' },
    detail: {
      vi: '{fullName} đã được ghi nhận vắng mặt từ {firstOn} đến hết {lastOn}.',
      en: '{fullName} is already away from {firstOn} up to and including {lastOn}.',
    },
  },
  'absence-begun': {
    status: 409,
    title: { vi: 'Lần vắng mặt đã bắt đầu', en: 'The absence has begun' },
    detail: {
      vi: 'Lần vắng mặt đã bắt đầu ngày {firstOn}, không hủy được nữa; nếu người đó đã trở lại, hãy đổi ngày cuối.',
      en: 'The absence began on {firstOn} and cannot be cancelled any more; if the person is back, change its last day.',
    },
  },
  'absence-cancelled': {
    status: 409,
    title: { vi: 'Lần vắng mặt đã hủy', en: 'The absence was cancelled' },
    detail: {
      vi: 'Lần vắng mặt này đã hủy; hãy ghi nhận lần mới.',
      en: 'This absence was cancelled; record a new one.',
    },
  },
  'absence-without-work': {
    status: 422,
    title: { vi: 'Tài khoản này không xử lý bước nào', en: 'This account does no steps' },
    detail: {
      vi: 'Chỉ ghi nhận vắng mặt của người tiếp nhận, xử lý hoặc phê duyệt hồ sơ; “{username}” không thuộc số đó.',
      en: 'Only somebody who takes in, works on or approves dossiers is missed; "{username}" does none of it.',
    },
  },
  'stand-in-unfit': {
    status: 422,
    title: { vi: 'Người này không xử lý thay được', en: 'This person cannot stand in' },
    detail: {
      vi: 'Người xử lý thay phải là đồng nghiệp khác đang làm việc tại cùng cơ quan và có chung ít nhất một vai trò; “{username}” không đáp ứng.',
      en: 'Whoever stands in is another colleague of the same agency with at least one role in common; "{username}" is not.',
    },
  },
  'stand-in-absent': {
    status: 409,
    title: { vi: 'Người xử lý thay cũng vắng mặt', en: 'Whoever stands in is away too' },
    detail: {
      vi: '{fullName} vắng mặt từ {firstOn} đến hết {lastOn}; hãy cử người khác.',
      en: '{fullName} is away from {firstOn} up to and including {lastOn}; name somebody else.',
    },
  },
} as const satisfies ProblemArea;
