import { joined } from '../../domain/papers/paper-words.js';
import { planStepOf, type WorkflowPlan } from '../../domain/workflow/workflow-plan.js';
import type { IssueRow, LastStep } from './issue-rows.js';

type EventData = IssueRow['data'];

export function textIn(data: EventData, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : '';
}

export function instantIn(data: EventData, key: string): Date | null {
  const text = textIn(data, key);
  return text === '' ? null : new Date(text);
}

/** What rules of ours write as a reason, in words. */
const REASONS: Readonly<Record<string, string>> = {
  no_supplement: 'Đã hết thời hạn mà người nộp hồ sơ không bổ sung, hoàn thiện hồ sơ',
  no_payment: 'Đã hết thời hạn mà người nộp hồ sơ không nộp phí, lệ phí',
};

/** Why a dossier ended, with the article where a rule ended it. */
export function reasonWords(data: EventData): string {
  const reason = textIn(data, 'reason');
  const { legalBasis } = (data['cause'] ?? {}) as { legalBasis?: string };
  return joined([REASONS[reason] ?? reason, legalBasis && `căn cứ ${legalBasis}`], '; ');
}

/** What the officer noted when refusing, or at least how the step ended. */
export function refusalReason(step: LastStep | null, plan: WorkflowPlan): string {
  if (step === null) return '';
  const outcomes = planStepOf(plan, step.stepKey)?.outcomes ?? [];
  const outcome = outcomes.find(({ key }) => key === step.outcome)?.name.vi;
  return step.note ?? joined([step.name, outcome], ': ');
}
