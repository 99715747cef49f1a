import type { ProblemArea } from '../problem-entry.js';

export const PROCEDURE_PROBLEMS = {
  'unknown-procedure': {
    status: 422,
    title: { vi: 'Không có thủ tục này', en: 'Unknown procedure' },
    detail: {
      vi: 'Không tìm thấy thủ tục hành chính có mã “{code}”.',
      en: 'There is no procedure with the code "{code}".',
    },
  },
  'no-version-in-force': {
    status: 422,
    title: { vi: 'Thủ tục không có phiên bản hiệu lực', en: 'No version is in force' },
    detail: {
      vi: 'Thủ tục “{code}” không có phiên bản nào có hiệu lực vào ngày {on}.',
      en: 'The procedure "{code}" has no version in force on {on}.',
    },
  },
  'unknown-variant': {
    status: 422,
    title: { vi: 'Không có trường hợp này', en: 'Unknown variant' },
    detail: {
      vi: 'Thủ tục không có trường hợp “{variant}”. Có thể: {known}.',
      en: 'The procedure has no variant "{variant}". Possible: {known}.',
    },
  },
  'unknown-applicant-class': {
    status: 422,
    title: { vi: 'Không có đối tượng nộp này', en: 'Unknown class of applicants' },
    detail: {
      vi: 'Phiên bản thủ tục không có đối tượng nộp “{applicantClass}”. Có thể: {known}.',
      en: 'The version of the procedure knows no class of applicants "{applicantClass}". Possible: {known}.',
    },
  },
  'channel-not-offered': {
    status: 422,
    title: { vi: 'Không nhận nộp theo cách này', en: 'The channel is not offered' },
    detail: {
      vi: 'Trường hợp này không nhận hồ sơ qua “{channel}”. Có thể: {offered}.',
      en: 'This variant cannot be filed through "{channel}". Possible: {offered}.',
    },
  },
  'unknown-component': {
    status: 422,
    title: { vi: 'Không có thành phần hồ sơ này', en: 'Unknown component' },
    detail: {
      vi: 'Thủ tục không có thành phần hồ sơ “{component}”. Có thể: {known}.',
      en: 'The procedure has no component "{component}". Possible: {known}.',
    },
  },
  'plan-not-sound': {
    status: 422,
    title: { vi: 'Quy trình chưa hợp lệ', en: 'The plan is not sound' },
    detail: {
      vi: 'Quy trình giải quyết có lỗi: {problems}.',
      en: 'The plan has faults: {problems}.',
    },
  },
  'plan-too-tangled': {
    status: 422,
    title: { vi: 'Quy trình quá phức tạp', en: 'The plan is too tangled' },
    detail: {
      vi: 'Không thể kiểm tra hết các đường đi của quy trình (đến bước “{step}”).',
      en: 'The ways through the plan are too many to be checked (at step "{step}").',
    },
  },
  'procedure-code-taken': {
    status: 409,
    title: { vi: 'Mã thủ tục đã được dùng', en: 'The procedure code is taken' },
    detail: {
      vi: 'Đã có thủ tục hành chính mang mã “{code}”.',
      en: 'There is already a procedure with the code "{code}".',
    },
  },
  'record-not-json': {
    status: 422,
    title: { vi: 'Dòng không phải là một bản ghi', en: 'The line is no record' },
    detail: { vi: 'Dòng {line} không phải là một đối tượng JSON.', en: 'Line {line} is no JSON object.' },
  },
  'record-without-code': {
    status: 422,
    title: { vi: 'Bản ghi không có mã thủ tục', en: 'The record has no procedure code' },
    detail: { vi: 'MATTHC “{code}” không phải là mã thủ tục.', en: 'MATTHC "{code}" is no procedure code.' },
  },
  'record-without-name': {
    status: 422,
    title: { vi: 'Bản ghi không có tên thủ tục', en: 'The record has no name' },
    detail: { vi: 'Bản ghi “{code}” không có TENTTHC.', en: 'The record "{code}" has no TENTTHC.' },
  },
  'record-twice': {
    status: 422,
    title: { vi: 'Bản ghi có hai lần trong một tệp', en: 'A record stands in a file twice' },
    detail: {
      vi: 'Thủ tục “{code}” đã có ở một dòng trước với nội dung khác; giữ dòng trước.',
      en: 'The procedure "{code}" stands in an earlier line with other content; the earlier one is kept.',
    },
  },
  'records-cut': {
    status: 422,
    title: { vi: 'Tệp bị cắt giữa chừng', en: 'The file ends in the middle' },
    detail: {
      vi: 'Tệp nén bị hỏng hoặc bị cắt sau dòng này; các dòng trước đã được nhận, hãy nhập lại tệp đầy đủ.',
      en: 'The packed file is damaged or ends behind this line; what stood before is taken. Import the whole file again.',
    },
  },
  'records-line-too-long': {
    status: 422,
    title: { vi: 'Dòng quá dài', en: 'A line is too long' },
    detail: {
      vi: 'Dòng {line} dài hơn 4 triệu ký tự: đây không phải tệp mỗi dòng một bản ghi.',
      en: 'Line {line} has more than 4 million characters: this is no file of one record a line.',
    },
  },
  'records-too-large': {
    status: 422,
    title: { vi: 'Tệp quá lớn', en: 'The file is too large' },
    detail: {
      vi: 'Tệp giải nén lớn hơn {most} MB: đây không phải danh mục thủ tục.',
      en: 'Unpacked the file has more than {most} MB: this is no catalogue of procedures.',
    },
  },
  'records-too-faulty': {
    status: 422,
    title: { vi: 'Quá nhiều dòng lỗi', en: 'Too many faulty lines' },
    detail: {
      vi: 'Đã có {most} dòng không nhận được, dừng nhập: có phải đúng tệp không?',
      en: '{most} lines gave no record, so the import ends: is this the right file?',
    },
  },
  'import-running': {
    status: 409,
    title: { vi: 'Đang có một lần nhập khác', en: 'Another import is running' },
    detail: {
      vi: 'Một lần nhập danh mục quốc gia bắt đầu lúc {since} chưa xong. Hãy chờ nó kết thúc rồi nhập lại.',
      en: 'An import of the national catalogue that began at {since} is not done yet. Wait for its end and repeat.',
    },
  },
  'unknown-record': {
    status: 422,
    title: { vi: 'Không có bản ghi này', en: 'Unknown record' },
    detail: {
      vi: 'Thủ tục “{code}” không có bản ghi quốc gia số {no}, hoặc đã có bản ghi mới hơn.',
      en: 'The procedure "{code}" has no national record no. {no}, or there is a later one.',
    },
  },
  'questions-open': {
    status: 422,
    title: { vi: 'Còn câu hỏi chưa được trả lời', en: 'Questions are left open' },
    detail: {
      vi: 'Bản ghi số {no} còn {count} câu hỏi chưa xác nhận. Câu đầu tiên: {first}',
      en: 'Record no. {no} leaves {count} questions to confirm. The first: {first}',
    },
  },
  'rules-malformed': {
    status: 422,
    title: { vi: 'Quy định của phiên bản sai cấu trúc', en: 'The rules are malformed' },
    detail: { vi: 'Tại {place} cần: {vi}.', en: 'At {place} there must be: {en}.' },
  },
} satisfies ProblemArea;
