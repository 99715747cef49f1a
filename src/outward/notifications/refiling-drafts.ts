import type { BilingualText } from '../../platform/i18n/language.js';
import {
  about,
  instantOf,
  type NotificationDraft,
  openedSteps,
  openSteps,
  toDesk,
  workDrafts,
} from './draft-text.js';
import { untilText } from './due-time-text.js';
import type { EventFacts } from './notification-facts.js';

/** Whoever may be the second person hears of it. */
export function refilingProposed(facts: EventFacts): readonly NotificationDraft[] {
  const text = about(facts, {
    vi: 'có đề nghị sửa hồ sơ tiếp nhận nhầm, chờ người thứ hai đồng ý.',
    en: 'is proposed to be put right, which a second person has to agree to.',
  });
  const agencies = [...new Set([facts.competentAgencyId, facts.receivingAgencyId])];
  const kind = 'refiling_proposed';
  return [
    ...agencies.map((agencyId) => ({ agencyId, role: 'approver' as const, kind, text })),
    ...(facts.deskSupervisingAgencyId === null
      ? []
      : [{ agencyId: facts.deskSupervisingAgencyId, role: 'supervisor' as const, kind, text }]),
  ];
}

/** The desk gives the new receipt; who gets the work is told of it, and so is who has it no longer. */
export function dossierRefiled(facts: EventFacts): readonly NotificationDraft[] {
  const { reissues, dueAt, formerDueAt } = facts.data;
  const due = untilText(instantOf(dueAt));
  const [handOver, giveIt] = reissues
    ? ['; đề nghị giao giấy tiếp nhận mới cho người nộp', '; please give the applicant the new receipt']
    : ['', ''];
  const said = {
    vi: `đã được sửa thông tin tiếp nhận nhầm${due.vi}${handOver}.`,
    en: `was put right${due.en}${giveIt}.`,
  };
  const opened = openedSteps(facts);
  const going = openSteps(facts).filter((step) => !opened.includes(step));
  const changed = { vi: `đổi hạn trả kết quả${due.vi}; `, en: `has another due moment${due.en}; ` };
  return [
    toDesk(facts, 'dossier_refiled', said),
    ...workDrafts(facts, opened, 'step_opened'),
    ...(dueAt === formerDueAt ? [] : workDrafts(facts, going, 'dossier_refiled', changed)),
    ...workTaken(facts, {
      vi: 'đã được chuyển đúng thủ tục, cơ quan; bước đang chờ tại đây không phải xử lý nữa.',
      en: 'was put under the right procedure or agency; the step that waited here is not to be done any more.',
    }),
  ];
}

/** Whose step was cancelled by what somebody else did: the one who had it in hand, or whoever might have taken it. */
export function workTaken(facts: EventFacts, said: BilingualText): readonly NotificationDraft[] {
  const cancelled = (facts.data['cancelledSteps'] ?? []) as readonly { readonly stepNo: number }[];
  const numbers = cancelled.map(({ stepNo }) => stepNo);
  const text = about(facts, said);
  return facts.steps
    .filter(({ no }) => numbers.includes(no))
    .map(({ agencyId, role, assigneeRole, assigneeId: accountId }) => {
      return { agencyId, role: assigneeRole ?? role, accountId, kind: 'step_cancelled', text };
    });
}
