import type { ProblemArea } from '../problem-entry.js';

export const REFILING_PROBLEMS = {
  'refiling-pending': {
    status: 409,
    title: { vi: 'Đã có đề nghị đang chờ', en: 'A proposal is waiting already' },
    detail: {
      vi: 'Đề nghị số {no} của {proposedBy} đang chờ người thứ hai đồng ý; hãy giải quyết đề nghị đó trước.',
      en: 'Proposal {no} of {proposedBy} waits for a second person; decide on it first.',
    },
  },
  'refiling-decided': {
    status: 409,
    title: { vi: 'Đề nghị đã được giải quyết', en: 'The proposal was decided already' },
    detail: {
      vi: 'Đề nghị số {no} đã được đồng ý hoặc không đồng ý.',
      en: 'Proposal {no} was approved or refused already.',
    },
  },
  'refiling-by-proposer': {
    status: 403,
    title: { vi: 'Phải do người thứ hai đồng ý', en: 'A second person has to agree' },
    detail: {
      vi: 'Người đề nghị không thể tự đồng ý với đề nghị số {no} của mình.',
      en: 'Whoever made proposal {no} cannot approve it as well.',
    },
  },
  'refiling-outdated': {
    status: 409,
    title: {
      vi: 'Hồ sơ đã khác với lúc đề nghị',
      en: 'The dossier is another one than when it was proposed',
    },
    detail: {
      vi: 'Sau đề nghị số {no}, hồ sơ đã thay đổi nên nội dung sửa không còn như đã trình; hãy không đồng ý và đề nghị lại.',
      en: 'Since proposal {no} the dossier has changed, so that it would change other things than were shown; refuse it and propose again.',
    },
  },
  'refiling-while-waiting': {
    status: 409,
    title: { vi: 'Đang chờ người nộp', en: 'The applicant is waited for' },
    detail: {
      vi: 'Hồ sơ đang chờ người nộp bổ sung hoặc nộp phí theo quy định cũ; chỉ sửa thủ tục, cơ quan sau khi đã nhận lại.',
      en: 'The applicant was asked for papers or a fee under the former rules; procedure and agency are put right once they came.',
    },
  },
} satisfies ProblemArea;
