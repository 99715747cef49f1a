import type { TimeLimit } from '../../../../domain/deadline/time-limit.js';
import type { AgencySelector, WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import {
  approve,
  assign,
  COMPETENT,
  done,
  intake,
  issue,
  minutes,
  step,
  WORKING_DAY_MINUTES,
} from './step-builders.js';

/** From the 15:00 cut-off to the close of business at 17:30: what is left of the day in the worst case. */
const SAME_DAY_MINUTES = 150;

/** Below this the head receives the dossier together with the draft; nobody assigns it first. */
const SHORTEST_WITH_ASSIGNMENT_MINUTES = 2 * WORKING_DAY_MINUTES;

/**
 * Counted days that are certain within so many calendar days, whatever the day of receipt from 2024 to 2026:
 * a break of nine days over Tết leaves one working day of ten calendar days. The plan has to fit even then.
 */
const CERTAIN_COUNTED_DAYS: Readonly<Record<number, number>> = {
  2: 1,
  7: 1,
  10: 1,
  12: 3,
  15: 6,
  20: 9,
  25: 12,
  30: 16,
};

/** Working minutes that a term leaves to the agency from every day of receipt. */
export function certainMinutes({ amount, unit }: TimeLimit): number {
  if (unit === 'same_day') return SAME_DAY_MINUTES;
  if (unit === 'working_hour') return amount * 60;
  if (unit === 'working_day') return amount * WORKING_DAY_MINUTES;
  const days = unit === 'day' ? CERTAIN_COUNTED_DAYS[amount] : undefined;
  if (days === undefined) throw new RangeError(`No certain working time is known for ${amount} ${unit}`);
  return days * WORKING_DAY_MINUTES;
}

/** A quarter of an hour is the smallest part; the officer gets what the others leave. */
function quarters(total: number, share: number, most: number): number {
  return Math.min(most, Math.max(15, Math.round((total * share) / 15) * 15));
}

/**
 * The usual way of a dossier, dividing all the certain time of the shortest term: desk, assignment, officer,
 * head, register. Giving the result back to the applicant is not part of it: the clock has stopped by then.
 */
export function standardPlan(shortest: TimeLimit, handler: AgencySelector = COMPETENT): WorkflowPlan {
  const total = certainMinutes(shortest);
  const withAssignment = total >= SHORTEST_WITH_ASSIGNMENT_MINUTES;
  const atDesk = quarters(total, 0.1, 120);
  const atAssignment = withAssignment ? quarters(total, 0.1, 120) : 0;
  const atHead = quarters(total, 0.15, WORKING_DAY_MINUTES);
  const atRegister = quarters(total, 0.1, 120);
  const atOfficer = total - atDesk - atAssignment - atHead - atRegister;
  return {
    start: ['intake'],
    legs: [],
    steps: [
      intake([withAssignment ? 'assign' : 'process'], { limit: minutes(atDesk) }),
      ...(withAssignment ? [assign(['process'], { agency: handler, limit: minutes(atAssignment) })] : []),
      step({
        key: 'process',
        name: { vi: 'Thẩm định, dự thảo kết quả', en: 'Appraise and draft the result' },
        agency: handler,
        limit: minutes(atOfficer),
        outcomes: done(['approve']),
      }),
      approve(['issue'], 'process', { agency: handler, limit: minutes(atHead) }),
      issue({ agency: handler, limit: minutes(atRegister) }),
    ],
  };
}
