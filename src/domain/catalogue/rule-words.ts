import { formatTimeOfDay } from '../calendar/local-day.js';
import type { RungRule } from '../deadline/clock-facts.js';
import { limitText, type Bilingual } from '../deadline/explanation-words.js';
import type { CutOff } from '../deadline/time-limit.js';
import type {
  Channel,
  ClockStart,
  Excludable,
  OnlineLevel,
  OnlineService,
  SupplementPolicy,
} from '../procedure-rules.js';
import type { AgencySelector, StepKind, StepRole } from '../workflow/workflow-plan.js';

// The rules of a version in words, as an official would say them.

export const CHANNEL_WORDS: Readonly<Record<Channel, Bilingual>> = {
  counter: { vi: 'trực tiếp', en: 'at the counter' },
  online: { vi: 'trực tuyến', en: 'online' },
  postal: { vi: 'bưu chính', en: 'by post' },
};

export const STEP_KIND_WORDS: Readonly<Record<StepKind, Bilingual>> = {
  task: { vi: 'xử lý', en: 'task' },
  approval: { vi: 'phê duyệt', en: 'approval' },
  consultation: { vi: 'lấy ý kiến', en: 'consultation' },
  hand_over: { vi: 'bàn giao', en: 'hand-over' },
  result: { vi: 'trả kết quả', en: 'result' },
};

export const ROLE_WORDS: Readonly<Record<StepRole, Bilingual>> = {
  reception_officer: { vi: 'cán bộ tiếp nhận', en: 'reception officer' },
  processing_officer: { vi: 'cán bộ thụ lý', en: 'processing officer' },
  approver: { vi: 'người phê duyệt', en: 'approver' },
};

export const CLOCK_START_WORDS: Readonly<Record<ClockStart, Bilingual>> = {
  complete_dossier: { vi: 'khi nhận đủ hồ sơ', en: 'with the complete dossier' },
  agency_received: { vi: 'khi cơ quan có thẩm quyền nhận', en: 'when the competent agency receives it' },
  fee_paid: { vi: 'khi nhận đủ hồ sơ và phí', en: 'with the complete dossier and its fee' },
};

export const EXCLUDABLE_WORDS: Readonly<Record<Excludable, Bilingual>> = {
  consultation: { vi: 'lấy ý kiến', en: 'consultation' },
  verification: { vi: 'xác minh', en: 'verification' },
  outage: { vi: 'sự cố', en: 'outages' },
};

const ONLINE_WORDS: Readonly<Record<OnlineLevel, Bilingual>> = {
  full: { vi: 'toàn trình', en: 'full' },
  partial: { vi: 'một phần', en: 'partial' },
  none: { vi: 'không trực tuyến', en: 'not online' },
};

const NOTHING: Bilingual = { vi: 'không', en: 'none' };

export function yesNo(value: boolean): Bilingual {
  return value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' };
}

/** Text of a source, the same in both languages. */
export function asWritten(text: string): Bilingual {
  return { vi: text, en: text };
}

export function joined(parts: readonly Bilingual[], by = ', '): Bilingual {
  if (parts.length === 0) return NOTHING;
  return { vi: parts.map(({ vi }) => vi).join(by), en: parts.map(({ en }) => en).join(by) };
}

/** `20.000 đồng` */
export function dongText(amount: number): Bilingual {
  const grouped = (mark: string) => String(amount).replace(/\B(?=(\d{3})+$)/g, mark);
  return { vi: `${grouped('.')} đồng`, en: `${grouped(',')} đồng` };
}

export function selectorText(selector: AgencySelector): Bilingual {
  switch (selector.kind) {
    case 'receiving':
      return { vi: 'cơ quan tiếp nhận', en: 'the receiving agency' };
    case 'competent':
      return { vi: 'cơ quan có thẩm quyền', en: 'the competent agency' };
    case 'parent':
      return { vi: 'cơ quan cấp trên', en: 'the agency above' };
    case 'named':
      return { vi: `cơ quan ${selector.agencyCode}`, en: `agency ${selector.agencyCode}` };
    case 'by_field':
      return {
        vi: `cơ quan phụ trách lĩnh vực “${selector.field}”`,
        en: `the agency for the field "${selector.field}"`,
      };
  }
}

export function cutOffText({ at, affects }: CutOff): Bilingual {
  if (at.kind === 'none') return NOTHING;
  const isClock = affects === 'clock';
  const moved = isClock
    ? { vi: 'tính từ ngày làm việc sau', en: 'counts from the next working day' }
    : { vi: 'bàn giao ngày làm việc sau', en: 'is handed over the next working day' };
  if (at.kind === 'last_minutes') {
    return {
      vi: `${at.minutes} phút cuối buổi, ${moved.vi}`,
      en: `the last ${at.minutes} minutes, ${moved.en}`,
    };
  }
  const time = formatTimeOfDay(at.minuteOfDay);
  return { vi: `sau ${time}, ${moved.vi}`, en: `after ${time}, ${moved.en}` };
}

export function policyText(policy: SupplementPolicy): Bilingual {
  switch (policy.kind) {
    case 'restart':
      return { vi: 'tính lại từ đầu', en: 'the term begins anew' };
    case 'pause':
      return { vi: 'tạm dừng', en: 'the term stands still' };
    case 'fixed_term_after': {
      const { vi, en } = limitText(policy.limit);
      return { vi: `${vi} sau khi bổ sung`, en: `${en} after the supplement` };
    }
  }
}

export function onlineText({ level, reason }: OnlineService): Bilingual {
  const { vi, en } = ONLINE_WORDS[level];
  return reason === undefined ? { vi, en } : { vi: `${vi} (${reason})`, en: `${en} (${reason})` };
}

export function rungText({ at }: RungRule): Bilingual {
  switch (at.kind) {
    case 'share':
      return asWritten(`${Number((at.share * 100).toFixed(6))} %`);
    case 'due':
      return { vi: 'đến hạn', en: 'due' };
    case 'working_days_before_due':
      return { vi: `${at.days} ngày làm việc trước hạn`, en: `${at.days} working days before` };
    case 'working_days_after_due':
      return { vi: `${at.days} ngày làm việc sau hạn`, en: `${at.days} working days after` };
    case 'working_minutes_after_due':
      return { vi: `${at.minutes} phút làm việc sau hạn`, en: `${at.minutes} working minutes after` };
  }
}
