import { endReasonWords, NO_PAYMENT } from '../../domain/dossier/end-reason-words.js';
import type { Role } from '../../platform/access/actor.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import {
  about,
  instantOf,
  type NotificationDraft,
  openedSteps,
  openSteps,
  toCompetent,
  toDesk,
  workDrafts,
} from './draft-text.js';
import { dueTimeText, untilText } from './due-time-text.js';
import type { EventFacts } from './notification-facts.js';

const TELL_APPLICANT: BilingualText = {
  vi: 'đề nghị thông báo cho người nộp.',
  en: 'please tell the applicant.',
};

/** Taken in, and yet the legal term waits: for the competent agency's word that it has it, or for the fee. */
export function termWaits(facts: EventFacts): readonly NotificationDraft[] {
  const startsWhen = facts.data['startsWhen'];
  if (startsWhen === 'agency_received') {
    const said = {
      vi: 'phải được chuyển đến cơ quan có thẩm quyền; thời hạn giải quyết tính từ khi cơ quan đó nhận được.',
      en: 'has to be sent to the competent agency; the legal term counts from its receipt there.',
    };
    return [toDesk(facts, 'to_be_sent_on', said)];
  }
  if (startsWhen !== 'fee_paid' || facts.data['startedAt']) return [];
  const said = {
    vi: `thời hạn giải quyết được tính từ khi người nộp đã nộp phí, lệ phí; ${TELL_APPLICANT.vi}`,
    en: `the legal term starts when the fee is paid; ${TELL_APPLICANT.en}`,
  };
  return [toDesk(facts, 'payment_requested', said)];
}

/** What was sent and is not confirmed is where files get lost: the agency is told what to look out for. */
export function sentOn(facts: EventFacts): readonly NotificationDraft[] {
  const by = untilText(instantOf(facts.data['confirmBy']));
  const said = {
    vi: `đã được nơi tiếp nhận chuyển đến; đề nghị xác nhận đã nhận hồ sơ${by.vi} để bắt đầu tính thời hạn giải quyết.`,
    en: `was sent to you by the place that took it in; please confirm its receipt${by.en}, which starts the legal term.`,
  };
  return [toCompetent(facts, 'receipt_to_confirm', said)];
}

export function agencyReceived(facts: EventFacts): readonly NotificationDraft[] {
  const due = untilText(instantOf(facts.data['dueAt']));
  const said = {
    vi: `cơ quan có thẩm quyền đã nhận hồ sơ${due.vi}; ${TELL_APPLICANT.vi}`,
    en: `the competent agency has received it${due.en}; ${TELL_APPLICANT.en}`,
  };
  return [toDesk(facts, 'agency_received', said), ...workDrafts(facts, openedSteps(facts), 'step_opened')];
}

export function paymentRequested(facts: EventFacts): readonly NotificationDraft[] {
  const amount = facts.data['amountDong'];
  const dong = typeof amount === 'number' ? dongText(amount) : { vi: '', en: '' };
  const said = {
    vi: `cần người nộp phí, lệ phí${dong.vi}; ${TELL_APPLICANT.vi}`,
    en: `needs the applicant to pay the fee${dong.en}; ${TELL_APPLICANT.en}`,
  };
  return [toDesk(facts, 'payment_requested', said)];
}

function dongText(amount: number): BilingualText {
  return {
    vi: ` ${amount.toLocaleString('vi-VN')} đồng`,
    en: ` of ${amount.toLocaleString('en-GB')} đồng`,
  };
}

/** A part of the fee is nobody's news: the officer would take it for all of it. */
export function paymentReceived(facts: EventFacts): readonly NotificationDraft[] {
  const owedDong = facts.data['owedDong'];
  if (typeof owedDong === 'number' && owedDong > 0) return [];
  const came = { vi: 'người nộp đã nộp phí, lệ phí; ', en: 'the fee has been paid; ' };
  return workDrafts(facts, openSteps(facts), 'payment_received', came);
}

/** Work that waited for the fee goes on; any other correction of it is nobody's news. */
export function feeCharged(facts: EventFacts): readonly NotificationDraft[] {
  if (!facts.data['startedAt'] && !facts.data['resumedAt']) return [];
  const came = { vi: 'không còn phí, lệ phí phải nộp; ', en: 'no fee is owed any more; ' };
  return workDrafts(facts, openSteps(facts), 'payment_received', came);
}

export function deadlineExtended(facts: EventFacts): readonly NotificationDraft[] {
  const due = untilText(instantOf(facts.data['dueAt']));
  const said = {
    vi: `được gia hạn thời hạn giải quyết${due.vi}; ${TELL_APPLICANT.vi}`,
    en: `its legal term was extended${due.en}; ${TELL_APPLICANT.en}`,
  };
  const came = {
    vi: `được gia hạn thời hạn giải quyết${due.vi}; `,
    en: `its legal term was extended${due.en}; `,
  };
  return [
    toDesk(facts, 'deadline_extended', said),
    ...workDrafts(facts, openSteps(facts), 'deadline_extended', came),
  ];
}

/** The desk tells the applicant (Decree 118/2025 art. 19.6); that it was late is told by its flag. */
export function apologySent(facts: EventFacts): readonly NotificationDraft[] {
  const promised = instantOf(facts.data['promisedDueAt']);
  const until = promised ? dueTimeText(promised) : { vi: '–', en: '–' };
  const said = {
    vi: `có văn bản xin lỗi, hẹn lại trả kết quả vào ${until.vi}; ${TELL_APPLICANT.vi}`,
    en: `the agency apologises and promises the result for ${until.en}; ${TELL_APPLICANT.en}`,
  };
  return [toDesk(facts, 'apology_sent', said)];
}

/** Whoever ends a dossier knows it; where a rule closes one, the desk and the agency are told. */
export function dossierEnded(facts: EventFacts): readonly NotificationDraft[] {
  if (facts.data['cause'] === undefined) return [];
  const reason = endReasonWords(String(facts.data['reason']));
  const closed = { vi: `đã đóng vì ${reason.vi}`, en: `was closed because ${reason.en}` };
  const said = { vi: `${closed.vi}; ${TELL_APPLICANT.vi}`, en: `${closed.en}; ${TELL_APPLICANT.en}` };
  const kind = facts.data['reason'] === NO_PAYMENT ? 'closed_without_payment' : 'closed_without_supplement';
  const desk = toDesk(facts, kind, said);
  if (facts.type === 'dossier_not_accepted') return [desk];
  const end = { vi: `${closed.vi}.`, en: `${closed.en}.` };
  return [desk, toCompetent(facts, kind, end)];
}

/** Whoever said nothing stays responsible, so both sides hear of it; the work that it opens is told by itself. */
export function consentDeemed(facts: EventFacts): readonly NotificationDraft[] {
  const step = facts.steps.find(({ no }) => no === facts.data['stepNo']);
  const text = about(facts, {
    vi: `bước “${step?.nameVi ?? ''}” quá thời hạn không có ý kiến, được coi là đồng ý.`,
    en: `step "${step?.nameEn ?? ''}" was not answered in time, which counts as consent.`,
  });
  const toCompetentAgency = { agencyId: facts.competentAgencyId, role: 'processing_officer' as const };
  const toSilent = step && { agencyId: step.agencyId, role: step.role as Role };
  return [toCompetentAgency, ...(toSilent ? [toSilent] : [])].map((to) => ({
    ...to,
    kind: 'consent_deemed',
    text,
  }));
}
