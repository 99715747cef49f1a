import { EXCLUSIONS, limitText, type Bilingual } from '../deadline/explanation-words.js';
import type { ExclusionReason } from '../deadline/clock-facts.js';
import type { TimeLimit } from '../deadline/time-limit.js';

/** What is known of a change of the due moment: the event's type and its facts, as they were recorded. */
export interface DueChangeFacts {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const AFTER_SUPPLEMENT: Readonly<Record<string, Bilingual>> = {
  restart: {
    vi: 'Đã nhận đủ giấy tờ bổ sung: tính lại thời hạn từ đầu',
    en: 'The papers came: the term is counted again from the beginning',
  },
  pause: {
    vi: 'Đã nhận đủ giấy tờ bổ sung: tính tiếp thời hạn còn lại',
    en: 'The papers came: the rest of the term goes on',
  },
  fixed_term_after: {
    vi: 'Đã nhận đủ giấy tờ bổ sung: tính thời hạn thẩm định sau bổ sung',
    en: 'The papers came: the term for appraisal after a supplement begins',
  },
};

type Words = (data: DueChangeFacts['data']) => Bilingual;

const fixed =
  (vi: string, en: string): Words =>
  () => ({ vi, en });

const WORDS: Readonly<Record<string, Words>> = {
  dossier_accepted: fixed('Tiếp nhận hồ sơ, ấn định hạn trả kết quả', 'Accepted: the due moment was fixed'),
  agency_received: fixed(
    'Cơ quan có thẩm quyền nhận được hồ sơ: bắt đầu tính thời hạn',
    'The competent agency received the dossier: the term began',
  ),
  payment_requested: fixed('Tạm dừng: chờ nộp phí, lệ phí', 'Paused: waiting for payment'),
  payment_received: fixed('Đã nộp phí, lệ phí: thời hạn được tính', 'The fee was paid: the term runs'),
  fee_charged: fixed(
    'Mức phí, lệ phí được điều chỉnh, không còn khoản phải nộp: thời hạn được tính',
    'The fee was corrected and nothing is owed: the term runs',
  ),
  supplement_requested: fixed('Tạm dừng: yêu cầu bổ sung hồ sơ', 'Paused: a supplement was asked for'),
  supplement_received: ({ policy }) =>
    AFTER_SUPPLEMENT[String(policy)] ?? { vi: 'Đã nhận đủ giấy tờ bổ sung', en: 'The papers came' },
  clock_paused: (data) => {
    const { vi, en } = pausedFor(data);
    return { vi: `Tạm dừng: ${vi}`, en: `Paused: ${en}` };
  },
  clock_resumed: (data) => {
    const { vi, en } = pausedFor(data);
    return {
      vi: `Hết tạm dừng (${vi}): tính tiếp thời hạn còn lại`,
      en: `Pause over (${en}): the term goes on`,
    };
  },
  deadline_extended: extended,
  calendar_changed: ({ source }) => {
    const { vi, en } = sourceWords(source);
    return {
      vi: `Lịch làm việc thay đổi${vi}: tính lại hạn`,
      en: `The working calendar changed${en}: computed again`,
    };
  },
  agency_calendar_changed: ({ source }) => {
    const { vi, en } = sourceWords(source);
    return {
      vi: `Cơ quan chuyển sang lịch làm việc khác${vi}: tính lại hạn`,
      en: `The agency goes by another working calendar${en}: computed again`,
    };
  },
  outage: ({ name, source }) => {
    const called = typeof name === 'string' && name !== '' ? ` ${name}` : '';
    const { vi, en } = sourceWords(source);
    return { vi: `Không tính thời gian sự cố${called}${vi}`, en: `The outage${called}${en} is not counted` };
  },
  consent_deemed: fixed(
    'Hết hạn lấy ý kiến, coi như đồng ý: tính tiếp thời hạn còn lại',
    'The consultation expired and counts as consent: the term goes on',
  ),
  dossier_refiled: fixed(
    'Sửa thủ tục, cơ quan hoặc đối tượng nộp hồ sơ tiếp nhận nhầm: tính lại hạn từ thời điểm ban đầu',
    'Taken in wrongly and put right: counted again from the original moment',
  ),
  dossier_taken_over: fixed(
    'Giữ hạn mà hệ thống cũ đã hẹn',
    'The due moment that the former system promised is kept',
  ),
  imported: fixed('Hạn theo dữ liệu nhập từ hệ thống cũ', 'As imported from the former system'),
};

/** Why a due moment became what it became, in words. */
export function dueChangeWords({ type, data }: DueChangeFacts): Bilingual {
  const words = Object.hasOwn(WORDS, type) ? WORDS[type] : undefined;
  return words?.(data) ?? { vi: 'Hạn được tính lại', en: 'The due moment was computed again' };
}

function pausedFor({ reason }: DueChangeFacts['data']): Bilingual {
  const known = typeof reason === 'string' && Object.hasOwn(EXCLUSIONS, reason);
  return EXCLUSIONS[known ? (reason as ExclusionReason) : 'other'];
}

function extended({ extension, legalBasis }: DueChangeFacts['data']): Bilingual {
  const limit = limitIn(extension);
  const text = limit ? limitText(limit) : null;
  const basis = typeof legalBasis === 'string' && legalBasis !== '' ? legalBasis : null;
  return {
    vi: `Gia hạn thời hạn giải quyết${text ? ` thêm ${text.vi}` : ''}${basis ? `, căn cứ ${basis}` : ''}`,
    en: `The term was extended${text ? ` by ${text.en}` : ''}${basis ? ` (${basis})` : ''}`,
  };
}

function sourceWords(source: unknown): Bilingual {
  const is = typeof source === 'string' && source !== '';
  return is ? { vi: ` theo ${source}`, en: ` (${source})` } : { vi: '', en: '' };
}

function limitIn(value: unknown): TimeLimit | null {
  if (typeof value !== 'object' || value === null) return null;
  const { amount, unit } = value as { amount?: unknown; unit?: unknown };
  return typeof amount === 'number' && typeof unit === 'string' ? (value as TimeLimit) : null;
}
