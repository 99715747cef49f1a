import { describe, expect, it } from '@jest/globals';
import { assertDays, assertDoesSteps, assertStandsIn } from '../../../../src/domain/dossier/absences.js';
import type { CaseContext, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import type { Absence, Officer } from '../../../../src/domain/dossier/officers.js';
import { absentFor, absentHolders, presentFor } from '../../../../src/domain/dossier/stand-ins.js';
import { assignStep, claimStep, releaseStep } from '../../../../src/domain/dossier/step-holder.js';
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
const away = (firstOn: string, lastOn: string, standInId: string | null): Absence => ({
  firstOn,
  lastOn,
  standInId,
});
const MINH = officer('2');
const HOA = officer('3');
/** Away from Tuesday to Thursday, Minh stands in. */
const LAN = officer('1', { absences: [away('2026-03-03', '2026-03-05', '2')] });
const HEAD = officer('9', { roles: ['approver'] });

const at = (moment: string, ...people: readonly Officer[]): CaseContext => ({
  ...contextAt(moment),
  officers: new Map(people.map((each) => [each.accountId, each])),
});
const all = [LAN, MINH, HOA, HEAD];
const held = claimStep(loggedAt(RECEIVED), { step: 'appraise', officerId: '1' }, at(RECEIVED, ...all)).after;
const finish = (by: Officer, step = 'appraise', outcome = 'done') => ({
  step,
  outcome,
  note: null,
  officerId: by.accountId,
});
const assigneeOf = ({ steps }: DossierCase): string | null => steps.at(-1)?.assigneeId ?? null;

describe('what somebody who is away has in hand', () => {
  it.each([
    ['the last minute before', '2026-03-02T23:59:59+07:00', 'step-held'],
    ['the first minute of the first day', '2026-03-03T00:00:00+07:00', null],
    ['the last minute of the last day', '2026-03-05T23:59:59+07:00', null],
    ['the first minute after', '2026-03-06T00:00:00+07:00', 'step-held'],
  ])('is done by whoever stands in: %s', (_when, moment, expected) => {
    expect(refusal(() => finishStep(held, finish(MINH), at(moment, ...all)))).toBe(expected);
    expect(refusal(() => finishStep(held, finish(HOA), at(moment, ...all)))).toBe('step-held');
    expect(refusal(() => finishStep(held, finish(LAN), at(moment, ...all)))).toBeNull();
  });

  it('is done in his own name, and the timeline says for whom', () => {
    const { after, events } = finishStep(held, finish(MINH), at('2026-03-04T09:00:00+07:00', ...all));
    expect(after.steps[0]).toMatchObject({ finishedBy: '2', assigneeId: '1' });
    expect(events[0]?.data).toMatchObject({ insteadOf: 'officer.1', insteadOfName: 'Cán bộ 1' });
    const own = finishStep(held, finish(LAN), at('2026-03-04T09:00:00+07:00', ...all));
    expect(own.events[0]?.data).not.toHaveProperty('insteadOf');
  });

  it.each<[string, readonly Officer[], string | null]>([
    [
      'is away too: whoever stands in for that one',
      [{ ...MINH, absences: [away('2026-03-04', '2026-03-04', '3')] }],
      '3',
    ],
    [
      'has no stand-in himself: nobody',
      [{ ...MINH, absences: [away('2026-03-04', '2026-03-04', null)] }],
      null,
    ],
    ['has left the agency: nobody', [{ ...MINH, agencyId: '20' }], null],
    ['has lost the role: nobody', [{ ...MINH, roles: ['approver'] }], null],
    ['has a closed account: nobody', [{ ...MINH, active: false }], null],
    [
      'waits for the absent one in turn: nobody',
      [{ ...MINH, absences: [away('2026-03-04', '2026-03-04', '1')] }],
      null,
    ],
  ])('is done where whoever stands in %s', (_case, changed, expected) => {
    const people = new Map([...all, ...changed].map((each) => [each.accountId, each]));
    const context = { ...contextAt('2026-03-04T09:00:00+07:00'), officers: people };
    const able = ['2', '3'].filter(
      (id) => refusal(() => finishStep(held, finish(officer(id)), context)) === null,
    );
    expect(able).toEqual(expected === null ? [] : [expected]);
    const rows = absentHolders('10', ['processing_officer'], { day: '2026-03-04', officers: people });
    const row = rows.find(({ holderId }) => holderId === '1');
    expect(row?.standIn?.accountId ?? null).toBe(expected);
  });

  it('is put back by whoever stands in only with a reason', () => {
    const release = { step: 'appraise', officerId: '2', assigns: false, reason: null };
    const context = at('2026-03-04T09:00:00+07:00', ...all);
    expect(refusal(() => releaseStep(held, release, context))).toBe('taken-without-reason');
    expect(refusal(() => releaseStep(held, { ...release, reason: 'Quá tải' }, context))).toBeNull();
    expect(refusal(() => releaseStep(held, { ...release, officerId: '3' }, context))).toBe('step-held');
  });
});

describe('work for somebody who is away', () => {
  const context = at('2026-03-04T09:00:00+07:00', ...all);
  const assign = (to: Officer) => ({
    ...{ step: 'appraise', to, username: to.username, officerId: HEAD.accountId },
    reason: 'Chia lại việc',
  });

  it('is not given to him on those days, and is before and after', () => {
    const logged = loggedAt(RECEIVED);
    expect(() => assignStep(logged, assign(LAN), context)).toThrow(
      expect.objectContaining({ code: 'assignee-absent', field: 'username' }),
    );
    const after = at('2026-03-06T00:00:00+07:00', ...all);
    expect(assigneeOf(assignStep(logged, assign(LAN), after).after)).toBe('1');
    expect(assigneeOf(assignStep(held, assign(HOA), context).after)).toBe('3');
  });

  it('that comes back for rework goes to whoever stands in, else to anybody of the role', () => {
    const proposed = finishStep(held, finish(LAN), at(RECEIVED, ...all)).after;
    const again = (people: readonly Officer[]) =>
      finishStep(proposed, finish(HEAD, 'approve', 'again'), at('2026-03-04T09:00:00+07:00', ...people));
    expect(assigneeOf(again(all).after)).toBe('2');
    const alone = officer('1', { absences: [away('2026-03-03', '2026-03-05', null)] });
    expect(assigneeOf(again([alone, MINH, HEAD]).after)).toBeNull();
  });

  it('is told to whoever is there for him that day', () => {
    const { officers } = context;
    expect(presentFor(LAN, { day: '2026-03-04', officers })?.accountId).toBe('2');
    expect(presentFor(LAN, { day: '2026-03-06', officers })?.accountId).toBe('1');
    expect(absentFor('2', { day: '2026-03-04', officers })).toEqual(['1']);
    expect(absentFor('2', { day: '2026-03-06', officers })).toEqual([]);
  });
});

describe('an absence', () => {
  it.each([
    ['2026-03-04', '2026-03-04', null],
    ['2026-03-05', '2026-03-04', 'absence-days-reversed'],
    ['2026-03-01', '2026-03-02', 'absence-over'],
    ['2026-03-01', '2026-03-03', null],
    ['2026-03-03', '2027-03-03', null],
    ['2026-03-03', '2027-03-04', 'absence-too-long'],
    ['9999-12-31', '9999-12-31', null],
  ])('from %s to %s, told on 3/3/2026: %s', (firstOn, lastOn, expected) => {
    expect(refusal(() => assertDays({ firstOn, lastOn }, '2026-03-03'))).toBe(expected);
  });

  it.each<[string, Officer, string | null]>([
    ['does steps', LAN, null],
    ['only oversees', officer('5', { roles: ['supervisor'] }), 'absence-without-work'],
    ['belongs to no agency', officer('5', { agencyId: null }), 'absence-without-work'],
    ['is closed', officer('5', { active: false }), 'absence-without-work'],
  ])('is recorded of an account that %s: %s', (_what, person, expected) => {
    expect(refusal(() => assertDoesSteps(person))).toBe(expected);
  });

  it.each<[string, Officer | null, string | null]>([
    ['a colleague of the role', MINH, null],
    ['a colleague with one of the roles', officer('6', { roles: ['approver', 'processing_officer'] }), null],
    ['himself', LAN, 'stand-in-unfit'],
    ['nobody', null, 'stand-in-unfit'],
    ['somebody elsewhere', officer('6', { agencyId: '20' }), 'stand-in-unfit'],
    ['somebody without a role in common', HEAD, 'stand-in-unfit'],
    ['a closed account', officer('6', { active: false }), 'stand-in-unfit'],
  ])('is bridged by %s: %s', (_who, standIn, expected) => {
    expect(refusal(() => assertStandsIn(LAN, standIn, 'x'))).toBe(expected);
  });
});
