import type { SentenceFacts } from '../deadline/clock-sentence.js';
import { dueText, instantText, type Bilingual } from '../deadline/explanation-words.js';
import type { Channel, ClockStart } from '../procedure-rules.js';
import type { DossierState } from './dossier-lifecycle.js';
import { endWords, type SummaryEnd } from './summary-end.js';
import { promiseWords, type SummaryPromise } from './summary-promise.js';
import { termWords, type SummaryTerm } from './summary-term.js';

/** What the summary of a dossier tells. */
export interface SummaryFacts extends SummaryTerm, SummaryEnd {
  readonly code: string;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly acceptedAt: Date | null;
  readonly startsWhen: ClockStart;
  /** The last clock of an answer that is waited for: the desk's, the applicant's papers or fee. */
  readonly waiting: SentenceFacts | null;
  readonly promise: SummaryPromise | null;
}

/**
 * One paragraph that a clerk reads aloud: received when, which term on which law, what was not counted, how the due
 * moment moved, what was promised, and how it stands or ended.
 */
export function dossierSummary(facts: SummaryFacts): Bilingual {
  const { legal, promise, daysKnown } = facts;
  const sentences = [
    received(facts),
    ...(legal ? termWords(facts, legal) : notStarted(facts)),
    ...applicantsTime(facts),
    ...(promise ? promiseWords(promise, facts) : []),
    ...endWords(facts, legal && daysKnown === 'known' ? legal.calendar : null),
  ];
  return {
    vi: sentences.map(({ vi }) => `${upperFirst(vi)}.`).join(' '),
    en: sentences.map(({ en }) => `${upperFirst(en)}.`).join(' '),
  };
}

function received({ code, channel, receivedAt, acceptedAt, zone }: SummaryFacts): Bilingual {
  const { vi, en } = instantText(receivedAt, zone);
  if (channel === 'counter')
    return { vi: `Hồ sơ ${code} nhận lúc ${vi}`, en: `Dossier ${code} received at ${en}` };
  const way =
    channel === 'online'
      ? { vi: 'nộp trực tuyến', en: 'filed online' }
      : { vi: 'gửi qua bưu chính', en: 'sent by post' };
  const taken = acceptedAt ? instantText(acceptedAt, zone) : null;
  return {
    vi: `Hồ sơ ${code} ${way.vi}, đến lúc ${vi}${taken ? `, được tiếp nhận lúc ${taken.vi}` : ''}`,
    en: `Dossier ${code} ${way.en}, arrived at ${en}${taken ? `, accepted at ${taken.en}` : ''}`,
  };
}

const APPLICANT_HAS: Readonly<Partial<Record<DossierState, Bilingual>>> = {
  awaiting_supplement: {
    vi: 'người nộp bổ sung, hoàn thiện hồ sơ',
    en: 'the applicant completes the dossier',
  },
  awaiting_payment: { vi: 'người nộp hồ sơ nộp phí, lệ phí', en: 'the applicant pays the fee' },
};

/** Until when an accepted dossier waits for its applicant, and whether it is closed then. */
function applicantsTime({ state, waiting, zone }: SummaryFacts): readonly Bilingual[] {
  const words = APPLICANT_HAS[state];
  const { stoppedAt, dueAt, terms } = waiting?.clock ?? {};
  if (!words || !dueAt || stoppedAt) return [];
  const by = dueText(dueAt, zone);
  const closes = terms?.ladder.some(({ key }) => key === 'expired') === true;
  return [
    {
      vi: `${words.vi} chậm nhất ${by.vi}${closes ? ', quá thời hạn này thì cơ quan dừng giải quyết hồ sơ' : ''}`,
      en: `${words.en} by ${by.en} at the latest${closes ? ', or it is stopped' : ''}`,
    },
  ];
}

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
  const by = waiting?.clock.dueAt ? dueText(waiting.clock.dueAt, zone) : null;
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

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
