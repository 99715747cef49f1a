import type { LocalDay } from '../calendar/local-day.js';
import type { TimeLimit } from './time-limit.js';

/** A term with the article that gives it. */
export interface StatutoryTerm {
  readonly limit: TimeLimit;
  readonly legalBasis: string;
}

/** Terms that bind every procedure unless its own version says otherwise, with the day they came into force. */
export interface StatutoryTerms {
  readonly effectiveFrom: LocalDay;
  /** The officer's answer to an online or postal filing. */
  readonly intakeResponse: StatutoryTerm;
  /** Sending an incomplete dossier back. */
  readonly returnLimit: StatutoryTerm;
  /** From the desk to the department, the same day or at the next opening. */
  readonly handOver: StatutoryTerm;
  /** Paper from a receiving place to a competent agency elsewhere; electronic data is there at once. */
  readonly transfer: StatutoryTerm;
  /** Of the agency that a dossier on paper was sent to; the law gives it no term of its own, so the house does. */
  readonly acknowledgement: StatutoryTerm;
  /** Of whoever is given a box of papers with its list: to count them while the giver is still in the house. */
  readonly paperAcknowledgement: StatutoryTerm;
  /** Of an agency whose result is wrong by its own mistake. */
  readonly resultCorrection: StatutoryTerm;
  /** One day before the due day; see `apologyLimitOf`. */
  readonly apology: { readonly legalBasis: string };
  /** The applicant's time to complete: its length is the version's own, told before acceptance or asked for after it. */
  readonly completion: { readonly beforeAcceptance: string; readonly afterAcceptance: string };
}

const EIGHT_WORKING_HOURS: TimeLimit = { amount: 8, unit: 'working_hour' };
const THREE_WORKING_DAYS: TimeLimit = { amount: 3, unit: 'working_day' };
const ONE_WORKING_DAY: TimeLimit = { amount: 1, unit: 'working_day' };
const SAME_DAY: TimeLimit = { amount: 0, unit: 'same_day' };

const ACKNOWLEDGEMENT: StatutoryTerm = { limit: ONE_WORKING_DAY, legalBasis: 'Quy trình nội bộ' };
/** As Decree 301/2026 has it between the agencies of its groups; the house asks it of everybody. */
const PAPER_ACKNOWLEDGEMENT: StatutoryTerm = {
  limit: { amount: 2, unit: 'working_hour' },
  legalBasis: 'Quy trình nội bộ',
};

/** In order of effect; the rules have changed before and will change again. */
const STATUTORY_TERMS: readonly StatutoryTerms[] = [
  {
    effectiveFrom: '2018-06-21',
    intakeResponse: { limit: EIGHT_WORKING_HOURS, legalBasis: 'Nghị định 61/2018/NĐ-CP' },
    returnLimit: { limit: THREE_WORKING_DAYS, legalBasis: 'Nghị định 61/2018/NĐ-CP' },
    handOver: { limit: SAME_DAY, legalBasis: 'Nghị định 61/2018/NĐ-CP, Điều 18' },
    transfer: { limit: ONE_WORKING_DAY, legalBasis: 'Nghị định 61/2018/NĐ-CP' },
    acknowledgement: ACKNOWLEDGEMENT,
    paperAcknowledgement: PAPER_ACKNOWLEDGEMENT,
    resultCorrection: { limit: THREE_WORKING_DAYS, legalBasis: 'Nghị định 61/2018/NĐ-CP' },
    apology: { legalBasis: 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9' },
    completion: {
      beforeAcceptance: 'Nghị định 61/2018/NĐ-CP',
      afterAcceptance: 'Nghị định 61/2018/NĐ-CP',
    },
  },
  {
    effectiveFrom: '2025-07-01',
    intakeResponse: {
      limit: EIGHT_WORKING_HOURS,
      legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 17 khoản 2',
    },
    returnLimit: { limit: THREE_WORKING_DAYS, legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5' },
    handOver: { limit: SAME_DAY, legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 18' },
    transfer: { limit: ONE_WORKING_DAY, legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 20' },
    acknowledgement: ACKNOWLEDGEMENT,
    paperAcknowledgement: PAPER_ACKNOWLEDGEMENT,
    resultCorrection: { limit: THREE_WORKING_DAYS, legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 23' },
    apology: { legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 6' },
    completion: {
      beforeAcceptance: 'Nghị định 118/2025/NĐ-CP, Điều 16 khoản 3 và Điều 17',
      afterAcceptance: 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5',
    },
  },
];

/** The terms in force on a local day (the earliest known ones before that). */
export function statutoryTermsOn(day: LocalDay): StatutoryTerms {
  const inForce = STATUTORY_TERMS.findLast((terms) => terms.effectiveFrom <= day) ?? STATUTORY_TERMS[0];
  return inForce as StatutoryTerms;
}
