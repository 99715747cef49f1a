import {
  agencyReceived,
  apologySent,
  consentDeemed,
  deadlineExtended,
  dossierEnded,
  feeCharged,
  paymentReceived,
  paymentRequested,
  sentOn,
  termWaits,
} from './clock-verb-drafts.js';
import {
  about,
  instantOf,
  type NotificationDraft,
  oncePerRole,
  openedSteps,
  openSteps,
  toCover,
  toDesk,
  workDrafts,
} from './draft-text.js';
import { flagTextOf, flagWorkerOf, isForDeskSupervisor } from './flag-text.js';
import { untilText } from './due-time-text.js';
import { dossierRefiled, refilingProposed, workTaken } from './refiling-drafts.js';
import type { EventFacts } from './notification-facts.js';

export type { NotificationDraft } from './draft-text.js';

/** Event types that somebody is told of. */
export const TOLD_TOPICS = [
  'dossier_registered',
  'dossier_accepted',
  'dossier_reopened',
  'refiling_proposed',
  'dossier_refiled',
  'dossier_sent_on',
  'agency_received',
  'step_finished',
  'step_assigned',
  'step_returned',
  'consent_deemed',
  'flag_raised',
  'correction_received',
  'supplement_requested',
  'supplement_received',
  'payment_requested',
  'payment_received',
  'fee_charged',
  'deadline_extended',
  'apology_sent',
  'dossier_stopped',
  'dossier_not_accepted',
  'dossier_resolved',
] as const;
type ToldTopic = (typeof TOLD_TOPICS)[number];

const DRAFTS: Readonly<Record<ToldTopic, (facts: EventFacts) => readonly NotificationDraft[]>> = {
  dossier_registered: filingWaits,
  dossier_accepted: (facts) => [...termWaits(facts), ...stepsOpened(facts)],
  // Of what the decision accepts, the acceptance tells.
  dossier_reopened: (facts) => [...termWaits(facts), ...stepsOpened(facts)],
  refiling_proposed: refilingProposed,
  dossier_refiled: (facts) => [...dossierRefiled(facts), ...termWaits(facts)],
  dossier_sent_on: sentOn,
  agency_received: agencyReceived,
  step_finished: stepsOpened,
  step_assigned: stepAssigned,
  step_returned: stepReturned,
  consent_deemed: consentDeemed,
  flag_raised: flagRaised,
  correction_received: filingWaits,
  supplement_requested: supplementRequested,
  supplement_received: supplementReceived,
  payment_requested: paymentRequested,
  payment_received: paymentReceived,
  fee_charged: feeCharged,
  deadline_extended: deadlineExtended,
  apology_sent: apologySent,
  dossier_stopped: dossierEnded,
  dossier_not_accepted: dossierEnded,
  dossier_resolved: resultReady,
};

/** Who is told what about an event. History that was imported is told to nobody. */
export function draftsOf(facts: EventFacts): readonly NotificationDraft[] {
  if (facts.isHistory) return [];
  const draft = DRAFTS[facts.type as ToldTopic] as (typeof DRAFTS)[ToldTopic] | undefined;
  return oncePerRole((draft?.(facts) ?? []).flatMap((each) => [each, ...toCover(each, facts)]));
}

/** A filing at the counter was answered by the officer who took it in. */
function filingWaits(facts: EventFacts): readonly NotificationDraft[] {
  if (facts.data['channel'] === 'counter') return [];
  const due = untilText(instantOf(facts.data['answerDueAt']));
  const said = {
    vi: `đang chờ bộ phận một cửa trả lời${due.vi}.`,
    en: `is waiting for an answer of the one-stop desk${due.en}.`,
  };
  return [toDesk(facts, 'filing_waits', said)];
}

function stepsOpened(facts: EventFacts): readonly NotificationDraft[] {
  return workDrafts(facts, openedSteps(facts), 'step_opened');
}

function stepReturned(facts: EventFacts): readonly NotificationDraft[] {
  const from = facts.steps.find(({ no }) => no === facts.data['stepNo']);
  const came = {
    vi: `bị trả lại từ bước “${from?.nameVi ?? ''}”; `,
    en: `was given back from step "${from?.nameEn ?? ''}"; `,
  };
  const taken = {
    vi: 'đã được trả lại bước trước; bước đang chờ tại đây không phải xử lý nữa.',
    en: 'was given back to an earlier step; the step that waited here is not to be done any more.',
  };
  return [...workDrafts(facts, openedSteps(facts), 'step_returned', came), ...workTaken(facts, taken)];
}

/** To him alone, unless somebody else has it by now or he gave it to himself. */
function stepAssigned(facts: EventFacts): readonly NotificationDraft[] {
  const { data, steps, actorId } = facts;
  const step = steps.find(({ no, isOpen }) => isOpen && no === data['stepNo']);
  if (!step?.assigneeId || step.assignee !== data['assignee'] || step.assigneeId === actorId) return [];
  const given = { vi: 'được phân công cho ông/bà; ', en: 'was assigned to you; ' };
  return workDrafts(facts, [step], 'step_assigned', given);
}

function supplementReceived(facts: EventFacts): readonly NotificationDraft[] {
  const came = { vi: 'đã được bổ sung; ', en: 'has been supplemented; ' };
  return workDrafts(facts, openSteps(facts), 'supplement_received', came);
}

function supplementRequested(facts: EventFacts): readonly NotificationDraft[] {
  const said = {
    vi: 'cần người nộp bổ sung, hoàn thiện; đề nghị thông báo cho người nộp.',
    en: 'needs a supplement from the applicant; please tell the applicant.',
  };
  return [toDesk(facts, 'supplement_requested', said)];
}

function resultReady(facts: EventFacts): readonly NotificationDraft[] {
  const said = { vi: 'đã có kết quả tại bộ phận trả kết quả.', en: 'has its result at the returning desk.' };
  return [toDesk(facts, 'result_ready', said)];
}

/**
 * A flag that was cleared before anybody heard of it is not told any more; nor that a clock is due soon once it is
 * overdue, which its other message says (late entries, a watch that stood still). Both flags stay.
 */
function flagRaised(facts: EventFacts): readonly NotificationDraft[] {
  const { flag, deskSupervisingAgencyId } = facts;
  if (flag === null || flag.clearedAt !== null || flag.isOvertaken) return [];
  const step = facts.steps.find((each) => each.no === flag.detail.stepNo) ?? null;
  const { agencyId, kind, supervisingAgencyId } = flag;
  const text = about(facts, flagTextOf(flag, step));
  const supervisors = [supervisingAgencyId, isForDeskSupervisor(flag) ? deskSupervisingAgencyId : null];
  return [
    { agencyId, role: flagWorkerOf(flag, step), kind, text },
    ...supervisors
      .filter((each) => each !== null)
      .map((each) => ({ agencyId: each, role: 'supervisor' as const, kind, text })),
  ];
}
