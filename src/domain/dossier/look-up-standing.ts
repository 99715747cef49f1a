import type { Bilingual } from '../deadline/explanation-words.js';
import { isOverdue, type Timeliness } from '../rates/timeliness.js';
import type { DeliveryWay } from './delivery-ways.js';
import type { DossierState } from './dossier-lifecycle.js';
import { isOvertaken } from './summary-promise.js';

/** What is looked at to tell an applicant how his dossier stands. */
export interface StandingFacts {
  readonly state: DossierState;
  readonly dueAt: Date | null;
  readonly promisedDueAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly endedAt: Date | null;
  readonly timeliness: Timeliness | null;
  /** It was late before it was reopened. */
  readonly lateBefore: boolean;
  /** How the applicant wants the result. */
  readonly way: DeliveryWay;
  /** Since when the result lies where it is handed over; null: not yet. */
  readonly readyAt: Date | null;
  /** The result was found wrong and is being replaced. */
  readonly isBeingCorrected: boolean;
  readonly now: Date;
}

/** When and how the applicant gets the result. */
export interface Collection {
  readonly isReady: boolean;
  /** Ready since, or promised for; null: not fixed yet. */
  readonly from: Date | null;
  readonly way: DeliveryWay;
}

const NOT_DECIDED: readonly DossierState[] = [
  'registered',
  'awaiting_correction',
  'accepted',
  'in_progress',
  'awaiting_supplement',
  'awaiting_payment',
];

/** null: there is no result to come, or it was given. */
export function collectionOf(facts: StandingFacts): Collection | null {
  const { state, way, readyAt, isBeingCorrected } = facts;
  if (NOT_DECIDED.includes(state)) return { isReady: false, from: expectedFrom(facts), way };
  if (state !== 'resolved') return null;
  const ready = isBeingCorrected ? null : readyAt;
  return { isReady: ready !== null, from: ready, way };
}

/** While the applicant owes something, no moment holds, be it promised. */
function expectedFrom(facts: StandingFacts): Date | null {
  const isWaiting = facts.state === 'awaiting_supplement' || facts.state === 'awaiting_payment';
  if (isWaiting && facts.dueAt === null) return null;
  return promisedDue(facts) ?? facts.dueAt;
}

/** hẹn lại, as long as it is later than what the law says. */
export function promisedDue(moments: Pick<StandingFacts, 'dueAt' | 'promisedDueAt'>): Date | null {
  return isOvertaken(moments) ? null : moments.promisedDueAt;
}

/** An apology makes nothing on time. */
export function countsAsLate(facts: StandingFacts): boolean {
  if (facts.resolvedAt !== null) return facts.timeliness === 'late';
  return facts.lateBefore || (facts.endedAt === null && isOverdue(facts.dueAt, facts.now));
}

const WORDS: Readonly<Record<Exclude<DossierState, 'resolved'>, Bilingual>> = {
  registered: {
    vi: 'Hồ sơ đã đến cơ quan, đang chờ trả lời tiếp nhận',
    en: 'The dossier has arrived and waits to be accepted',
  },
  awaiting_correction: {
    vi: 'Hồ sơ chưa được tiếp nhận, đang chờ người nộp bổ sung, hoàn thiện',
    en: 'The dossier is not accepted yet: the applicant has to complete it',
  },
  not_accepted: { vi: 'Hồ sơ không được tiếp nhận', en: 'The dossier was not accepted' },
  accepted: {
    vi: 'Hồ sơ đã được tiếp nhận, đang chuyển đến cơ quan giải quyết',
    en: 'The dossier is accepted and on its way to the agency that decides',
  },
  in_progress: { vi: 'Hồ sơ đang được giải quyết', en: 'The dossier is being worked on' },
  awaiting_supplement: {
    vi: 'Đang chờ người nộp bổ sung, hoàn thiện hồ sơ',
    en: 'The applicant has to complete the dossier',
  },
  awaiting_payment: {
    vi: 'Đang chờ người nộp hồ sơ nộp phí, lệ phí',
    en: 'The applicant has to pay the fee',
  },
  returned: { vi: 'Đã trả kết quả', en: 'The result was handed over' },
  withdrawn: { vi: 'Hồ sơ đã được rút', en: 'The dossier was withdrawn' },
  stopped: { vi: 'Cơ quan đã dừng giải quyết hồ sơ', en: 'The agency stopped the dossier' },
};

const READY: Readonly<Record<DeliveryWay, Bilingual>> = {
  desk: { vi: 'Đã có kết quả, mời đến nhận', en: 'The result is ready to be collected' },
  post: {
    vi: 'Đã có kết quả, sẽ gửi qua dịch vụ bưu chính',
    en: 'The result is ready and will be posted',
  },
  electronic: {
    vi: 'Đã có kết quả, sẽ trả bản điện tử',
    en: 'The result is ready and will be delivered electronically',
  },
};

const ON_ITS_WAY: Bilingual = {
  vi: 'Đã có kết quả, đang chuyển về nơi trả kết quả',
  en: 'The result is on its way to the desk that hands it over',
};

const BEING_CORRECTED: Bilingual = {
  vi: 'Kết quả đang được đính chính',
  en: 'The result is being corrected',
};

/** How the dossier stands, in words for whoever filed it. */
export function standingWords({ state, way, readyAt, isBeingCorrected }: StandingFacts): Bilingual {
  if (isBeingCorrected && (state === 'resolved' || state === 'returned')) return BEING_CORRECTED;
  if (state !== 'resolved') return WORDS[state];
  return readyAt === null ? ON_ITS_WAY : READY[way];
}
