import type { ProblemArea } from '../problem-entry.js';

export const VERSION_PROBLEMS = {
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
  'version-not-reviewed': {
    status: 409,
    title: { vi: 'Dự thảo chưa được rà soát', en: 'The draft is not reviewed' },
    detail: {
      vi: 'Phiên bản số {no} phải được một người khác người soạn thảo rà soát trước khi công bố.',
      en: 'Somebody other than the drafter has to review version {no} before it is published.',
    },
  },
  'review-by-drafter': {
    status: 409,
    title: { vi: 'Người soạn thảo không được tự rà soát', en: 'A drafter cannot review' },
    detail: {
      vi: 'Dự thảo phải do một người không soạn thảo, không sửa đổi nó rà soát.',
      en: 'A draft is reviewed by somebody who neither wrote nor changed it.',
    },
  },
  'publish-by-reviewer': {
    status: 409,
    title: { vi: 'Người rà soát không được tự công bố', en: 'The reviewer cannot publish' },
    detail: {
      vi: 'Không rõ ai đã soạn thảo dự thảo này, nên phải do một người khác người rà soát công bố.',
      en: 'Nobody knows who drafted it, so somebody other than its reviewer has to publish it.',
    },
  },
  'draft-changed-since': {
    status: 412,
    title: { vi: 'Dự thảo đã thay đổi', en: 'The draft has changed' },
    detail: {
      vi: 'Dự thảo đã được người khác sửa sau khi bạn mở. Hãy đọc lại rồi thao tác tiếp.',
      en: 'Somebody changed the draft after you read it. Read it again and repeat.',
    },
  },
  'no-version-before': {
    status: 422,
    title: { vi: 'Không có phiên bản trước', en: 'No version before it' },
    detail: {
      vi: 'Trước phiên bản số {no} không có phiên bản nào được công bố; hãy chọn phiên bản để so sánh.',
      en: 'No published version comes before version {no}; name the one to compare with.',
    },
  },
  'version-not-published': {
    status: 409,
    title: { vi: 'Phiên bản không đang được công bố', en: 'The version is not published' },
    detail: { vi: 'Phiên bản số {no} đang ở trạng thái “{state}”.', en: 'Version {no} is "{state}".' },
  },
  'version-has-begun': {
    status: 409,
    title: { vi: 'Phiên bản đã có hiệu lực', en: 'The version is in force' },
    detail: {
      vi: 'Phiên bản số {no} có hiệu lực từ {effectiveFrom}; chỉ thu hồi được trước ngày đó. Sau đó chỉ có thể bãi bỏ.',
      en: 'Version {no} is in force from {effectiveFrom}; it can be taken back before that day only, and retired since.',
    },
  },
  'withdraw-by-publisher': {
    status: 409,
    title: { vi: 'Người công bố không được tự thu hồi', en: 'The publisher cannot withdraw' },
    detail: {
      vi: 'Phiên bản phải do một người không phải người công bố thu hồi.',
      en: 'A version is taken back by somebody other than who published it.',
    },
  },
  'version-has-dossiers': {
    status: 409,
    title: { vi: 'Đã có hồ sơ theo phiên bản này', en: 'Dossiers have this version' },
    detail: {
      vi: 'Đã có hồ sơ được tiếp nhận theo phiên bản số {no}, nên không thể thu hồi.',
      en: 'Dossiers came in under version {no}, so it cannot be taken back.',
    },
  },
  'last-day-before-start': {
    status: 422,
    title: { vi: 'Ngày cuối trước ngày có hiệu lực', en: 'The last day is before the first' },
    detail: {
      vi: 'Phiên bản có hiệu lực từ {effectiveFrom}, không thể kết thúc ngày {lastDay}.',
      en: 'The version is in force from {effectiveFrom}; it cannot end on {lastDay}.',
    },
  },
  'last-day-behind-end': {
    status: 422,
    title: { vi: 'Phiên bản đã kết thúc trước đó', en: 'The version ends earlier' },
    detail: {
      vi: 'Phiên bản đã kết thúc ngày {effectiveTo}, không thể kéo dài đến {lastDay}.',
      en: 'The version ends on {effectiveTo} already; it cannot be kept until {lastDay}.',
    },
  },
  'dossiers-behind-last-day': {
    status: 409,
    title: { vi: 'Đã có hồ sơ tiếp nhận sau ngày cuối', en: 'Dossiers came in after the last day' },
    detail: {
      vi: 'Đến ngày {lastReceivedOn} vẫn có hồ sơ tiếp nhận theo phiên bản đang áp dụng; ngày cuối của phiên bản đó không thể là {lastDay}.',
      en: 'Dossiers came in up to {lastReceivedOn} under the version that would end; its last day cannot be {lastDay}.',
    },
  },
} satisfies ProblemArea;
