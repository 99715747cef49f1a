import { describe, expect, it } from '@jest/globals';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import type { Officer } from '../../../../src/domain/dossier/officers.js';
import { returnStep } from '../../../../src/domain/dossier/return-step.js';
import { contextAt, loggedAt, parallelLegs, refusal, type FixtureOptions } from './case-fixture.js';

const RECEIVED = '2026-03-02T09:00:00+07:00';
const LATER = '2026-03-03T10:00:00+07:00';

const LAN: Officer = {
  accountId: '1',
  username: 'lan',
  fullName: 'Nguyễn Thị Lan',
  agencyId: '10',
  roles: ['processing_officer'],
  active: true,
  absences: [],
};

const context = (options: FixtureOptions = {}) => ({
  ...contextAt(LATER, options),
  officers: new Map([[LAN.accountId, LAN]]),
});
const finish = (before: DossierCase, step: string, outcome = 'done', options: FixtureOptions = {}) =>
  finishStep(before, { step, outcome, note: null, officerId: '1' }, context(options)).after;
const back = (step: string, toStep: string) => ({ step, toStep, reason: 'Thiếu bản vẽ', officerId: '9' });
const openOf = ({ steps }: DossierCase) =>
  steps.filter(({ state }) => state === 'open').map(({ stepKey }) => stepKey);

describe('giving a step back to a former one', () => {
  const proposed = finish(loggedAt(RECEIVED), 'appraise');

  it('opens the former step again for whoever did it, with a clock of its own; the legal clock goes on', () => {
    const { after, events, flags } = returnStep(proposed, back('approve', 'appraise'), context());
    expect(openOf(after)).toEqual(['appraise']);
    expect(after.steps.at(-1)).toMatchObject({ no: 3, assigneeId: '1', openedAt: new Date(LATER) });
    expect(after.steps[1]).toMatchObject({
      state: 'done',
      outcome: null,
      note: 'Thiếu bản vẽ',
      finishedBy: '9',
    });
    const stepClocks = after.clocks.filter(({ stepNo }) => stepNo !== null);
    expect(stepClocks.map(({ stepNo, stoppedAt }) => [stepNo, stoppedAt !== null])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
    expect(after.dossier.dueAt).toEqual(proposed.dossier.dueAt);
    expect(events).toEqual([
      {
        type: 'step_returned',
        data: {
          stepNo: 2,
          step: 'approve',
          toStep: 'appraise',
          reason: 'Thiếu bản vẽ',
          opened: [expect.objectContaining({ stepNo: 3, stepKey: 'appraise', assignee: 'lan' })],
          cancelled: [],
          cancelledSteps: [],
        },
      },
    ]);
    expect(flags).toEqual([]);
  });

  it('for the second time is what supervisors look for', () => {
    const once = returnStep(proposed, back('approve', 'appraise'), context()).after;
    const { flags } = returnStep(finish(once, 'appraise'), back('approve', 'appraise'), context());
    expect(flags).toEqual([
      expect.objectContaining({ kind: 'repeatedly_sent_back', subject: 'return-2', agencyId: '10' }),
    ]);
  });

  it('leads only to what was done before, and not to what was itself given back', () => {
    const logged = loggedAt(RECEIVED);
    expect(refusal(() => returnStep(logged, back('appraise', 'approve'), context()))).toBe(
      'step-not-done-before',
    );
    const once = returnStep(proposed, back('approve', 'appraise'), context()).after;
    expect(
      refusal(() => returnStep(once, { ...back('appraise', 'approve'), officerId: '1' }, context())),
    ).toBe('step-not-done-before');
    expect(refusal(() => returnStep(once, back('approve', 'appraise'), context()))).toBe('step-not-open');
  });

  it('to before the fork cancels the other branch, and to one branch behind the join is refused', () => {
    const options = { plan: parallelLegs };
    const both = finish(loggedAt(RECEIVED, options), 'register', 'done', options);
    const { after, events } = returnStep(both, back('police', 'register'), context(options));
    expect([openOf(after), events[0]?.data['cancelled']]).toEqual([['register'], ['insurance']]);
    expect(after.dossier.marking).toEqual({ open: ['register'], waiting: [] });
    const collecting = finish(finish(both, 'police', 'done', options), 'insurance', 'done', options);
    expect(refusal(() => returnStep(collecting, back('collect', 'police'), context(options)))).toBe(
      'return-not-possible',
    );
  });
});
