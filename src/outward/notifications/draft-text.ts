import type { Role } from '../../platform/access/actor.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import { untilText } from './due-time-text.js';
import type { EventFacts, StepFacts } from './notification-facts.js';

/** A message to the people of one role in one agency, or to one of them. */
export interface NotificationDraft {
  readonly agencyId: string;
  readonly role: Role;
  /** Left out: everybody of the role. */
  readonly accountId?: string | null;
  readonly kind: string;
  readonly text: BilingualText;
}

export function about({ code, procedureVi, procedureEn }: EventFacts, said: BilingualText): BilingualText {
  return {
    vi: `Hồ sơ ${code} (${procedureVi}): ${said.vi}`,
    en: `Dossier ${code} (${procedureEn}): ${said.en}`,
  };
}

export function instantOf(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null;
}

/** To the desk that took the dossier in. */
export function toDesk(facts: EventFacts, kind: string, said: BilingualText): NotificationDraft {
  const text = about(facts, said);
  return { agencyId: facts.receivingAgencyId, role: 'reception_officer', kind, text };
}

/** To the officers of the agency that decides. */
export function toCompetent(facts: EventFacts, kind: string, said: BilingualText): NotificationDraft {
  const text = about(facts, said);
  return { agencyId: facts.competentAgencyId, role: 'processing_officer', kind, text };
}

/** What happened before the work that it opens, as the beginning of a sentence. */
const NOTHING_SAID: BilingualText = { vi: '', en: '' };

/** One message per agency and role, or to whoever has the work in hand, whatever the number of steps it has to do. */
export function workDrafts(
  facts: EventFacts,
  steps: readonly StepFacts[],
  kind: string,
  came: BilingualText = NOTHING_SAID,
): readonly NotificationDraft[] {
  const groups = new Map<string, StepFacts[]>();
  for (const step of steps) {
    const key = step.assigneeId ?? `${step.agencyId}/${step.role}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [StepFacts];
    const list = group.map(workText);
    const text = about(facts, {
      vi: `${came.vi}chờ xử lý: ${list.map((each) => each.vi).join('; ')}.`,
      en: `${came.en}waits for: ${list.map((each) => each.en).join('; ')}.`,
    });
    const { agencyId, role, assigneeId: accountId, assigneeRole } = first;
    return { agencyId, role: assigneeRole ?? role, accountId, kind, text };
  });
}

function workText(step: StepFacts): BilingualText {
  const due = untilText(step.dueAt);
  return { vi: `bước “${step.nameVi}”${due.vi}`, en: `step "${step.nameEn}"${due.en}` };
}

/** The steps that an event opened. */
export function openedSteps({ data, steps }: EventFacts): readonly StepFacts[] {
  const opened = (data['opened'] ?? []) as readonly { readonly stepNo: number }[];
  const numbers = new Set(opened.map((step) => step.stepNo));
  return steps.filter((step) => numbers.has(step.no));
}

export function openSteps({ steps }: EventFacts): readonly StepFacts[] {
  return steps.filter((step) => step.isOpen);
}

/** What is told to a role of which nobody is there today is told to whoever does its steps meanwhile, too. */
export function toCover(
  draft: NotificationDraft,
  { steps }: Pick<EventFacts, 'steps'>,
): readonly NotificationDraft[] {
  // Also of a step that is not to be done any more.
  const isOfRole = ({ agencyId, role }: EventFacts['steps'][number]) =>
    agencyId === draft.agencyId && role === draft.role;
  if (draft.accountId) return [];
  const roles = steps.filter(isOfRole).flatMap(({ coveredBy }) => coveredBy ?? []);
  return [...new Set(roles)].map((role) => ({ ...draft, role }));
}

/** An agency hears of one event once for each role, and so does a person. */
export function oncePerRole(drafts: readonly NotificationDraft[]): readonly NotificationDraft[] {
  const keyOf = ({ agencyId, role, accountId }: NotificationDraft): string =>
    accountId ?? `${agencyId}/${role}`;
  return drafts.filter((draft, at) => drafts.findIndex((other) => keyOf(other) === keyOf(draft)) === at);
}
