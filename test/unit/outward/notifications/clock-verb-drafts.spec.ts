import { describe, expect, it } from '@jest/globals';
import { draftsOf } from '../../../../src/outward/notifications/notification-drafts.js';
import type { EventFacts, FlagFacts } from '../../../../src/outward/notifications/notification-facts.js';
import type { StepRole } from '../../../../src/domain/workflow/workflow-plan.js';

const STEP = {
  no: 1,
  nameVi: 'Lấy ý kiến',
  nameEn: 'Consult',
  agencyId: '7',
  role: 'processing_officer' as StepRole,
  dueAt: new Date('2026-10-12T10:30:00Z'),
  isOpen: true,
  assigneeId: null,
  assigneeRole: null,
  coveredBy: null,
  assignee: null,
};
const DRAFTING = { ...STEP, no: 2, nameVi: 'Dự thảo kết quả', nameEn: 'Draft', agencyId: '6' };

const FLAG: FlagFacts = {
  kind: 'overdue',
  agencyId: '7',
  supervisingAgencyId: '1',
  momentAt: new Date('2026-10-12T10:30:00Z'),
  clearedAt: null,
  isOvertaken: false,
  detail: { clockKind: 'consultation', stepNo: 1, dueAt: '2026-10-12T10:30:00.000Z' },
};

const FACTS: EventFacts = {
  outboxId: '1',
  type: 'agency_received',
  data: {},
  actorId: null,
  dossierId: '1',
  code: 'H99-1',
  isHistory: false,
  procedureVi: 'Đăng ký khai sinh',
  procedureEn: 'Birth registration',
  receivingAgencyId: '5',
  competentAgencyId: '6',
  deskSupervisingAgencyId: '2',
  steps: [STEP, DRAFTING],
  flag: null,
};

const draftsFor = (facts: Partial<EventFacts>) => draftsOf({ ...FACTS, ...facts });
const toldOf = (facts: Partial<EventFacts>) =>
  draftsFor(facts).map(({ agencyId, role, kind }) => `${agencyId} ${role} ${kind}`);
const saidOf = (facts: Partial<EventFacts>) =>
  draftsFor(facts).map(({ text }) => text.vi.replace('Hồ sơ H99-1 (Đăng ký khai sinh): ', ''));

describe('who is told of the verbs on the clock', () => {
  it('the competent agency of a dossier that was sent to it', () => {
    const data = { confirmBy: '2026-10-02T10:30:00.000Z' };
    expect(toldOf({ type: 'dossier_sent_on', data })).toEqual(['6 processing_officer receipt_to_confirm']);
  });

  it('the desk of a dossier that it has to send on, and nobody where the agency took it in itself', () => {
    const type = 'dossier_accepted';
    expect(toldOf({ type, data: { startsWhen: 'agency_received' } })).toEqual([
      '5 reception_officer to_be_sent_on',
    ]);
    expect(toldOf({ type, data: { startsWhen: 'complete_dossier', opened: [{ stepNo: 2 }] } })).toEqual([
      '6 processing_officer step_opened',
    ]);
  });

  it('the desk of a dossier whose term starts with the fee', () => {
    expect(toldOf({ type: 'dossier_accepted', data: { startsWhen: 'fee_paid' } })).toEqual([
      '5 reception_officer payment_requested',
    ]);
  });

  it('whoever has to act on a dossier that was reopened; of one that is accepted with it the acceptance tells', () => {
    const type = 'dossier_reopened';
    expect(toldOf({ type, data: { opened: [{ stepNo: 2 }] } })).toEqual(['6 processing_officer step_opened']);
    expect(toldOf({ type, data: { startsWhen: 'agency_received', opened: [] } })).toEqual([
      '5 reception_officer to_be_sent_on',
    ]);
    expect(toldOf({ type, data: { term: 'restart' } })).toEqual([]);
  });

  it('the desk when the competent agency has it, with the due moment, and who has to work now', () => {
    const data = { dueAt: '2026-10-09T10:30:00.000Z', opened: [{ stepNo: 2 }] };
    expect(toldOf({ data })).toEqual([
      '5 reception_officer agency_received',
      '6 processing_officer step_opened',
    ]);
    expect(saidOf({ data })[0]).toBe(
      'cơ quan có thẩm quyền đã nhận hồ sơ, hạn 17:30 ngày 09/10/2026; đề nghị thông báo cho người nộp.',
    );
  });

  it('the desk of a fee to ask for, the workers of one that came', () => {
    const asked = { type: 'payment_requested', data: { amountDong: 1_250_000 } };
    expect(toldOf(asked)).toEqual(['5 reception_officer payment_requested']);
    expect(saidOf(asked)).toEqual([
      'cần người nộp phí, lệ phí 1.250.000 đồng; đề nghị thông báo cho người nộp.',
    ]);
    expect(toldOf({ type: 'payment_received' })).toEqual([
      '7 processing_officer payment_received',
      '6 processing_officer payment_received',
    ]);
  });

  it('nobody of a part: only the last one says that the fee is paid', () => {
    const part = { amountDong: 5_000, owedDong: 15_000 };
    expect(toldOf({ type: 'payment_received', data: part })).toEqual([]);
    const last = { amountDong: 15_000, owedDong: 0 };
    expect(toldOf({ type: 'payment_received', data: last })).toHaveLength(2);
  });

  it('the desk and the workers of an extension', () => {
    const data = { dueAt: '2026-10-21T10:30:00.000Z' };
    expect(toldOf({ type: 'deadline_extended', data })).toEqual([
      '5 reception_officer deadline_extended',
      '7 processing_officer deadline_extended',
      '6 processing_officer deadline_extended',
    ]);
    expect(saidOf({ type: 'deadline_extended', data })[0]).toContain('hạn 17:30 ngày 21/10/2026');
  });

  it('the desk of an apology, so that the applicant hears of it', () => {
    const data = { promisedDueAt: '2026-10-23T10:30:00.000Z', late: true };
    expect(toldOf({ type: 'apology_sent', data })).toEqual(['5 reception_officer apology_sent']);
    expect(saidOf({ type: 'apology_sent', data })).toEqual([
      'có văn bản xin lỗi, hẹn lại trả kết quả vào 17:30 ngày 23/10/2026; đề nghị thông báo cho người nộp.',
    ]);
  });

  it('the desk and the competent agency of a dossier that a rule closed, nobody of one that a person ended', () => {
    const data = { reason: 'no_supplement', cause: { rule: 'supplement_wait' } };
    expect(toldOf({ type: 'dossier_stopped', data })).toEqual([
      '5 reception_officer closed_without_supplement',
      '6 processing_officer closed_without_supplement',
    ]);
    expect(saidOf({ type: 'dossier_stopped', data })[1]).toBe(
      'đã đóng vì quá thời hạn mà người nộp không bổ sung, hoàn thiện hồ sơ.',
    );
    const unpaid = { reason: 'no_payment', cause: { rule: 'payment_wait' } };
    expect([toldOf, saidOf].map((of) => of({ type: 'dossier_stopped', data: unpaid })[1])).toEqual([
      '6 processing_officer closed_without_payment',
      'đã đóng vì quá thời hạn mà người nộp không nộp phí, lệ phí.',
    ]);
    expect(toldOf({ type: 'dossier_not_accepted', data })).toEqual([
      '5 reception_officer closed_without_supplement',
    ]);
    expect(toldOf({ type: 'dossier_stopped', data: { reason: 'Không liên lạc được' } })).toEqual([]);
  });

  it('the competent agency and the silent one of silence that is consent', () => {
    const facts = { type: 'consent_deemed', data: { stepNo: 1 } };
    expect(toldOf(facts)).toEqual([
      '6 processing_officer consent_deemed',
      '7 processing_officer consent_deemed',
    ]);
    expect(saidOf(facts)[0]).toBe('bước “Lấy ý kiến” quá thời hạn không có ý kiến, được coi là đồng ý.');
  });

  it('nobody of a pause: the ball is not with them (trap 27)', () => {
    expect(toldOf({ type: 'clock_paused' })).toEqual([]);
    expect(toldOf({ type: 'clock_resumed' })).toEqual([]);
  });
});

describe('who is told of a flag', () => {
  const type = 'flag_raised';

  it('the head of the one-stop desk too, when a consulted agency is late (row 19)', () => {
    expect(toldOf({ type, flag: FLAG })).toEqual([
      '7 processing_officer overdue',
      '1 supervisor overdue',
      '2 supervisor overdue',
    ]);
    const ofProcessing = { ...FLAG, detail: { ...FLAG.detail, clockKind: 'processing', stepNo: null } };
    expect(toldOf({ type, flag: ofProcessing })).not.toContain('2 supervisor overdue');
    expect(toldOf({ type, flag: { ...FLAG, kind: 'due_soon' } })).not.toContain('2 supervisor due_soon');
  });

  it('one head once, who supervises both', () => {
    expect(toldOf({ type, flag: FLAG, deskSupervisingAgencyId: '1' })).toEqual([
      '7 processing_officer overdue',
      '1 supervisor overdue',
    ]);
  });

  it('with 24:00 of the last day, where the clock ends at midnight', () => {
    const detail = { clockKind: 'supplement_wait', stepNo: null, dueAt: '2026-10-22T17:00:00.000Z' };
    const due: FlagFacts = { ...FLAG, kind: 'due_soon', detail };
    const [draft] = draftsFor({ type, flag: due });
    expect(draft?.text).toEqual({
      vi: 'Hồ sơ H99-1 (Đăng ký khai sinh): việc bổ sung của người nộp sắp đến hạn lúc 24:00 ngày 22/10/2026.',
      en: "Dossier H99-1 (Birth registration): the applicant's supplement is due soon, at 24:00 on 22 October 2026.",
    });
    const silent = { ...STEP, dueAt: new Date('2026-10-19T17:00:00.000Z') };
    const opened = { type: 'step_finished', data: { opened: [{ stepNo: 1 }] }, steps: [silent] };
    expect(saidOf(opened)).toEqual(['chờ xử lý: bước “Lấy ý kiến”, hạn 24:00 ngày 19/10/2026.']);
    const promised = { promisedDueAt: '2026-12-31T17:00:00.000Z' };
    expect(saidOf({ type: 'apology_sent', data: promised })[0]).toContain('vào 24:00 ngày 31/12/2026;');
  });

  it('those who sign, when an apology is due or came late', () => {
    const detail = { clockKind: 'apology', stepNo: null, dueAt: '2026-10-16T10:30:00.000Z' };
    const due: FlagFacts = { ...FLAG, kind: 'apology_due', detail };
    expect(toldOf({ type, flag: due })).toEqual(['7 approver apology_due', '1 supervisor apology_due']);
    expect(saidOf({ type, flag: due })[0]).toBe(
      'nếu dự kiến không kịp hạn trả kết quả, phải gửi văn bản xin lỗi, hẹn lại chậm nhất lúc 17:30 ngày 16/10/2026.',
    );
    const late: FlagFacts = { ...FLAG, kind: 'apology_late', detail: {} };
    expect(toldOf({ type, flag: late })).toEqual([
      '7 approver apology_late',
      '1 supervisor apology_late',
      '2 supervisor apology_late',
    ]);
    expect(saidOf({ type, flag: late })[0]).toBe('có văn bản xin lỗi, hẹn lại gửi muộn so với quy định.');
  });
});
