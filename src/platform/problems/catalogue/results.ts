import type { ProblemArea } from '../problem-entry.js';

/** Results, ends and what comes after them; money. */
export const RESULT_PROBLEMS = {
  'already-decided': {
    status: 409,
    title: { vi: 'Hồ sơ đã có quyết định', en: 'The decision is made' },
    detail: {
      vi: 'Kết quả đã được phê duyệt, chỉ còn chuyển về bộ phận trả kết quả; không thực hiện được “{action}” nữa.',
      en: 'The result is decided and on its way to the desk; "{action}" is no longer possible.',
    },
  },
  'refusal-without-reason': {
    status: 422,
    title: { vi: 'Chưa nêu lý do từ chối', en: 'The reason for the refusal is missing' },
    detail: {
      vi: 'Phiếu từ chối phải nêu lý do; hãy ghi lý do vào ghi chú của bước “{step}”.',
      en: 'The refusal slip states its reason; please give it as the note of the step "{step}".',
    },
  },
  'item-outside-list': {
    status: 422,
    title: { vi: 'Giấy tờ ngoài thành phần hồ sơ', en: 'A paper outside the list' },
    detail: {
      vi: 'Chỉ được yêu cầu giấy tờ có trong thành phần hồ sơ; hãy nêu mã thành phần, hoặc lý do phải yêu cầu thêm.',
      en: 'Only listed papers may be asked for; name the component, or the reason for asking for more.',
    },
  },
  'item-from-database': {
    status: 422,
    title: { vi: 'Thông tin đã có trong cơ sở dữ liệu', en: 'A database gives it already' },
    detail: {
      vi: '“{component}” đã có trong cơ sở dữ liệu, không được yêu cầu nộp trừ khi nêu lý do (không đọc được hoặc dữ liệu sai).',
      en: '"{component}" is in a database and must not be asked for without a reason (it cannot be read, or is wrong).',
    },
  },
  'already-delivered': {
    status: 409,
    title: { vi: 'Kết quả đã được trả theo cách này', en: 'The result already went this way' },
    detail: {
      vi: 'Kết quả này đã được ghi nhận trả theo cách “{way}”.',
      en: 'This result is on record as handed over by "{way}".',
    },
  },
  'result-already-at-desk': {
    status: 409,
    title: { vi: 'Đã ghi nhận nhận kết quả', en: 'The result is at the desk already' },
    detail: {
      vi: 'Bộ phận trả kết quả đã nhận kết quả lúc {resultAtDeskAt}.',
      en: 'The desk received the result at {resultAtDeskAt}.',
    },
  },
  'correction-already-open': {
    status: 409,
    title: { vi: 'Đang đính chính kết quả', en: 'A correction is under way' },
    detail: {
      vi: 'Kết quả này đang được đính chính; hãy cấp lại trước khi ghi nhận sai sót khác.',
      en: 'This result is being corrected; issue it again before reporting another mistake.',
    },
  },
  'result-being-corrected': {
    status: 409,
    title: { vi: 'Đang đính chính kết quả', en: 'A correction is under way' },
    detail: {
      vi: 'Kết quả này sai và đang được đính chính; hãy cấp lại rồi mới trả.',
      en: 'This result is wrong and being corrected; issue it again before handing it over.',
    },
  },
  'no-correction-open': {
    status: 409,
    title: { vi: 'Không có đính chính đang thực hiện', en: 'No correction is under way' },
    detail: {
      vi: 'Chỉ cấp lại kết quả sau khi đã ghi nhận sai sót của kết quả.',
      en: 'A result is issued again only after its mistake was reported.',
    },
  },
  'step-not-reopenable': {
    status: 422,
    title: { vi: 'Không thể bắt đầu lại từ bước này', en: 'Work cannot begin again at this step' },
    detail: {
      vi: 'Bắt đầu lại từ bước “{step}” thì bước chờ phía sau sẽ không bao giờ đủ điều kiện; hãy chọn bước trước chỗ rẽ nhánh.',
      en: 'From step "{step}" a join behind it would wait for ever; choose a step before the fork.',
    },
  },
  'work-not-begun': {
    status: 422,
    title: { vi: 'Hồ sơ chưa từng được giải quyết', en: 'Nobody has worked on it yet' },
    detail: {
      vi: 'Hồ sơ kết thúc trước khi bắt đầu giải quyết nên phải theo quy trình từ đầu, không bắt đầu được ở bước “{step}”.',
      en: 'It ended before any work began, so its plan begins at the beginning and not at step "{step}"; leave the step out.',
    },
  },
  'fee-reason-missing': {
    status: 422,
    title: { vi: 'Thiếu lý do thu khác mức phí', en: 'A reason for another fee is missing' },
    detail: {
      vi: 'Mức phí, lệ phí theo quy định là {byRule} đồng; thu mức khác phải nêu lý do.',
      en: 'The fee by rule is {byRule} đồng; another amount needs its reason.',
    },
  },
  'refund-exceeds-payment': {
    status: 422,
    title: { vi: 'Hoàn trả vượt số đã nộp', en: 'The refund exceeds the payment' },
    detail: {
      vi: 'Số tiền còn giữ là {held} đồng, không thể hoàn trả {amountDong} đồng.',
      en: '{held} đồng are held; {amountDong} đồng cannot be given back.',
    },
  },
  'code-taken': {
    status: 409,
    title: { vi: 'Mã số hồ sơ đã được dùng', en: 'The code is taken' },
    detail: {
      vi: 'Đã có hồ sơ mang mã “{code}”.',
      en: 'A dossier has the code "{code}" already.',
    },
  },
  'nothing-to-correct': {
    status: 422,
    title: { vi: 'Không có thay đổi', en: 'Nothing to correct' },
    detail: {
      vi: 'Thông tin đưa vào giống thông tin đang có.',
      en: 'What was given is what is on record already.',
    },
  },
  'correction-too-large': {
    status: 422,
    title: { vi: 'Thay đổi quá lớn để một người tự sửa', en: 'Too much for one person to mend' },
    detail: {
      vi: 'Một người chỉ được sửa lỗi gõ, nhiều nhất {most} ký tự; khác hơn là người khác, phải do hai người cùng quyết định.',
      en: 'One person may mend a slip of at most {most} characters; more is another person, for two officers to decide.',
    },
  },
} satisfies ProblemArea;
