import type { TimeLimit } from '../../../../domain/deadline/time-limit.js';
import type {
  AgencySelector,
  DossierOutcome,
  PlanLeg,
  PlanStep,
  StepOutcome,
} from '../../../../domain/workflow/workflow-plan.js';
import type { Field } from '../fields.js';

export const WORKING_DAY_MINUTES = 480;

export const RECEIVING: AgencySelector = { kind: 'receiving' };
export const COMPETENT: AgencySelector = { kind: 'competent' };

export function handlerOf(field: Field): AgencySelector {
  return { kind: 'by_field', field };
}

export function minutes(amount: number): TimeLimit {
  return { amount: amount / 60, unit: 'working_hour' };
}

/** Time of an internal step, by the hour: whole days would run to the close of business and lose the rest of the day. */
export function work(days: number): TimeLimit {
  return minutes(days * WORKING_DAY_MINUTES);
}

/** A term of the law, ending with its last day. */
export function workingDays(amount: number): TimeLimit {
  return { amount, unit: 'working_day' };
}

type StepParts = Pick<PlanStep, 'key' | 'name' | 'outcomes'> & Partial<PlanStep>;

/** A counted piece of work of the competent agency's officer unless the parts say otherwise. */
export function step(parts: StepParts): PlanStep {
  return {
    kind: 'task',
    agency: COMPETENT,
    role: 'processing_officer',
    limit: null,
    counted: true,
    leg: null,
    ...parts,
  };
}

export function outcome(key: string, vi: string, en: string, next: readonly string[]): StepOutcome {
  return { key, name: { vi, en }, next };
}

export function ending(key: string, vi: string, en: string, result: DossierOutcome): StepOutcome {
  return { key, name: { vi, en }, next: [], result };
}

export function done(next: readonly string[]): readonly StepOutcome[] {
  return [outcome('done', 'Hoàn thành', 'Done', next)];
}

export function leg(parts: Omit<PlanLeg, 'counted' | 'legalBasis'> & Partial<PlanLeg>): PlanLeg {
  return { counted: true, legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 20', ...parts };
}

interface Placed {
  readonly agency?: AgencySelector;
  readonly limit: TimeLimit | null;
  readonly leg?: string | null;
  readonly key?: string;
}

/** tiếp nhận: the desk checks, scans and hands over. */
export function intake(next: readonly string[], { limit, leg: legKey = null }: Placed): PlanStep {
  return step({
    key: 'intake',
    name: { vi: 'Kiểm tra, số hóa và chuyển hồ sơ', en: 'Check, scan and hand over the dossier' },
    kind: 'hand_over',
    agency: RECEIVING,
    role: 'reception_officer',
    limit,
    leg: legKey,
    outcomes: [outcome('handed_over', 'Đã chuyển hồ sơ', 'Handed over', next)],
  });
}

/** phân công */
export function assign(
  next: readonly string[],
  { agency = COMPETENT, limit, leg: legKey = null }: Placed,
): PlanStep {
  return step({
    key: 'assign',
    name: { vi: 'Phân công thụ lý', en: 'Assign to an officer' },
    agency,
    role: 'approver',
    limit,
    leg: legKey,
    outcomes: [outcome('assigned', 'Đã phân công', 'Assigned', next)],
  });
}

/** phê duyệt: the head grants, sends back, or refuses with the refusal slip (art. 19.3). */
export function approve(granted: readonly string[], rework: string, placed: Placed): PlanStep {
  const { agency = COMPETENT, limit, leg: legKey = null, key = 'approve' } = placed;
  return step({
    key,
    name: { vi: 'Phê duyệt kết quả', en: 'Approve the result' },
    kind: 'approval',
    agency,
    role: 'approver',
    limit,
    leg: legKey,
    outcomes: [
      outcome('approved', 'Phê duyệt', 'Approved', granted),
      outcome('rework', 'Yêu cầu làm lại', 'Sent back for rework', [rework]),
      ending('refused', 'Từ chối giải quyết', 'Refused', 'refused'),
    ],
  });
}

/** Numbered, sealed and sent to the desk: from here the result lies ready and the legal clock stops. */
export function issue({ agency = COMPETENT, limit, leg: legKey = null }: Placed): PlanStep {
  return step({
    key: 'issue',
    name: {
      vi: 'Vào sổ, đóng dấu, chuyển kết quả cho Bộ phận Một cửa',
      en: 'Register, seal and send the result to the desk',
    },
    kind: 'result',
    agency,
    limit,
    leg: legKey,
    outcomes: [ending('issued', 'Kết quả đã sẵn sàng trả', 'The result is ready', 'granted')],
  });
}
