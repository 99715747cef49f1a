import type { Role } from '../../platform/access/actor.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import { untilText } from './local-time-text.js';
import { flagTextOf, flagWorkerOf } from './flag-text.js';
import type { EventFacts, StepFacts } from './notification-facts.js';

/** A message to the people of one role in one agency. */
export interface NotificationDraft {
  readonly agencyId: string;
  readonly role: Role;
  readonly kind: string;
  readonly text: BilingualText;
}

/** Event types that somebody is told of. */
export const TOLD_TOPICS = [
  'dossier_registered',
  'dossier_accepted',
  'step_finished',
  'flag_raised',
  'correction_received',
  'supplement_requested',
  'supplement_received',
  'dossier_resolved',
] as const;
type ToldTopic = (typeof TOLD_TOPICS)[number];

const DRAFTS: Readonly<Record<ToldTopic, (facts: EventFacts) => readonly NotificationDraft[]>> = {
  dossier_registered: filingWaits,
  dossier_accepted: stepsOpened,
  step_finished: stepsOpened,
  flag_raised: flagRaised,
  correction_received: filingWaits,
  supplement_requested: supplementRequested,
  supplement_received: supplementReceived,
  dossier_resolved: resultReady,
};

/** Who is told what about an event. History that was imported is told to nobody. */
export function draftsOf(facts: EventFacts): readonly NotificationDraft[] {
  if (facts.isHistory) return [];
  const draft = DRAFTS[facts.type as ToldTopic] as (typeof DRAFTS)[ToldTopic] | undefined;
  return draft?.(facts) ?? [];
}

/** A filing at the counter was answered by the officer who took it in. */
function filingWaits(facts: EventFacts): readonly NotificationDraft[] {
  if (facts.data['channel'] === 'counter') return [];
  const due = untilText(instantOf(facts.data['answerDueAt']));
  const text = about(facts, {
    vi: `đang chờ bộ phận một cửa trả lời${due.vi}.`,
    en: `is waiting for an answer of the one-stop desk${due.en}.`,
  });
  return [{ agencyId: facts.receivingAgencyId, role: 'reception_officer', kind: 'filing_waits', text }];
}

function stepsOpened(facts: EventFacts): readonly NotificationDraft[] {
  const opened = (facts.data['opened'] ?? []) as readonly { readonly stepNo: number }[];
  const numbers = new Set(opened.map((step) => step.stepNo));
  return workDrafts(
    facts,
    facts.steps.filter((step) => numbers.has(step.no)),
    'step_opened',
  );
}

function supplementReceived(facts: EventFacts): readonly NotificationDraft[] {
  return workDrafts(
    facts,
    facts.steps.filter((step) => step.isOpen),
    'supplement_received',
  );
}

/** One message per agency and role, whatever the number of steps it has to do. */
function workDrafts(
  facts: EventFacts,
  steps: readonly StepFacts[],
  kind: 'step_opened' | 'supplement_received',
): readonly NotificationDraft[] {
  const groups = new Map<string, StepFacts[]>();
  for (const step of steps) {
    const key = `${step.agencyId}/${step.role}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  const came: BilingualText =
    kind === 'supplement_received'
      ? { vi: 'đã được bổ sung; ', en: 'has been supplemented; ' }
      : { vi: '', en: '' };
  return [...groups.values()].map((group) => {
    const [first] = group as [StepFacts];
    const list = group.map(workText);
    const text = about(facts, {
      vi: `${came.vi}chờ xử lý: ${list.map((each) => each.vi).join('; ')}.`,
      en: `${came.en}waits for: ${list.map((each) => each.en).join('; ')}.`,
    });
    return { agencyId: first.agencyId, role: first.role as Role, kind, text };
  });
}

function workText(step: StepFacts): BilingualText {
  const due = untilText(step.dueAt);
  return { vi: `bước “${step.nameVi}”${due.vi}`, en: `step "${step.nameEn}"${due.en}` };
}

function supplementRequested(facts: EventFacts): readonly NotificationDraft[] {
  const text = about(facts, {
    vi: 'cần người nộp bổ sung, hoàn thiện; đề nghị thông báo cho người nộp.',
    en: 'needs a supplement from the applicant; please tell the applicant.',
  });
  return [
    { agencyId: facts.receivingAgencyId, role: 'reception_officer', kind: 'supplement_requested', text },
  ];
}

function resultReady(facts: EventFacts): readonly NotificationDraft[] {
  const text = about(facts, {
    vi: 'đã có kết quả tại bộ phận trả kết quả.',
    en: 'has its result at the returning desk.',
  });
  return [{ agencyId: facts.receivingAgencyId, role: 'reception_officer', kind: 'result_ready', text }];
}

/**
 * A flag that was cleared before anybody heard of it is not told any more; nor that a clock is due soon once it is
 * overdue, which its other message says (late entries, a watch that stood still). Both flags stay.
 */
function flagRaised(facts: EventFacts): readonly NotificationDraft[] {
  const { flag } = facts;
  if (flag === null || flag.clearedAt !== null || flag.isOvertaken) return [];
  const step = facts.steps.find((each) => each.no === flag.detail.stepNo) ?? null;
  const { agencyId, kind, supervisingAgencyId } = flag;
  const text = about(facts, flagTextOf(flag, step));
  const worker: NotificationDraft = { agencyId, role: flagWorkerOf(flag, step), kind, text };
  if (supervisingAgencyId === null) return [worker];
  return [worker, { agencyId: supervisingAgencyId, role: 'supervisor', kind, text }];
}

function about({ code, procedureVi, procedureEn }: EventFacts, said: BilingualText): BilingualText {
  return {
    vi: `Hồ sơ ${code} (${procedureVi}): ${said.vi}`,
    en: `Dossier ${code} (${procedureEn}): ${said.en}`,
  };
}

function instantOf(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null;
}
