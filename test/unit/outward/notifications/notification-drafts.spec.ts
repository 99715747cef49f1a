import { describe, expect, it } from '@jest/globals';
import { draftsOf } from '../../../../src/outward/notifications/notification-drafts.js';
import type { StepRole } from '../../../../src/domain/workflow/workflow-plan.js';
import type { EventFacts } from '../../../../src/outward/notifications/notification-facts.js';

const STEP = {
  no: 1,
  nameVi: 'Thẩm định hồ sơ',
  nameEn: 'Review',
  agencyId: '7',
  role: 'processing_officer' as StepRole,
  dueAt: new Date('2026-03-12T10:30:00Z'),
  isOpen: true,
  assigneeId: null,
  assigneeRole: null,
  coveredBy: null,
  assignee: null,
};

const FLAG = {
  kind: 'overdue',
  agencyId: '7',
  supervisingAgencyId: '1',
  momentAt: new Date('2026-03-12T10:30:00Z'),
  clearedAt: null,
  isOvertaken: false,
  detail: { clockKind: 'processing', stepNo: null, dueAt: '2026-03-12T10:30:00.000Z' },
} as const;

const FACTS: EventFacts = {
  outboxId: '1',
  type: 'step_finished',
  data: { opened: [{ stepNo: 1 }] },
  actorId: null,
  dossierId: '1',
  code: 'H99-1',
  isHistory: false,
  procedureVi: 'Đăng ký khai sinh',
  procedureEn: 'Birth registration',
  receivingAgencyId: '5',
  competentAgencyId: '6',
  deskSupervisingAgencyId: '2',
  steps: [STEP],
  flag: null,
};

const toldOf = (facts: Partial<EventFacts>) =>
  draftsOf({ ...FACTS, ...facts }).map(({ agencyId, role, kind }) => `${agencyId} ${role} ${kind}`);

describe('who is told what', () => {
  it('the agency and role of an opened step', () => {
    const [draft] = draftsOf(FACTS);
    expect(draft).toEqual({
      agencyId: '7',
      role: 'processing_officer',
      accountId: null,
      kind: 'step_opened',
      text: {
        vi: 'Hồ sơ H99-1 (Đăng ký khai sinh): chờ xử lý: bước “Thẩm định hồ sơ”, hạn 17:30 ngày 12/03/2026.',
        en: 'Dossier H99-1 (Birth registration): waits for: step "Review", due 17:30 on 12 March 2026.',
      },
    });
  });

  it('one message for two steps of one agency and role, one more for another role', () => {
    const steps = [STEP, { ...STEP, no: 2 }, { ...STEP, no: 3, role: 'approver' as const }];
    const data = { opened: [{ stepNo: 1 }, { stepNo: 2 }, { stepNo: 3 }] };
    expect(toldOf({ steps, data })).toEqual(['7 processing_officer step_opened', '7 approver step_opened']);
  });

  it('whoever covers a role of which nobody is there, beside that role', () => {
    const steps = [{ ...STEP, coveredBy: 'approver' as const }];
    const told = ['7 processing_officer step_opened', '7 approver step_opened'];
    expect(toldOf({ steps, data: { opened: [{ stepNo: 1 }] } })).toEqual(told);
    const isHeld = steps.map((step) => ({ ...step, assigneeId: '3', assigneeRole: 'approver' as const }));
    expect(toldOf({ steps: isHeld, data: { opened: [{ stepNo: 1 }] } })).toEqual(['7 approver step_opened']);
    const flagged = toldOf({ type: 'flag_raised', flag: FLAG, steps });
    expect(flagged).toEqual(['7 processing_officer overdue', '7 approver overdue', '1 supervisor overdue']);
  });

  it('nobody when a finished step opens none', () => {
    expect(toldOf({ data: { opened: [] } })).toEqual([]);
  });

  it('the desk of a supplement that is asked for, the open steps of one that came', () => {
    expect(toldOf({ type: 'supplement_requested' })).toEqual(['5 reception_officer supplement_requested']);
    expect(toldOf({ type: 'supplement_received' })).toEqual(['7 processing_officer supplement_received']);
    expect(toldOf({ type: 'supplement_received', steps: [{ ...STEP, isOpen: false }] })).toEqual([]);
  });

  it('whoever works on a dossier whose due moment was put right, and the desk of the new receipt if there is one', () => {
    const data = { reissues: true, formerDueAt: '2026-03-12T10:30:00Z', dueAt: '2026-03-10T10:30:00Z' };
    const refiled = { type: 'dossier_refiled', data };
    expect(toldOf(refiled)).toEqual([
      '5 reception_officer dossier_refiled',
      '7 processing_officer dossier_refiled',
    ]);
    const same = { ...refiled, data: { reissues: false, formerDueAt: null, dueAt: null } };
    expect(toldOf(same)).toEqual(['5 reception_officer dossier_refiled']);
    expect(draftsOf({ ...FACTS, ...same })[0]?.text.vi).not.toContain('giấy tiếp nhận');
  });

  it('whoever covers a role also of a step that is not to be done any more', () => {
    const steps = [{ ...STEP, isOpen: false, coveredBy: 'approver' as const }];
    const data = { reissues: false, cancelledSteps: [{ stepNo: 1 }] };
    expect(toldOf({ type: 'dossier_refiled', data, steps }).slice(1)).toEqual([
      '7 processing_officer step_cancelled',
      '7 approver step_cancelled',
    ]);
  });

  it('the officers and the supervisor of a flag', () => {
    const told = ['7 processing_officer overdue', '1 supervisor overdue'];
    expect(toldOf({ type: 'flag_raised', flag: FLAG })).toEqual(told);
    expect(toldOf({ type: 'flag_raised', flag: { ...FLAG, supervisingAgencyId: null } })).toEqual([told[0]]);
  });

  it('the role of the step whose clock it is, and the desk of the clocks of the desk', () => {
    const ofStep = { ...FLAG, detail: { ...FLAG.detail, clockKind: 'step', stepNo: 1 } };
    const steps = [{ ...STEP, role: 'approver' as const }];
    expect(toldOf({ type: 'flag_raised', flag: ofStep, steps })[0]).toBe('7 approver overdue');
    const ofDesk = { ...FLAG, detail: { ...FLAG.detail, clockKind: 'intake_response' } };
    expect(toldOf({ type: 'flag_raised', flag: ofDesk })[0]).toBe('7 reception_officer overdue');
    expect(draftsOf({ ...FACTS, type: 'flag_raised', flag: ofDesk })[0]?.text.vi).toBe(
      'Hồ sơ H99-1 (Đăng ký khai sinh): việc trả lời hồ sơ nộp đã quá hạn từ 17:30 ngày 12/03/2026.',
    );
  });

  it('nobody of a flag that was cleared before anybody heard of it', () => {
    expect(
      toldOf({ type: 'flag_raised', flag: { ...FLAG, clearedAt: new Date('2026-03-12T11:00:00Z') } }),
    ).toEqual([]);
  });

  it('only that it is overdue of a clock that was found when both its rungs had passed', () => {
    const soon = { ...FLAG, kind: 'due_soon' } as const;
    const type = 'flag_raised';
    expect(toldOf({ type, flag: { ...soon, isOvertaken: true } })).toEqual([]);
    expect(toldOf({ type, flag: soon })).toEqual(['7 processing_officer due_soon', '1 supervisor due_soon']);
    expect(toldOf({ type, flag: FLAG })).toEqual(['7 processing_officer overdue', '1 supervisor overdue']);
  });

  it.each([
    ['overdue', 'đã quá hạn từ 17:30 ngày 12/03/2026.', 'has been overdue since 17:30 on 12 March 2026.'],
    ['due_soon', 'sắp đến hạn lúc 17:30 ngày 12/03/2026.', 'is due soon, at 17:30 on 12 March 2026.'],
  ] as const)('when the clock of the flag %s is or was due', (kind, inVietnamese, inEnglish) => {
    const [draft] = draftsOf({ ...FACTS, type: 'flag_raised', flag: { ...FLAG, kind } });
    expect(draft?.text).toEqual({
      vi: `Hồ sơ H99-1 (Đăng ký khai sinh): ${inVietnamese}`,
      en: `Dossier H99-1 (Birth registration): ${inEnglish}`,
    });
  });

  it('nobody of imported history', () => {
    expect(toldOf({ isHistory: true })).toEqual([]);
  });
});
