import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkLifecycle } from '../../../../src/domain/dossier/lifecycle-check.js';
import { DomainError } from '../../../../src/domain/domain-error.js';
import {
  ACTIONS,
  allowedActions,
  assertAllowed,
  DOSSIER_ACTIONS,
  DOSSIER_STATES,
  END_STATES,
  type DossierAction,
  type DossierState,
  type LifecycleTable,
} from '../../../../src/domain/dossier/dossier-lifecycle.js';

const ASIDE: readonly DossierAction[] = [
  'receive-payment',
  'record-refund',
  'correct-fee',
  'correct-details',
];
const REFILING: readonly DossierAction[] = ['refile', 'approve-refiling', 'reject-refiling'];
const HOLDING: readonly DossierAction[] = ['claim-step', 'release-step', 'assign-step'];
const MONEY_AFTER: readonly DossierAction[] = ['receive-payment', 'record-refund'];

describe('dossier lifecycle', () => {
  it.each<[DossierState, DossierAction[]]>([
    ['registered', ['accept', 'request-correction', 'not-accept', 'withdraw', ...ASIDE, ...REFILING]],
    [
      'awaiting_correction',
      ['receive-correction', 'accept', 'not-accept', 'withdraw', ...ASIDE, ...REFILING],
    ],
    ['not_accepted', [...MONEY_AFTER]],
    ['accepted', ['send-on', 'confirm-receipt', 'withdraw', 'stop', ...ASIDE, ...REFILING]],
    [
      'in_progress',
      [
        'finish-step',
        'acknowledge-leg',
        'return-step',
        ...HOLDING,
        'request-supplement',
        'request-payment',
        'pause',
        'resume',
        'extend',
        'apologise',
        'withdraw',
        'stop',
        ...ASIDE,
        ...REFILING,
      ],
    ],
    [
      'awaiting_supplement',
      [
        'receive-supplement',
        'acknowledge-leg',
        ...HOLDING,
        'resume',
        'withdraw',
        'stop',
        ...ASIDE,
        ...REFILING,
      ],
    ],
    [
      'awaiting_payment',
      [
        'receive-payment',
        'acknowledge-leg',
        ...HOLDING,
        'resume',
        'withdraw',
        'stop',
        'record-refund',
        'correct-fee',
        'correct-details',
        ...REFILING,
      ],
    ],
    [
      'resolved',
      ['receive-result', 'hand-over-result', 'correct-result', 'reissue-result', 'reopen', ...ASIDE],
    ],
    [
      'returned',
      ['hand-over-result', 'correct-result', 'reissue-result', 'reopen', ...MONEY_AFTER, 'correct-fee'],
    ],
    ['withdrawn', ['reopen', ...MONEY_AFTER]],
    ['stopped', ['reopen', ...MONEY_AFTER]],
  ])('%s allows exactly %j', (state, actions) => {
    expect(allowedActions(state)).toEqual(actions);
  });

  it('withdrawing and stopping end with the decision', () => {
    for (const action of ['withdraw', 'stop'] as const) {
      expect(() => assertAllowed('resolved', action)).toThrow(DomainError);
    }
  });

  it('nobody works on a dossier that the competent agency has not received', () => {
    for (const action of ['finish-step', 'request-supplement', 'pause', 'extend', 'apologise'] as const) {
      expect(() => assertAllowed('accepted', action)).toThrow(DomainError);
    }
  });

  it('an acceptance leads to whatever starts the legal clock', () => {
    expect(assertAllowed('registered', 'accept')).toEqual(['accepted', 'in_progress', 'awaiting_payment']);
  });

  it('a reopening leads where an acceptance does, unless there was a decision', () => {
    for (const state of ['withdrawn', 'stopped'] as const) {
      expect(assertAllowed(state, 'reopen')).toEqual(assertAllowed('registered', 'accept'));
    }
    for (const state of ['resolved', 'returned'] as const) {
      expect(assertAllowed(state, 'reopen')).toEqual(['in_progress']);
    }
  });

  it('an allowed action names the states it may lead to', () => {
    expect(assertAllowed('in_progress', 'finish-step')).toEqual(['in_progress', 'resolved']);
    expect(assertAllowed('resolved', 'hand-over-result')).toEqual(['returned']);
  });

  it('a refused action says what is allowed instead', () => {
    expect(() => assertAllowed('resolved', 'withdraw')).toThrow(
      expect.objectContaining({
        code: 'action-not-allowed',
        details: { state: 'resolved', action: 'withdraw', allowed: allowedActions('resolved') },
      }),
    );
  });

  it('an action without a route is neither shown nor allowed', () => {
    const offered = DOSSIER_ACTIONS.filter((action) => !action.endsWith('-payment'));
    expect(allowedActions('in_progress', offered)).not.toContain('request-payment');
    expect(() => assertAllowed('in_progress', 'request-payment', offered)).toThrow(
      expect.objectContaining({ code: 'action-not-allowed' }),
    );
  });

  it('what is shown is what is allowed, for every state and action', () => {
    for (const state of DOSSIER_STATES) {
      const possible = DOSSIER_ACTIONS.filter((action) => {
        try {
          return assertAllowed(state, action).length > 0;
        } catch {
          return false;
        }
      });
      expect([...allowedActions(state)].sort()).toEqual(possible.sort());
    }
  });
});

describe('check of the lifecycle table at start-up', () => {
  it('the table is sound', () => {
    expect(() => checkLifecycle()).not.toThrow();
  });

  it.each<[string, Partial<LifecycleTable>, string]>([
    ['a state that cannot be reached', { resolved: [] }, 'returned: cannot be reached'],
    ['a state without an end', { resolved: [] }, 'resolved: has no way to an end'],
    [
      'an end with actions',
      { returned: [{ action: 'stop', to: ['stopped'] }] },
      'returned: is an end but allows stop',
    ],
    [
      'an action that leads nowhere',
      { accepted: [{ action: 'stop', to: [] }] },
      'accepted: stop leads nowhere',
    ],
    [
      'an action twice',
      { resolved: [...ACTIONS.resolved, ...ACTIONS.resolved] },
      'resolved: names an action twice',
    ],
  ])('%s stops the start', (_name, change, fault) => {
    expect(() => checkLifecycle({ ...ACTIONS, ...change })).toThrow(fault);
  });

  it('random actions never leave the table and can always come to an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('registered' as const, 'accepted' as const),
        fc.array(fc.nat()),
        (first, picks) => {
          let state: DossierState = first;
          for (const pick of picks) {
            const actions = allowedActions(state);
            const action = actions[pick % Math.max(actions.length, 1)];
            if (!action) break;
            const targets = assertAllowed(state, action);
            state = targets[pick % targets.length] ?? state;
            expect(DOSSIER_STATES).toContain(state);
          }
          const goesOn = allowedActions(state).includes('finish-step');
          if (END_STATES.includes(state)) expect(goesOn).toBe(false);
        },
      ),
    );
  });
});
