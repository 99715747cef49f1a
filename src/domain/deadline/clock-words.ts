import type { ClockKind } from './clock-facts.js';
import type { Bilingual } from './explanation-words.js';

/** What each kind of clock is called. */
export const CLOCK_NAMES: Readonly<Record<ClockKind, Bilingual>> = {
  intake_response: { vi: 'Trả lời tiếp nhận hồ sơ', en: 'Answer to a filing' },
  hand_over: { vi: 'Chuyển hồ sơ đến cơ quan giải quyết', en: 'Hand-over to the competent agency' },
  processing: { vi: 'Thời hạn giải quyết', en: 'Processing' },
  leg: { vi: 'Chặng liên thông', en: 'Inter-agency leg' },
  step: { vi: 'Bước xử lý', en: 'Step' },
  consultation: { vi: 'Lấy ý kiến cơ quan phối hợp', en: 'Consultation' },
  supplement_wait: { vi: 'Chờ người nộp bổ sung hồ sơ', en: 'Waiting for a supplement' },
  payment_wait: { vi: 'Chờ người nộp phí, lệ phí', en: 'Waiting for payment' },
  acknowledgement: { vi: 'Xác nhận đã nhận hồ sơ', en: 'Confirming the receipt' },
  result_correction: { vi: 'Đính chính kết quả', en: 'Correcting the result' },
  return_limit: { vi: 'Yêu cầu bổ sung hồ sơ', en: 'Asking for a supplement' },
  apology: { vi: 'Gửi văn bản xin lỗi', en: 'Sending an apology' },
};

/** How long a term of nought days is, told: what is to be done the same day, or was received too late for it. */
export function sameDayWords(kind: ClockKind, isLate: boolean): Bilingual {
  if (kind !== 'hand_over') return { vi: 'giải quyết trong ngày', en: 'to be settled the same day' };
  return isLate
    ? {
        vi: 'chuyển vào đầu giờ ngày làm việc tiếp theo',
        en: 'to be handed over at the start of the next working day',
      }
    : { vi: 'chuyển ngay trong ngày làm việc', en: 'to be handed over the same working day' };
}

export const FIXED_ELSEWHERE: Bilingual = {
  vi: 'hạn do hệ thống khác ấn định',
  en: 'due moment fixed by another system',
};

/** How the sentence of each kind of clock begins and ends. */
export const CLOCK_WORDS: Readonly<Record<ClockKind, { begins: Bilingual; ends: Bilingual }>> = {
  intake_response: {
    begins: { vi: 'Hồ sơ gửi đến', en: 'Filing arrived' },
    ends: { vi: 'hạn trả lời tiếp nhận', en: 'answer due' },
  },
  hand_over: {
    begins: { vi: 'Hồ sơ nhận', en: 'Dossier received' },
    ends: { vi: 'hạn chuyển hồ sơ', en: 'hand-over due' },
  },
  processing: {
    begins: { vi: 'Hồ sơ nhận', en: 'Dossier received' },
    ends: { vi: 'hẹn trả', en: 'result due' },
  },
  leg: {
    begins: { vi: 'Chặng liên thông bắt đầu', en: 'Leg began' },
    ends: { vi: 'hạn của chặng', en: 'leg due' },
  },
  step: {
    begins: { vi: 'Bước bắt đầu', en: 'Step began' },
    ends: { vi: 'hạn của bước', en: 'step due' },
  },
  consultation: {
    begins: { vi: 'Gửi lấy ý kiến', en: 'Opinion asked for' },
    ends: { vi: 'hạn trả lời ý kiến', en: 'opinion due' },
  },
  supplement_wait: {
    begins: { vi: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ gửi', en: 'Supplement asked for' },
    ends: { vi: 'hạn bổ sung', en: 'supplement due' },
  },
  payment_wait: {
    begins: { vi: 'Yêu cầu nộp phí, lệ phí gửi', en: 'Payment asked for' },
    ends: { vi: 'hạn nộp phí, lệ phí', en: 'payment due' },
  },
  acknowledgement: {
    begins: { vi: 'Hồ sơ chuyển đi', en: 'Dossier sent on' },
    ends: { vi: 'hạn xác nhận đã nhận hồ sơ', en: 'confirmation due' },
  },
  result_correction: {
    begins: { vi: 'Phát hiện kết quả có sai sót', en: 'Result found wrong' },
    ends: { vi: 'hạn đính chính kết quả', en: 'correction due' },
  },
  return_limit: {
    begins: { vi: 'Hồ sơ nhận', en: 'Dossier received' },
    ends: { vi: 'hạn yêu cầu bổ sung', en: 'last moment to ask for a supplement' },
  },
  apology: {
    begins: { vi: 'Hồ sơ nhận', en: 'Dossier received' },
    ends: { vi: 'hạn gửi văn bản xin lỗi', en: 'apology due' },
  },
};
