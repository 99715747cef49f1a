import type { ClockKind } from '../../domain/deadline/deadline-clock.js';
import type { Role } from '../../platform/access/actor.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import { dueTimeText } from './due-time-text.js';
import type { FlagFacts, StepFacts } from './notification-facts.js';

const FLAG_TEXTS: Readonly<Record<FlagFacts['kind'], BilingualText>> = {
  due_soon: { vi: 'sắp đến hạn', en: 'is due soon' },
  overdue: { vi: 'đã quá hạn', en: 'has been overdue' },
  apology_due: {
    vi: 'nếu dự kiến không kịp hạn trả kết quả, phải gửi văn bản xin lỗi, hẹn lại chậm nhất',
    en: 'if it will not be done in time, the apology and re-appointment must be sent',
  },
  apology_late: {
    vi: 'có văn bản xin lỗi, hẹn lại gửi muộn so với quy định',
    en: 'has an apology that was sent later than the law allows',
  },
  intake_response_late: { vi: 'được thực hiện sau thời hạn', en: 'came after its due moment' },
  repeatedly_returned: {
    vi: 'bị yêu cầu bổ sung nhiều lần',
    en: 'has been returned for supplements repeatedly',
  },
  repeatedly_sent_back: {
    vi: 'bị trả lại bước trước nhiều lần',
    en: 'has been given back to an earlier step repeatedly',
  },
  asked_outside_list: {
    vi: 'bị yêu cầu giấy tờ ngoài thành phần hồ sơ của thủ tục',
    en: 'was asked for papers outside the list of its procedure',
  },
  asked_from_database: {
    vi: 'bị yêu cầu giấy tờ mà cơ sở dữ liệu đã có thông tin',
    en: 'was asked for papers that a database already gives',
  },
  fee_differs: {
    vi: 'thu phí, lệ phí khác mức quy định của thủ tục',
    en: 'was charged another fee than its procedure has',
  },
  paid_in_time: {
    vi: 'đã bị dừng vì không nộp phí, lệ phí, nhưng người nộp đã nộp trong hạn; đề nghị xem xét mở lại',
    en: 'was stopped for an unpaid fee that had been paid in time; please see to it that it is reopened',
  },
  paper_missing: {
    vi: 'hồ sơ giấy không có khi bàn giao; đề nghị tìm ngay và ghi nhận kết quả trên phiếu bàn giao',
    en: 'its papers were not in the box when handed over; please look for them at once and record it on the list',
  },
  refiled_to_later: {
    vi: 'được sửa thủ tục, cơ quan giải quyết hoặc đối tượng nộp hồ sơ và có hạn muộn hơn trước',
    en: 'was put under another procedure, agency or class of applicants, and is due later than before',
  },
  late_supplement_request: {
    vi: 'có yêu cầu bổ sung gửi sau thời hạn trả hồ sơ',
    en: 'has a supplement request made after the return limit',
  },
};

/** What a clock measures where it is not the dossier's own term. */
const CLOCK_TEXTS: Partial<Readonly<Record<ClockKind, BilingualText>>> = {
  intake_response: { vi: 'việc trả lời hồ sơ nộp', en: 'the answer to the filing' },
  hand_over: { vi: 'việc chuyển hồ sơ', en: 'the hand-over' },
  leg: { vi: 'chặng liên thông', en: 'the leg of the inter-agency flow' },
  consultation: { vi: 'việc lấy ý kiến', en: 'the consultation' },
  supplement_wait: { vi: 'việc bổ sung của người nộp', en: "the applicant's supplement" },
  payment_wait: { vi: 'việc nộp phí, lệ phí của người nộp', en: "the applicant's payment" },
  acknowledgement: { vi: 'việc xác nhận đã nhận hồ sơ', en: 'confirming the receipt of the dossier' },
  result_correction: { vi: 'việc đính chính kết quả', en: 'the correction of the result' },
  return_limit: { vi: 'việc trả lại hồ sơ', en: 'sending the dossier back' },
  apology: { vi: 'việc xin lỗi, hẹn lại', en: 'the apology' },
};

/** What a flag says of its dossier, without the dossier. */
export function flagTextOf(flag: FlagFacts, step: StepFacts | null): BilingualText {
  const { clockKind, dueAt } = flag.detail;
  const said = FLAG_TEXTS[flag.kind];
  const due = typeof dueAt === 'string' ? dueText(flag.kind, new Date(dueAt)) : { vi: '', en: '' };
  if (flag.kind === 'apology_due') return { vi: `${said.vi}${due.vi}.`, en: `${said.en}${due.en}.` };
  const subject = step
    ? { vi: `bước “${step.nameVi}”`, en: `step "${step.nameEn}"` }
    : CLOCK_TEXTS[clockKind as ClockKind];
  if (subject === undefined) return { vi: `${said.vi}${due.vi}.`, en: `${said.en}${due.en}.` };
  return { vi: `${subject.vi} ${said.vi}${due.vi}.`, en: `${subject.en} ${said.en}${due.en}.` };
}

/** ` từ 17:30 ngày 27/02/2026` of what is late, ` lúc …` of what is not yet. */
function dueText(kind: FlagFacts['kind'], dueAt: Date): BilingualText {
  const { vi, en } = dueTimeText(dueAt);
  if (kind === 'overdue') return { vi: ` từ ${vi}`, en: ` since ${en}` };
  if (kind === 'apology_due') return { vi: ` lúc ${vi}`, en: ` by ${en}` };
  return { vi: ` lúc ${vi}`, en: `, at ${en}` };
}

/**
 * A late answer of a consulted agency is for the head of the one-stop desk to settle (Decree 118/2025 art. 19.4);
 * a late apology leaves its applicants without word; a filing that was answered late, or a payment that was entered
 * too late, is the desk's own lapse.
 */
export function isForDeskSupervisor({ kind, detail }: FlagFacts): boolean {
  if (kind === 'apology_late' || kind === 'intake_response_late' || kind === 'paid_in_time') return true;
  return kind === 'overdue' && detail.clockKind === 'consultation';
}

/** The clocks of the desk are the reception officers' to mind. */
const DESK_CLOCKS: readonly string[] = ['intake_response', 'hand_over', 'supplement_wait', 'payment_wait'];

/** Whose work the flag is about. */
export function flagWorkerOf(flag: FlagFacts, step: StepFacts | null): Role {
  if (flag.kind === 'apology_due' || flag.kind === 'apology_late') return 'approver';
  if (step !== null) return step.role;
  if (flag.kind === 'paper_missing') return 'reception_officer';
  return DESK_CLOCKS.includes(flag.detail.clockKind ?? '') ? 'reception_officer' : 'processing_officer';
}
