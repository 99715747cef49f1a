import type { ProblemArea } from '../problem-entry.js';

export const HTTP_PROBLEMS = {
  'validation-failed': {
    status: 400,
    title: { vi: 'Dữ liệu gửi lên không hợp lệ', en: 'The request is not valid' },
    detail: {
      vi: 'Có {count} lỗi trong dữ liệu gửi lên; xem danh sách trong “errors”.',
      en: 'The request has {count} fault(s); see "errors".',
    },
  },
  'text-not-storable': {
    status: 400,
    title: { vi: 'Có ký tự không lưu được', en: 'A character cannot be stored' },
    detail: {
      vi: 'Yêu cầu có ký tự không lưu được (ký tự rỗng U+0000).',
      en: 'The request holds a character that cannot be stored (NUL, U+0000).',
    },
  },
  'malformed-json': {
    status: 400,
    title: { vi: 'Nội dung không phải JSON', en: 'The body is not JSON' },
    detail: { vi: 'Không đọc được nội dung gửi lên dưới dạng JSON.', en: 'The body cannot be read as JSON.' },
  },
  'json-too-deep': {
    status: 400,
    title: { vi: 'Nội dung lồng nhau quá sâu', en: 'The body is nested too deeply' },
    detail: {
      vi: 'Nội dung JSON không được lồng quá {max} tầng.',
      en: 'A JSON body may have at most {max} levels.',
    },
  },
  'empty-body': {
    status: 400,
    title: { vi: 'Nội dung trống', en: 'The body is empty' },
    detail: {
      vi: 'Yêu cầu khai báo nội dung JSON nhưng không gửi nội dung nào.',
      en: 'The request announces a JSON body but has none.',
    },
  },
  'malformed-request': {
    status: 400,
    title: { vi: 'Yêu cầu HTTP sai định dạng', en: 'Malformed HTTP request' },
    detail: { vi: 'Máy chủ không đọc được yêu cầu này.', en: 'The server cannot read this request.' },
  },
  'bad-url': {
    status: 400,
    title: { vi: 'Địa chỉ không hợp lệ', en: 'Bad URL' },
    detail: {
      vi: 'Địa chỉ chứa ký tự mã hóa sai hoặc không được phép.',
      en: 'The URL contains a character that is wrongly encoded or not allowed.',
    },
  },
  'if-match-malformed': {
    status: 400,
    title: { vi: 'Tiêu đề If-Match không hợp lệ', en: 'Malformed If-Match header' },
    detail: {
      vi: 'If-Match phải là giá trị ETag đã nhận, ví dụ "3".',
      en: 'If-Match must be an ETag as received, for example "3".',
    },
  },
  'precondition-required': {
    status: 428,
    title: { vi: 'Thiếu tiêu đề If-Match', en: 'The If-Match header is missing' },
    detail: {
      vi: 'Hãy gửi trong If-Match giá trị ETag của bản bạn đã đọc, ví dụ "3".',
      en: 'Send the ETag of the revision that you have read in If-Match, for example "3".',
    },
  },
  'cursor-malformed': {
    status: 400,
    title: { vi: 'Vị trí trang không hợp lệ', en: 'Malformed cursor' },
    detail: {
      vi: 'Hãy dùng nguyên giá trị “nextCursor” của trang trước.',
      en: 'Use the "nextCursor" of the previous page as it is.',
    },
  },
  'route-not-found': {
    status: 404,
    title: { vi: 'Không có địa chỉ này', en: 'No such address' },
    detail: { vi: 'Hệ thống không có địa chỉ {path}.', en: 'There is nothing at {path}.' },
  },
  'method-not-allowed': {
    status: 405,
    title: { vi: 'Phương thức không được phép', en: 'Method not allowed' },
    detail: { vi: 'Địa chỉ này chỉ nhận: {methods}.', en: 'This address only takes: {methods}.' },
  },
  'request-timeout': {
    status: 408,
    title: { vi: 'Yêu cầu gửi quá chậm', en: 'The request took too long to arrive' },
    detail: { vi: 'Máy chủ đã thôi chờ yêu cầu này.', en: 'The server stopped waiting for this request.' },
  },
  'body-too-large': {
    status: 413,
    title: { vi: 'Nội dung quá lớn', en: 'The body is too large' },
    detail: { vi: 'Nội dung gửi lên không được quá 1 MB.', en: 'A body may have at most 1 MB.' },
  },
  'url-too-long': {
    status: 414,
    title: { vi: 'Địa chỉ quá dài', en: 'The URL is too long' },
    detail: { vi: 'Một phần của địa chỉ quá dài.', en: 'A part of the URL is too long.' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'Unsupported media type' },
    detail: {
      vi: 'Nội dung phải có kiểu application/json.',
      en: 'The body must be of type application/json.',
    },
  },
  'headers-too-large': {
    status: 431,
    title: { vi: 'Phần đầu yêu cầu quá lớn', en: 'The request headers are too large' },
    detail: { vi: 'Hãy giảm bớt các tiêu đề của yêu cầu.', en: 'Send fewer or shorter headers.' },
  },
  'too-many-requests': {
    status: 429,
    title: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
    detail: {
      vi: 'Vui lòng thử lại sau {retryAfterSeconds} giây.',
      en: 'Please try again in {retryAfterSeconds} seconds.',
    },
  },
  'internal-error': {
    status: 500,
    title: { vi: 'Lỗi hệ thống', en: 'Internal error' },
    detail: {
      vi: 'Hệ thống gặp lỗi ngoài dự kiến. Khi báo lỗi, hãy kèm mã yêu cầu trong “requestId”.',
      en: 'Something unexpected went wrong. Quote the "requestId" when you report it.',
    },
  },
  busy: {
    status: 503,
    retryAfterSeconds: 1,
    title: { vi: 'Hệ thống đang bận', en: 'The system is busy' },
    detail: {
      vi: 'Dữ liệu đang được người khác xử lý hoặc hệ thống quá tải; chưa có gì được ghi. Vui lòng thử lại.',
      en: 'Somebody else is working on this data, or the load is too high; nothing was written. Please try again.',
    },
  },
  'database-unavailable': {
    status: 503,
    retryAfterSeconds: 5,
    title: { vi: 'Cơ sở dữ liệu không phản hồi', en: 'The database does not answer' },
    detail: {
      vi: 'Không kết nối được cơ sở dữ liệu. Vui lòng thử lại sau ít phút.',
      en: 'The database cannot be reached. Please try again in a few minutes.',
    },
  },
  'idempotency-key-required': {
    status: 400,
    title: { vi: 'Thiếu tiêu đề Idempotency-Key', en: 'Idempotency-Key is required' },
    detail: {
      vi: 'Hệ thống kết nối phải gửi Idempotency-Key với mỗi yêu cầu ghi dữ liệu.',
      en: 'A machine client must send an Idempotency-Key with every request that writes.',
    },
  },
  'idempotency-key-malformed': {
    status: 400,
    title: { vi: 'Idempotency-Key không hợp lệ', en: 'Malformed Idempotency-Key' },
    detail: {
      vi: 'Idempotency-Key gồm 1 đến 200 ký tự ASCII in được.',
      en: 'An Idempotency-Key has 1 to 200 printable ASCII characters.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: {
      vi: 'Idempotency-Key đã dùng cho nội dung khác',
      en: 'Idempotency-Key was used with another body',
    },
    detail: {
      vi: 'Khóa này đã gắn với một yêu cầu có nội dung khác. Hãy dùng khóa mới.',
      en: 'This key belongs to a request with another body. Use a new key.',
    },
  },
} satisfies ProblemArea;
