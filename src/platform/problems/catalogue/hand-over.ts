import type { ProblemArea } from '../problem-entry.js';

/** Moments that officers tell of, and what has to be paid. */
export const HAND_OVER_PROBLEMS = {
  'paid-at-not-allowed': {
    status: 403,
    title: { vi: 'Không được ghi lùi thời điểm nộp tiền', en: 'Back-dating a payment is not allowed' },
    detail: {
      vi: 'Tài khoản không có quyền ghi thời điểm nộp phí, lệ phí khác hiện tại.',
      en: 'This account may not record a moment of payment other than now.',
    },
  },
  'paid-at-reason-missing': {
    status: 422,
    title: {
      vi: 'Thiếu lý do ghi lùi thời điểm nộp tiền',
      en: 'A reason for the earlier payment is missing',
    },
    detail: {
      vi: 'Khi ghi thời điểm nộp phí, lệ phí trong quá khứ phải nêu lý do.',
      en: 'A moment of payment in the past needs a reason.',
    },
  },
  'paid-at-in-future': {
    status: 422,
    title: { vi: 'Thời điểm nộp tiền ở tương lai', en: 'The moment of payment is in the future' },
    detail: {
      vi: 'Thời điểm nộp phí, lệ phí không được sau hiện tại.',
      en: 'The moment of payment cannot be later than now.',
    },
  },
  'sent-at-not-allowed': {
    status: 403,
    title: { vi: 'Không được ghi lùi thời điểm chuyển hồ sơ', en: 'Back-dating a hand-over is not allowed' },
    detail: {
      vi: 'Tài khoản không có quyền ghi thời điểm chuyển hồ sơ khác hiện tại.',
      en: 'This account may not record a moment of sending other than now.',
    },
  },
  'sent-at-reason-missing': {
    status: 422,
    title: {
      vi: 'Thiếu lý do ghi lùi thời điểm chuyển hồ sơ',
      en: 'A reason for the earlier sending is missing',
    },
    detail: {
      vi: 'Khi ghi thời điểm chuyển hồ sơ trong quá khứ phải nêu lý do.',
      en: 'A moment of sending in the past needs a reason.',
    },
  },
  'sent-at-in-future': {
    status: 422,
    title: { vi: 'Thời điểm chuyển hồ sơ ở tương lai', en: 'The moment of sending is in the future' },
    detail: {
      vi: 'Thời điểm chuyển hồ sơ không được sau hiện tại.',
      en: 'The moment of sending cannot be later than now.',
    },
  },
  'already-sent-on': {
    status: 409,
    title: { vi: 'Hồ sơ đã được chuyển', en: 'The dossier was already sent on' },
    detail: {
      vi: 'Việc chuyển hồ sơ đến cơ quan có thẩm quyền đã được ghi nhận trước đó.',
      en: 'That the dossier was sent to the competent agency is on record already.',
    },
  },
  'nothing-to-pay': {
    status: 409,
    title: { vi: 'Không có khoản phải nộp', en: 'There is nothing to pay' },
    detail: {
      vi: 'Người nộp không còn khoản nào phải nộp; muốn yêu cầu nộp thêm phải nêu căn cứ (quy định hoặc thông báo nghĩa vụ tài chính).',
      en: 'Nothing is owed; a further payment needs its basis: a rule, or the notice of a financial obligation.',
    },
  },
  'payment-already-requested': {
    status: 409,
    title: { vi: 'Đã yêu cầu nộp phí, lệ phí một lần', en: 'A payment was already asked for' },
    detail: {
      vi: 'Chỉ được yêu cầu nộp một lần; muốn yêu cầu thêm phải nêu căn cứ.',
      en: 'A payment may be asked for once; a further one needs its basis.',
    },
  },
  'more-than-owed': {
    status: 409,
    title: { vi: 'Cao hơn khoản còn phải nộp', en: 'More than is owed' },
    detail: {
      vi: 'Số tiền yêu cầu cao hơn khoản còn phải nộp theo quy định; phần thêm phải nêu căn cứ.',
      en: 'The amount is more than what is owed by rule; what comes on top needs its basis.',
    },
  },
  'less-than-owed': {
    status: 409,
    title: { vi: 'Thấp hơn khoản còn phải nộp', en: 'Less than is owed' },
    detail: {
      vi: 'Người nộp còn phải nộp {owedDong} đồng và hồ sơ chờ đến khi nộp đủ; phải yêu cầu đủ số này, hoặc điều chỉnh mức phí trước.',
      en: 'The applicant owes {owedDong} đồng and the dossier waits for all of it: ask for all, or correct the fee first.',
    },
  },
  'amount-unknown': {
    status: 422,
    title: { vi: 'Chưa biết số tiền', en: 'The amount is not known' },
    detail: {
      vi: 'Hệ thống không biết khoản còn phải nộp là bao nhiêu; phải ghi số tiền đã nộp.',
      en: 'How much is owed is not known here; the amount that was paid has to be given.',
    },
  },
  'leg-not-awaited': {
    status: 409,
    title: { vi: 'Chặng không chờ xác nhận', en: 'This leg waits for no confirmation' },
    detail: {
      vi: 'Chặng “{leg}” đã được xác nhận hoặc chưa được chuyển đến. Đang chờ: {awaited}.',
      en: 'Leg "{leg}" was confirmed already or has not been sent. Waiting: {awaited}.',
    },
  },
} satisfies ProblemArea;
