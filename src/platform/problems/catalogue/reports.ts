import type { ProblemArea } from '../problem-entry.js';

export const REPORT_PROBLEMS = {
  'period-reversed': {
    status: 422,
    title: { vi: 'Kỳ báo cáo bị đảo ngược', en: 'The period is reversed' },
    detail: {
      vi: 'Ngày kết thúc ({to}) không được trước ngày bắt đầu ({from}).',
      en: 'The end ({to}) cannot be before the start ({from}).',
    },
  },
} satisfies ProblemArea;
