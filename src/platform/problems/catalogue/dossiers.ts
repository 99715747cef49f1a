import type { ProblemArea } from '../problem-entry.js';

export const DOSSIER_PROBLEMS = {
  'not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy', en: 'Not found' },
    detail: {
      vi: 'Không có dữ liệu này, hoặc dữ liệu nằm ngoài phạm vi của tài khoản.',
      en: 'It does not exist, or it lies outside what this account may see.',
    },
  },
  'action-not-allowed': {
    status: 409,
    title: { vi: 'Hồ sơ không ở trạng thái cho phép thao tác này', en: 'The state does not allow this' },
    detail: {
      vi: 'Hồ sơ đang ở trạng thái “{state}”; thao tác “{action}” không thực hiện được. Có thể: {allowed}.',
      en: 'The dossier is "{state}" and does not allow "{action}". Possible: {allowed}.',
    },
  },
  'stale-version': {
    status: 412,
    title: { vi: 'Hồ sơ đã thay đổi', en: 'The dossier has changed' },
    detail: {
      vi: 'Hồ sơ đã được người khác cập nhật sau khi bạn mở. Hãy tải lại rồi thao tác tiếp.',
      en: 'Somebody changed the dossier after you read it. Load it again and repeat.',
    },
  },
  'duplicate-external-reference': {
    status: 409,
    title: { vi: 'Mã tham chiếu đã được dùng', en: 'The external reference is already used' },
    detail: {
      vi: 'Hệ thống kết nối đã nộp một hồ sơ với mã tham chiếu “{externalReference}”.',
      en: 'This client has already filed a dossier with the reference "{externalReference}".',
    },
  },
  'received-at-not-allowed': {
    status: 403,
    title: { vi: 'Không được ghi lùi thời điểm tiếp nhận', en: 'Back-dating is not allowed' },
    detail: {
      vi: 'Tài khoản không có quyền ghi thời điểm tiếp nhận khác hiện tại.',
      en: 'This account may not record a moment of receipt other than now.',
    },
  },
  'received-at-reason-missing': {
    status: 422,
    title: { vi: 'Thiếu lý do ghi lùi', en: 'A reason for back-dating is missing' },
    detail: {
      vi: 'Khi ghi thời điểm tiếp nhận trong quá khứ phải nêu lý do.',
      en: 'A moment of receipt in the past needs a reason.',
    },
  },
  'received-at-in-future': {
    status: 422,
    title: { vi: 'Thời điểm tiếp nhận ở tương lai', en: 'The moment of receipt is in the future' },
    detail: {
      vi: 'Thời điểm tiếp nhận không được sau hiện tại.',
      en: 'The moment of receipt cannot be later than now.',
    },
  },
  'supplement-already-requested': {
    status: 409,
    title: { vi: 'Đã yêu cầu bổ sung một lần', en: 'A supplement was already requested' },
    detail: {
      vi: 'Chỉ được yêu cầu bổ sung một lần; muốn yêu cầu thêm phải nêu căn cứ pháp luật chuyên ngành.',
      en: 'A supplement may be asked for once; a further one needs a legal basis in sector law.',
    },
  },
  'step-not-open': {
    status: 409,
    title: { vi: 'Bước không mở', en: 'The step is not open' },
    detail: {
      vi: 'Bước “{step}” chưa mở hoặc đã được hoàn thành. Đang mở: {open}.',
      en: 'The step "{step}" is not open or is already finished. Open: {open}.',
    },
  },
  'unknown-outcome': {
    status: 422,
    title: { vi: 'Kết quả bước không hợp lệ', en: 'Unknown outcome' },
    detail: {
      vi: 'Bước “{step}” không có kết quả “{outcome}”. Có thể: {known}.',
      en: 'The step "{step}" has no outcome "{outcome}". Possible: {known}.',
    },
  },
  'outcome-used-up': {
    status: 409,
    title: { vi: 'Đã hết số lần được chọn', en: 'Taken as often as it may be' },
    detail: {
      vi: 'Ở bước “{step}”, kết quả “{outcome}” chỉ được chọn {most} lần cho một hồ sơ. Còn có thể: {left}.',
      en: 'At step "{step}" a dossier may take outcome "{outcome}" {most} times only. Still possible: {left}.',
    },
  },
  'plan-broken': {
    status: 500,
    title: { vi: 'Quy trình của hồ sơ bị lỗi', en: 'The plan of the dossier is broken' },
    detail: {
      vi: 'Không chuyển được bước tiếp theo ({reason}, bước “{step}”). Hãy báo quản trị viên.',
      en: 'The next step cannot be opened ({reason}, step "{step}"). Tell the administrator.',
    },
  },
  'no-code-format': {
    status: 422,
    title: { vi: 'Chưa có mẫu mã số hồ sơ', en: 'No format for dossier codes' },
    detail: {
      vi: 'Không có mẫu mã số hồ sơ có hiệu lực vào ngày {day}.',
      en: 'No format for dossier codes is in force on {day}.',
    },
  },
  'code-format-invalid': {
    status: 422,
    title: { vi: 'Mẫu mã số hồ sơ không hợp lệ', en: 'Invalid format for dossier codes' },
    detail: {
      vi: 'Mẫu mã số hồ sơ không dùng được.',
      en: 'The format for dossier codes cannot be used.',
    },
  },
  'code-parts-invalid': {
    status: 500,
    title: { vi: 'Không tạo được mã số hồ sơ', en: 'A dossier code cannot be made' },
    detail: {
      vi: 'Mã cơ quan, ngày hoặc số thứ tự không hợp lệ. Hãy báo quản trị viên.',
      en: 'The agency code, the day or the number is not usable. Tell the administrator.',
    },
  },
  'code-not-acceptable': {
    status: 422,
    title: { vi: 'Mã số hồ sơ không hợp lệ', en: 'The dossier code is not acceptable' },
    detail: {
      vi: 'Mã số hồ sơ quá dài, trống hoặc có ký tự không được phép.',
      en: 'The dossier code is too long, empty or has characters that are not allowed.',
    },
  },
  'rate-not-countable': {
    status: 500,
    title: { vi: 'Không tính được tỷ lệ', en: 'The rate cannot be counted' },
    detail: {
      vi: 'Các số đếm không khớp nhau. Hãy báo quản trị viên.',
      en: 'The counts contradict each other. Tell the administrator.',
    },
  },
  'component-twice': {
    status: 422,
    title: { vi: 'Thành phần hồ sơ bị lặp', en: 'A component is listed twice' },
    detail: {
      vi: 'Thành phần “{component}” xuất hiện nhiều lần trong danh sách.',
      en: 'The component "{component}" is in the list more than once.',
    },
  },
  'mandatory-papers-missing': {
    status: 422,
    title: { vi: 'Thiếu thành phần hồ sơ bắt buộc', en: 'Mandatory papers are missing' },
    detail: {
      vi: 'Chưa tiếp nhận được vì còn thiếu: {papers}. Hãy yêu cầu bổ sung, một lần cho tất cả (request-correction); nếu đã yêu cầu rồi thì chờ người nộp bổ sung đủ.',
      en: 'It cannot be accepted without: {papers}. Ask for all of them in one notice (request-correction); where that was done already, they have to come first.',
    },
  },
  'external-reference-required': {
    status: 422,
    title: { vi: 'Thiếu mã tham chiếu', en: 'An external reference is required' },
    detail: {
      vi: 'Hệ thống kết nối phải gửi mã tham chiếu của mình cho mỗi hồ sơ.',
      en: 'A machine client must give its own reference for each dossier.',
    },
  },
  'external-reference-not-allowed': {
    status: 422,
    title: { vi: 'Không được gửi mã tham chiếu', en: 'An external reference is not allowed' },
    detail: {
      vi: 'Chỉ hệ thống kết nối mới gửi mã tham chiếu.',
      en: 'Only a machine client gives a reference of its own.',
    },
  },
} satisfies ProblemArea;
