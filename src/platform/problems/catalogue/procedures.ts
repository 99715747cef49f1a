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
  'unknown-procedure-version': {
    status: 422,
    title: { vi: 'Không có phiên bản này', en: 'Unknown version' },
    detail: {
      vi: 'Thủ tục không có phiên bản này.',
      en: 'The procedure has no such version.',
    },
  },
  'version-dates-inverted': {
    status: 422,
    title: { vi: 'Thời gian hiệu lực không hợp lệ', en: 'The dates of the version are inverted' },
    detail: {
      vi: 'Ngày cuối ({effectiveTo}) không được trước ngày đầu ({effectiveFrom}).',
      en: 'The last day ({effectiveTo}) cannot be before the first day ({effectiveFrom}).',
    },
  },
  'version-dates-overlap': {
    status: 409,
    title: { vi: 'Thời gian hiệu lực chồng nhau', en: 'The dates of versions overlap' },
    detail: {
      vi: 'Phiên bản số {no} đã công bố có hiệu lực từ {from}.',
      en: 'Version {no} is already published with effect from {from}.',
    },
  },
  'version-not-draft': {
    status: 409,
    title: { vi: 'Phiên bản không còn là dự thảo', en: 'The version is no draft any more' },
    detail: { vi: 'Phiên bản số {no} đang ở trạng thái “{state}”.', en: 'Version {no} is "{state}".' },
  },
  'version-not-publishable': {
    status: 422,
    title: { vi: 'Phiên bản chưa đủ điều kiện công bố', en: 'The version cannot be published' },
    detail: {
      vi: 'Còn {count} lỗi. Lỗi đầu tiên, tại {place}: {vi}',
      en: 'It has {count} faults. The first, at {place}: {en}',
    },
  },
  'rules-malformed': {
    status: 422,
    title: { vi: 'Quy định của phiên bản sai cấu trúc', en: 'The rules are malformed' },
    detail: { vi: 'Tại {place} cần: {expected}.', en: 'At {place} there must be: {expected}.' },
  },
} satisfies ProblemArea;
