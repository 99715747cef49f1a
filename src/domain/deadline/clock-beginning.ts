import type { ClockStart, SupplementPolicy } from '../procedure-rules.js';
import type { ClockKind, DeadlineClock } from './clock-facts.js';
import { CLOCK_WORDS } from './clock-words.js';
import type { Bilingual } from './explanation-words.js';

/** What only the version of a dossier knows of its clocks. */
export interface VersionTerms {
  readonly startsWhen: ClockStart;
  readonly supplementPolicy: SupplementPolicy['kind'];
}

export const USUAL_TERMS: VersionTerms = { startsWhen: 'complete_dossier', supplementPolicy: 'restart' };

/**
 * What a clock runs from: what starts the legal term, or papers that came: then the whole term runs again, or one of
 * its own that sector law gives the appraisal.
 */
export type ClockBeginning = ClockStart | 'again' | 'own_term';

/** Only a clock that was started again has a pause from before its start. */
export function beginningOf(
  { exclusions, startedAt }: DeadlineClock,
  { startsWhen, supplementPolicy }: VersionTerms,
): ClockBeginning {
  const isRestarted = exclusions.some(({ kind, from }) => kind === 'pause' && from < startedAt);
  if (!isRestarted) return startsWhen;
  return supplementPolicy === 'fixed_term_after' ? 'own_term' : 'again';
}

/** These begin with the legal term, whatever starts it. */
const WITH_THE_TERM: ReadonlySet<ClockKind> = new Set(['processing', 'return_limit', 'apology']);

const BEGINS: Readonly<Record<Exclude<ClockBeginning, 'complete_dossier'>, Bilingual>> = {
  agency_received: {
    vi: 'Cơ quan có thẩm quyền nhận hồ sơ',
    en: 'Competent agency received the dossier',
  },
  fee_paid: { vi: 'Nhận đủ hồ sơ và phí, lệ phí', en: 'Dossier complete and its fee paid' },
  again: { vi: 'Tính lại từ đầu kể từ', en: 'Counted again from' },
  own_term: { vi: 'Nhận đủ giấy tờ bổ sung', en: 'Papers received' },
};

/** How the sentence of a clock begins. */
export function beginsWords(kind: ClockKind, began: ClockBeginning): Bilingual {
  const isUsual = began === 'complete_dossier';
  const isAgain = began === 'again' || began === 'own_term';
  return !isUsual && (isAgain || WITH_THE_TERM.has(kind)) ? BEGINS[began] : CLOCK_WORDS[kind].begins;
}
