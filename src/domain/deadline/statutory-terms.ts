import type { LocalDay } from '../calendar/local-day.js';
import type { TimeLimit } from './time-limit.js';

/** Terms that bind every procedure unless its own version says otherwise, with the day they came into force. */
export interface StatutoryTerms {
  readonly effectiveFrom: LocalDay;
  readonly intakeResponse: { readonly limit: TimeLimit; readonly legalBasis: string };
  readonly returnLimit: { readonly limit: TimeLimit; readonly legalBasis: string };
}

/** In order of effect; the rules have changed before and will change again. */
const STATUTORY_TERMS: readonly StatutoryTerms[] = [
  {
    effectiveFrom: '2018-06-21',
    intakeResponse: {
      limit: { amount: 8, unit: 'working_hour' },
      legalBasis: 'Nghị định 61/2018/NĐ-CP',
    },
    returnLimit: { limit: { amount: 3, unit: 'working_day' }, legalBasis: 'Nghị định 61/2018/NĐ-CP' },
  },
  {
    effectiveFrom: '2025-07-01',
    intakeResponse: {
      limit: { amount: 8, unit: 'working_hour' },
      legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 17 khoản 2',
    },
    returnLimit: {
      limit: { amount: 3, unit: 'working_day' },
      legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5',
    },
  },
];

/** The terms in force on a local day (the earliest known ones before that). */
export function statutoryTermsOn(day: LocalDay): StatutoryTerms {
  const inForce = STATUTORY_TERMS.findLast((terms) => terms.effectiveFrom <= day) ?? STATUTORY_TERMS[0];
  return inForce as StatutoryTerms;
}
