import { describe, expect, it } from '@jest/globals';
import type { CaseContext, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { attendanceIn, type Officer } from '../../../../src/domain/dossier/officers.js';
import { assignStep, claimStep, holderOf, releaseStep } from '../../../../src/domain/dossier/step-holder.js';
import { requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { contextAt, loggedAt, refusal } from './case-fixture.js';

const RECEIVED = '2026-03-02T09:00:00+07:00';

const officer = (accountId: string, more: Partial<Officer> = {}): Officer => ({
  accountId,
  username: `officer.${accountId}`,
  fullName: `Cán bộ ${accountId}`,
  agencyId: '10',
  roles: ['processing_officer'],
  active: true,
  absences: [],
  ...more,
});
const LAN = officer('1');
const MINH = officer('2');
const HEAD = officer('9', { roles: ['approver'] });

const at = (...people: readonly Officer[]): CaseContext => ({
  ...contextAt(RECEIVED),
  officers: new Map(people.map((each) => [each.accountId, each])),
});
const everybody = at(LAN, MINH, HEAD);
const logged = loggedAt(RECEIVED);
const claimed = claimStep(logged, { step: 'appraise', officerId: LAN.accountId }, everybody).after;

const assign = (to: Officer | null, reason: string | null = null) => ({
  step: 'appraise',
  to,
  username: to?.username ?? 'nobody',
  officerId: HEAD.accountId,
  reason,
});
const finish = (by: Officer, outcome = 'done', step = 'appraise') => ({
  step,
  outcome,
  note: null,
  officerId: by.accountId,
});
const assigneeOf = ({ steps }: DossierCase): string | null => steps.at(-1)?.assigneeId ?? null;

describe('a step of the work', () => {
  it('belongs to nobody when it opens', () => {
    expect(assigneeOf(logged)).toBeNull();
  });

  it('is taken up by somebody and then by nobody else', () => {
    const decision = claimStep(logged, { step: 'appraise', officerId: LAN.accountId }, everybody);
    expect(decision.events).toEqual([{ type: 'step_claimed', data: { stepNo: 1, step: 'appraise' } }]);
    expect(decision.after.steps[0]).toMatchObject({ assigneeId: '1', assignedAt: everybody.now });
    expect(() => claimStep(claimed, { step: 'appraise', officerId: MINH.accountId }, everybody)).toThrow(
      expect.objectContaining({ code: 'step-held', details: { step: 'appraise', holder: LAN.fullName } }),
    );
  });

  it('is finished by whoever has it, by anybody of the role where nobody has it, and not by a colleague', () => {
    expect(refusal(() => finishStep(claimed, finish(MINH), everybody))).toBe('step-held');
    expect(refusal(() => finishStep(claimed, finish(LAN), everybody))).toBeNull();
    expect(refusal(() => finishStep(logged, finish(MINH), everybody))).toBeNull();
  });

  it('is put back by whoever has it, and taken back with a reason by whoever assigns', () => {
    const own = { step: 'appraise', officerId: '1', assigns: false, reason: null };
    const released = releaseStep(claimed, own, everybody);
    expect([assigneeOf(released.after), released.events[0]?.data]).toEqual([
      null,
      { stepNo: 1, step: 'appraise', from: 'officer.1', fromName: 'Cán bộ 1', reason: null },
    ]);
    expect(refusal(() => releaseStep(released.after, own, everybody))).toBe('step-not-held');
    expect(refusal(() => releaseStep(claimed, { ...own, officerId: '2' }, everybody))).toBe('step-held');
    const taking = { ...own, officerId: '9', assigns: true };
    expect(refusal(() => releaseStep(claimed, taking, everybody))).toBe('taken-without-reason');
    const taken = releaseStep(claimed, { ...taking, reason: 'Nghỉ ốm' }, everybody);
    expect(assigneeOf(taken.after)).toBeNull();
  });

  it('is given to somebody who can do it, and taken from somebody only with a reason', () => {
    expect(assigneeOf(assignStep(logged, assign(MINH), everybody).after)).toBe('2');
    expect(refusal(() => assignStep(claimed, assign(MINH), everybody))).toBe('taken-without-reason');
    const { after, events } = assignStep(claimed, assign(MINH, 'Quá tải'), everybody);
    expect(assigneeOf(after)).toBe('2');
    expect(events).toEqual([
      {
        type: 'step_assigned',
        data: {
          stepNo: 1,
          step: 'appraise',
          assignee: 'officer.2',
          assigneeName: 'Cán bộ 2',
          from: 'officer.1',
          fromName: 'Cán bộ 1',
          reason: 'Quá tải',
        },
      },
    ]);
    expect(refusal(() => assignStep(claimed, assign(LAN), everybody))).toBe('step-held');
  });

  it.each<[string, Officer | null]>([
    ['whom nobody knows', null],
    ['of another agency', officer('3', { agencyId: '20' })],
    ['without its role', HEAD],
    ['whose account is closed', officer('4', { active: false })],
  ])('is not given to somebody %s', (_who, to) => {
    expect(refusal(() => assignStep(logged, assign(to), everybody))).toBe('assignee-unfit');
  });

  it.each<[string, Partial<Officer>]>([
    ['whose account was closed', { active: false }],
    ['who moved to another agency', { agencyId: '20' }],
    ['who lost the role', { roles: ['approver'] }],
  ])('is held no longer by somebody %s: it is free for the others', (_who, change) => {
    const later = at({ ...LAN, ...change }, MINH);
    expect(holderOf(claimed.steps[0]!, attendanceIn(later))).toBeNull();
    expect(assigneeOf(claimStep(claimed, { step: 'appraise', officerId: MINH.accountId }, later).after)).toBe(
      '2',
    );
    expect(refusal(() => finishStep(claimed, finish(MINH), later))).toBeNull();
  });

  it('may be given to somebody while the dossier waits, though not finished', () => {
    const papers = { items: [{ description: 'Bản sao' }], reason: 'Thiếu', legalBasis: null, officerId: '1' };
    const waiting = requestSupplement(claimed, papers, everybody).after;
    expect(waiting.dossier.state).toBe('awaiting_supplement');
    expect(assigneeOf(assignStep(waiting, assign(MINH, 'Nghỉ ốm'), everybody).after)).toBe('2');
    expect(refusal(() => finishStep(waiting, finish(LAN), everybody))).toBe('action-not-allowed');
  });

  it('that comes back for rework goes to whoever did it, as long as he is there', () => {
    const proposed = finishStep(claimed, finish(LAN), everybody).after;
    const back = finishStep(proposed, finish(HEAD, 'again', 'approve'), everybody);
    expect(assigneeOf(back.after)).toBe('1');
    expect(back.events[0]?.data['opened']).toEqual([expect.objectContaining({ assignee: 'officer.1' })]);
    const gone = at({ ...LAN, active: false }, MINH, HEAD);
    expect(assigneeOf(finishStep(proposed, finish(HEAD, 'again', 'approve'), gone).after)).toBeNull();
  });
});
