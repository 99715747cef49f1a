import type { ProblemArea } from '../problem-entry.js';

/** Why an open dossier of another system cannot be taken over as it is told. */
export const TAKE_OVER_PROBLEMS = {
  'unknown-step': {
    status: 422,
    title: { vi: 'Bước không có trong quy trình', en: 'The step is not in the plan' },
    detail: {
      vi: 'Quy trình của thủ tục không có bước “{step}”. Có: {known}.',
      en: 'The plan of the procedure has no step "{step}". It has: {known}.',
    },
  },
  'step-agency-differs': {
    status: 422,
    title: { vi: 'Bước do cơ quan khác làm', en: 'Another agency did the step' },
    detail: {
      vi: 'Theo quy trình, bước “{step}” không thuộc cơ quan nêu trong dữ liệu.',
      en: 'By the plan the step "{step}" does not belong to the agency that is named.',
    },
  },
  'outcome-not-told': {
    status: 422,
    title: { vi: 'Thiếu kết quả của bước', en: 'The outcome of the step is missing' },
    detail: {
      vi: 'Bước “{step}” có thể kết thúc theo nhiều cách mà dữ liệu không nêu cách nào. Có thể: {known}.',
      en: 'The step "{step}" can end in several ways and none is told. Possible: {known}.',
    },
  },
  'already-finished': {
    status: 422,
    title: { vi: 'Hồ sơ đã giải quyết xong', en: 'The dossier is finished' },
    detail: {
      vi: 'Theo dữ liệu, hồ sơ đã kết thúc (“{state}”); hồ sơ đã kết thúc được nhập như lịch sử.',
      en: 'As told, the dossier has ended ("{state}"); ended dossiers are imported as history.',
    },
  },
  'wait-is-over': {
    status: 422,
    title: { vi: 'Đã hết thời gian chờ người nộp', en: 'The wait for the applicant is over' },
    detail: {
      vi: 'Thời gian chờ người nộp ({clock}) đã hết lúc {dueAt} mà không có ghi nhận nào; theo quy định hồ sơ phải đóng. Hãy đóng ở hệ thống cũ, hoặc bổ sung thời điểm người nộp đã thực hiện.',
      en: 'The wait for the applicant ({clock}) ended at {dueAt} and nothing is recorded; by law the dossier is to be closed. Close it in the old system, or tell when the applicant acted.',
    },
  },
  'state-differs': {
    status: 422,
    title: { vi: 'Trạng thái không khớp', en: 'The state does not agree' },
    detail: {
      vi: 'Dữ liệu nêu trạng thái “{told}”, nhưng các việc đã nêu dẫn đến trạng thái “{replayed}”.',
      en: 'The state is told as "{told}", but what is told to have happened leads to "{replayed}".',
    },
  },
  'current-step-differs': {
    status: 422,
    title: { vi: 'Bước hiện tại không khớp', en: 'The current step does not agree' },
    detail: {
      vi: 'Dữ liệu nêu bước hiện tại “{told}”, nhưng các bước đã làm dẫn đến: {open}.',
      en: 'The current step is told as "{told}", but the steps that were done lead to: {open}.',
    },
  },
  'due-differs': {
    status: 422,
    title: { vi: 'Hạn trả kết quả không khớp', en: 'The due moment does not agree' },
    detail: {
      vi: 'Hệ thống cũ hẹn trả lúc {told}; tính theo quy định thì hạn là {counted}, và không có gì giải thích chênh lệch.',
      en: 'The old system promised {told}; counted by law it is due {counted}, and nothing explains the difference.',
    },
  },
  'ends-before-start': {
    status: 422,
    title: { vi: 'Kết thúc trước khi bắt đầu', en: 'It ends before it starts' },
    detail: {
      vi: 'Thời điểm kết thúc {until} sớm hơn thời điểm bắt đầu {at}.',
      en: 'The end {until} is earlier than the start {at}.',
    },
  },
} satisfies ProblemArea;
