import type { TimeLimit } from '../../../../domain/deadline/time-limit.js';
import type { AgencySelector, PlanStep, WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import { approve, assign, done, handlerOf, intake, issue, outcome, step, work } from './step-builders.js';

const CONSULTATION: TimeLimit = { amount: 12, unit: 'day' };
const SILENCE_IS_CONSENT = {
  outcome: 'deemed_consent',
  legalBasis:
    'Luật Xây dựng 50/2014/QH13, Điều 102: quá 12 ngày không có ý kiến được coi là đã đồng ý và phải chịu trách nhiệm',
};

/**
 * Consulted agencies have 12 days from receipt; silence is agreement and they stay responsible (record 1.013225).
 * Not counted: over Tết the twelve days end on the very day on which the permit is due, so no plan with them in
 * it could fit; the permit is due all the same, and the step has its own clock.
 */
function consultation(key: string, name: PlanStep['name'], agency: AgencySelector): PlanStep {
  return step({
    key,
    name,
    kind: 'consultation',
    agency,
    limit: CONSULTATION,
    counted: false,
    deemedConsent: SILENCE_IS_CONSENT,
    outcomes: [
      outcome('agreed', 'Đồng ý', 'Agreed', ['propose']),
      outcome('objected', 'Có ý kiến khác', 'Objected', ['propose']),
      outcome(
        'deemed_consent',
        'Quá 12 ngày không trả lời: coi như đồng ý',
        'No answer in 12 days: deemed consent',
        ['propose'],
      ),
    ],
  });
}

interface PermitTimes {
  readonly appraiseDays: number;
  readonly proposeDays: number;
}

function permitPlan(times: PermitTimes, technicalAgencyCode: string): WorkflowPlan {
  return {
    start: ['intake'],
    legs: [],
    steps: [
      intake(['assign'], { limit: work(0.25) }),
      assign(['appraise', 'consult_technical', 'consult_fire'], { limit: work(0.25) }),
      step({
        key: 'appraise',
        name: { vi: 'Thẩm định hồ sơ, kiểm tra thực địa', en: 'Appraise the dossier and check the site' },
        limit: work(times.appraiseDays),
        outcomes: done(['propose']),
      }),
      consultation(
        'consult_technical',
        { vi: 'Lấy ý kiến về quy hoạch, kỹ thuật', en: 'Consult on planning and engineering' },
        { kind: 'named', agencyCode: technicalAgencyCode },
      ),
      consultation(
        'consult_fire',
        { vi: 'Lấy ý kiến về phòng cháy, chữa cháy', en: 'Consult on fire safety' },
        handlerOf(FIELDS.fireSafety),
      ),
      step({
        key: 'propose',
        name: { vi: 'Tổng hợp ý kiến, dự thảo giấy phép', en: 'Weigh the answers and draft the permit' },
        limit: work(times.proposeDays),
        waitsFor: ['appraise', 'consult_technical', 'consult_fire'],
        outcomes: done(['approve']),
      }),
      approve(['issue'], 'propose', { limit: work(1) }),
      issue({ limit: work(0.25) }),
    ],
  };
}

/** Fifteen calendar days leave six working days for certain. */
export function housePlan(technicalAgencyCode: string): WorkflowPlan {
  return permitPlan({ appraiseDays: 3, proposeDays: 1.25 }, technicalAgencyCode);
}

/** Twenty calendar days leave nine working days for certain. */
export function worksPlan(technicalAgencyCode: string): WorkflowPlan {
  return permitPlan({ appraiseDays: 5, proposeDays: 2.25 }, technicalAgencyCode);
}
