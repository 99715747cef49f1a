import type { ProblemArea } from '../problem-entry.js';

export const RECALCULATION_PROBLEMS = {
  'outage-reversed': {
    status: 422,
    title: { vi: 'Thời gian sự cố bị đảo ngược', en: 'The outage ends before it begins' },
    detail: {
      vi: 'Thời điểm kết thúc sự cố ({to}) phải sau thời điểm bắt đầu ({from}).',
      en: 'The end of the outage ({to}) must be after its beginning ({from}).',
    },
  },
  'outage-not-over': {
    status: 422,
    title: { vi: 'Sự cố chưa kết thúc', en: 'The outage is not over' },
    detail: {
      vi: 'Chỉ ghi nhận sự cố đã kết thúc; thời điểm kết thúc ({to}) không được ở tương lai.',
      en: 'An outage is recorded once it is over; its end ({to}) cannot lie in the future.',
    },
  },
  'outage-too-long': {
    status: 422,
    title: { vi: 'Sự cố kéo dài quá mức cho phép', en: 'The outage is too long' },
    detail: {
      vi: 'Một lần ghi nhận không được dài quá {mostDays} ngày; hãy kiểm tra lại ngày, tháng, năm.',
      en: 'One record may cover at most {mostDays} days; please check day, month and year.',
    },
  },
  'outage-already-recorded': {
    status: 409,
    title: { vi: 'Sự cố đã được ghi nhận', en: 'The outage is recorded already' },
    detail: {
      vi: 'Cơ quan {agency} đã có sự cố được ghi nhận đúng khoảng thời gian này.',
      en: 'An outage of exactly this time is recorded for {agency}.',
    },
  },
} satisfies ProblemArea;
