import type { PlanStep, WorkflowPlan } from '../../domain/workflow/workflow-plan.js';
import { noBasis } from './clock-rule-problems.js';
import { versionProblem, type VersionProblem } from './version-problem.js';

/** Silence is consent only where sector law says so, of a consultation that ends some day. */
export function deemedConsentProblems(plan: WorkflowPlan, place: string): VersionProblem[] {
  return plan.steps.flatMap((step) =>
    step.deemedConsent ? stepProblems(step, step.deemedConsent, `${place}.steps.${step.key}`) : [],
  );
}

function stepProblems(
  { key, kind, limit, outcomes }: PlanStep,
  { outcome, legalBasis }: NonNullable<PlanStep['deemedConsent']>,
  place: string,
): VersionProblem[] {
  const field = `${place}.deemedConsent`;
  const found = outcomes.find((candidate) => candidate.key === outcome);
  return [
    ...(kind === 'consultation' ? [] : [notConsulting(key, field)]),
    ...(limit === null ? [endless(key, `${place}.limit`)] : []),
    ...(found ? [] : [unknownOutcome(key, outcome, `${field}.outcome`)]),
    ...(found?.result === 'refused' ? [refusing(key, outcome, `${field}.outcome`)] : []),
    ...(legalBasis.trim() === '' ? [noBasis(`${field}.legalBasis`)] : []),
  ];
}

function notConsulting(key: string, place: string): VersionProblem {
  const vi = `Bước “${key}” không phải bước lấy ý kiến nên không thể coi im lặng là đồng ý.`;
  return versionProblem('consent-without-consultation', place, vi, `Step “${key}” consults nobody.`);
}

function endless(key: string, place: string): VersionProblem {
  const vi = `Bước lấy ý kiến “${key}” không có thời hạn trả lời.`;
  return versionProblem('consent-without-limit', place, vi, `The consultation “${key}” has no time limit.`);
}

function unknownOutcome(key: string, outcome: string, place: string): VersionProblem {
  const vi = `Bước “${key}” không có kết quả xử lý “${outcome}”.`;
  return versionProblem('consent-outcome-unknown', place, vi, `Step “${key}” has no outcome “${outcome}”.`);
}

function refusing(key: string, outcome: string, place: string): VersionProblem {
  const vi = `Kết quả “${outcome}” của bước “${key}” là từ chối, không phải đồng ý.`;
  return versionProblem('consent-refuses', place, vi, `Outcome “${outcome}” of step “${key}” is a refusal.`);
}
