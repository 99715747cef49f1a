import { localDayOf, minuteOfDayOf } from '../calendar/zoned-time.js';
import {
  dueText,
  exclusionsOf,
  extensionOf,
  makeUpDays,
  provisionalTail,
  type SentenceFacts,
} from '../deadline/clock-sentence.js';
import { daysOffWords } from '../deadline/days-off-words.js';
import { dayText, EXCLUSIONS, limitText, momentText, type Bilingual } from '../deadline/explanation-words.js';
import type { Channel, ClockStart } from '../procedure-rules.js';
import type { DossierState } from './dossier-lifecycle.js';
import { endWords, type SummaryEnd } from './summary-end.js';

export interface SummaryPromise {
  readonly reason: string;
  readonly promisedDueAt: Date;
  readonly sentAt: Date;
  readonly apologyDueAt: Date;
  readonly late: boolean;
}

/** What the summary of a dossier tells. */
export interface SummaryFacts extends SummaryEnd {
  readonly code: string;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly acceptedAt: Date | null;
  readonly state: DossierState;
  readonly startsWhen: ClockStart;
  /** The legal clock; null while it has not started. */
  readonly legal: SentenceFacts | null;
  /** The clock that runs before the acceptance: the officer's answer or the applicant's papers. */
  readonly waiting: SentenceFacts | null;
  readonly originalDueAt: Date | null;
  readonly promise: SummaryPromise | null;
  readonly zone: string;
}

/**
 * One paragraph that a clerk reads aloud: received when, which term on which law, what was not counted, how the due
 * moment moved, what was promised, and how it stands or ended.
 */
export function dossierSummary(facts: SummaryFacts): Bilingual {
  const sentences = [
    received(facts),
    ...(facts.legal ? legalWords(facts, facts.legal) : notStarted(facts)),
    ...promised(facts),
    ...endWords(facts, facts.legal?.calendar ?? null),
  ];
  return {
    vi: sentences.map(({ vi }) => `${upperFirst(vi)}.`).join(' '),
    en: sentences.map(({ en }) => `${upperFirst(en)}.`).join(' '),
  };
}

function received({ code, channel, receivedAt, acceptedAt, zone }: SummaryFacts): Bilingual {
  const { vi, en } = momentOf(receivedAt, zone);
  if (channel === 'counter')
    return { vi: `Hồ sơ ${code} nhận lúc ${vi}`, en: `Dossier ${code} received at ${en}` };
  const way =
    channel === 'online'
      ? { vi: 'nộp trực tuyến', en: 'filed online' }
      : { vi: 'gửi qua bưu chính', en: 'sent by post' };
  const taken = acceptedAt ? momentOf(acceptedAt, zone) : null;
  return {
    vi: `Hồ sơ ${code} ${way.vi}, đến lúc ${vi}${taken ? `, được tiếp nhận lúc ${taken.vi}` : ''}`,
    en: `Dossier ${code} ${way.en}, arrived at ${en}${taken ? `, accepted at ${taken.en}` : ''}`,
  };
}

function legalWords(facts: SummaryFacts, legal: SentenceFacts): readonly Bilingual[] {
  const { clock, calendar, rows, provisional } = legal;
  const notCounted = [...daysOffWords(rows, calendar), ...makeUpDays(rows)];
  const tail = provisional ? [withoutEnd(provisionalTail(calendar.publishedThrough))] : [];
  return [
    termWords(legal),
    ...(notCounted.length > 0 ? [listed(notCounted)] : []),
    ...exclusionsOf(legal),
    ...extensionOf(clock).map(({ vi, en }) => ({ vi: `thời hạn được ${vi}`, en: `the term was ${en}` })),
    dueWords(facts, legal),
    ...tail,
  ];
}

function termWords({ clock, term, rows, calendar }: SentenceFacts): Bilingual {
  const { limit, legalBasis } = clock.terms;
  if (!limit || !term)
    return { vi: 'Hạn do hệ thống khác ấn định', en: 'Its due moment was fixed by another system' };
  const { vi, en } = limitText(limit);
  const isRestarted = clock.exclusions.some(({ kind, from }) => kind === 'pause' && from < clock.startedAt);
  const first = term.ledger.kind === 'days' ? rows.find(({ counted }) => counted)?.on : undefined;
  const from = first ? dayText(first) : momentOf(term.startAt, calendar.zone);
  const again = isRestarted ? { vi: 'tính lại', en: 'counted again' } : { vi: 'tính', en: 'counted' };
  if (limit.unit === 'same_day')
    return {
      vi: `Giải quyết trong ngày, căn cứ ${legalBasis}`,
      en: `To be settled the same day (${legalBasis})`,
    };
  return {
    vi: `Thời hạn giải quyết là ${vi}, căn cứ ${legalBasis}, ${again.vi} từ ${from.vi}`,
    en: `The time limit is ${en} (${legalBasis}), ${again.en} from ${from.en}`,
  };
}

/** The first due moment, and the present one where the law has moved it. */
function dueWords(
  { originalDueAt, dueAt, zone, state }: SummaryFacts,
  { term, standsStillSince, clock }: SentenceFacts,
): Bilingual {
  const first = originalDueAt ? momentOf(originalDueAt, zone) : null;
  if (dueAt === null) {
    const since = dayText(localDayOf(standsStillSince ?? clock.startedAt, zone));
    const reason = EXCLUSIONS[clock.exclusions.findLast(({ kind }) => kind === 'pause')?.reason ?? 'other'];
    const isOver = clock.stoppedAt !== null;
    return {
      vi: `Hạn đầu là ${first?.vi ?? ''}; ${isOver ? 'thời hạn tạm dừng' : 'thời hạn đang tạm dừng'} từ ${since.vi} (${reason.vi})${isOver ? '' : ', chưa có hạn mới'}`,
      en: `It was first due ${first?.en ?? ''}; the clock ${isOver ? 'stood' : 'has stood'} still since ${since.en} (${reason.en})${isOver ? '' : ', no due moment yet'}`,
    };
  }
  const now = dueText(dueAt, term, zone);
  const isMoved = originalDueAt !== null && originalDueAt.getTime() !== dueAt.getTime();
  if (!isMoved || !first) return { vi: `Hẹn trả kết quả lúc ${now.vi}`, en: `The result is due ${now.en}` };
  const isOpen = !ENDED.has(state);
  return {
    vi: `Hạn đầu là ${first.vi}; hạn ${isOpen ? 'hiện nay' : 'cuối cùng'} theo quy định là ${now.vi}`,
    en: `It was first due ${first.en}; ${isOpen ? 'it is now due' : 'in the end it was due'} ${now.en}`,
  };
}

const ENDED: ReadonlySet<DossierState> = new Set(['resolved', 'returned', 'withdrawn', 'stopped']);

const STARTS_LATER: Readonly<Record<ClockStart, Bilingual>> = {
  complete_dossier: {
    vi: 'thời hạn giải quyết chưa bắt đầu, chỉ tính từ khi nhận đủ hồ sơ hợp lệ',
    en: 'the time limit has not begun: it counts from the complete dossier',
  },
  agency_received: {
    vi: 'thời hạn giải quyết chưa bắt đầu, chỉ tính từ khi cơ quan có thẩm quyền nhận được hồ sơ',
    en: 'the time limit has not begun: it counts from the receipt by the competent agency',
  },
  fee_paid: {
    vi: 'thời hạn giải quyết chưa bắt đầu, chỉ tính từ khi nhận đủ hồ sơ và người nộp đã nộp phí, lệ phí',
    en: 'the time limit has not begun: it counts from the complete dossier together with its paid fee',
  },
};

function notStarted({ state, startsWhen, acceptedAt, waiting, zone }: SummaryFacts): readonly Bilingual[] {
  if (END_WITHOUT_TERM.has(state)) return [];
  if (acceptedAt) return [STARTS_LATER[startsWhen]];
  const by = waiting?.dueAt ? dueText(waiting.dueAt, waiting.term, zone) : null;
  const isWithApplicant = waiting?.clock.terms.kind === 'supplement_wait';
  const words = isWithApplicant
    ? { vi: 'hồ sơ đang chờ người nộp bổ sung', en: 'the dossier waits for the applicant’s papers' }
    : { vi: 'hồ sơ đang chờ trả lời tiếp nhận', en: 'the dossier waits for an answer' };
  return [
    {
      vi: `${words.vi}${by ? `, chậm nhất ${by.vi}` : ''}`,
      en: `${words.en}${by ? `, ${by.en} at the latest` : ''}`,
    },
    STARTS_LATER.complete_dossier,
  ];
}

const END_WITHOUT_TERM: ReadonlySet<DossierState> = new Set([
  'not_accepted',
  'withdrawn',
  'stopped',
  'resolved',
  'returned',
]);

function promised({ promise, zone }: SummaryFacts): readonly Bilingual[] {
  if (!promise) return [];
  const [sent, to] = [momentOf(promise.sentAt, zone), momentOf(promise.promisedDueAt, zone)];
  const by = momentOf(promise.apologyDueAt, zone);
  return [
    {
      vi: `Cơ quan giải quyết gửi văn bản xin lỗi lúc ${sent.vi} và hẹn lại trả kết quả lúc ${to.vi}, lý do: ${trimmed(promise.reason)}`,
      en: `The agency apologised at ${sent.en} and promised the result for ${to.en}, for this reason: ${trimmed(promise.reason)}`,
    },
    ...(promise.late
      ? [
          {
            vi: `Văn bản xin lỗi gửi muộn, hạn gửi là ${by.vi}`,
            en: `The apology came too late: it was due ${by.en}`,
          },
        ]
      : []),
    {
      vi: 'Việc hẹn lại chỉ được thực hiện một lần và không làm thay đổi hạn theo quy định',
      en: 'That is possible once only and leaves the legal due moment as it is',
    },
  ];
}

function momentOf(at: Date, zone: string): Bilingual {
  return momentText(localDayOf(at, zone), minuteOfDayOf(at, zone));
}

function listed(parts: readonly Bilingual[]): Bilingual {
  return { vi: parts.map(({ vi }) => vi).join('; '), en: parts.map(({ en }) => en).join('; ') };
}

function withoutEnd({ vi, en }: Bilingual): Bilingual {
  return { vi: trimmed(vi), en: trimmed(en) };
}

/** People end a reason with a full stop, or not. */
function trimmed(text: string): string {
  return text.trim().replace(/[.;,\s]+$/, '');
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
