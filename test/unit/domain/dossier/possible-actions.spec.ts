import { describe, expect, it } from '@jest/globals';
import type { ProcedureRules } from '../../../../src/domain/procedure-rules.js';
import { isPossible } from '../../../../src/domain/dossier/possible-actions.js';
import { pauseWork } from '../../../../src/domain/dossier/pause-work.js';
import { contextAt, loggedAt } from './case-fixture.js';

const NOW = '2026-10-06T09:00:00+07:00';
const logged = loggedAt('2026-10-05T09:00:00+07:00');
const context = contextAt(NOW);
const rulesWith = (parts: Partial<ProcedureRules>): ProcedureRules => ({ ...context.rules, ...parts });
const possible = (action: Parameters<typeof isPossible>[0], parts: Partial<ProcedureRules> = {}, at = NOW) =>
  isPossible(action, logged, rulesWith(parts), new Date(at));

describe('a verb that the state allows is offered', () => {
  it('unless the version has no rule for it', () => {
    expect([possible('extend'), possible('pause'), possible('resume')]).toEqual([false, false, false]);
    const most = { amount: 2, unit: 'working_day' } as const;
    expect(possible('extend', { extension: { most, legalBasis: 'Luật A' } })).toBe(true);
    expect(possible('pause', { excluded: ['verification'] })).toBe(true);
    expect(possible('pause', { excluded: ['outage'] })).toBe(false);
    expect(possible('finish-step')).toBe(true);
  });

  it('unless its time is over', () => {
    const extension = { most: { amount: 2, unit: 'working_day' }, legalBasis: 'Luật A' } as const;
    expect(possible('extend', { extension }, '2026-10-19T17:30:00+07:00')).toBe(true);
    expect(possible('extend', { extension }, '2026-10-19T17:30:00.001+07:00')).toBe(false);
  });

  it('unless it is used up', () => {
    const promised = { ...logged, dossier: { ...logged.dossier, promisedDueAt: new Date(NOW) } };
    expect(isPossible('apologise', logged, context.rules, context.now)).toBe(true);
    expect(isPossible('apologise', promised, context.rules, context.now)).toBe(false);
  });

  it('and what is paused can be resumed, not paused again', () => {
    const rules = rulesWith({ excluded: ['verification'] });
    const command = { reason: 'verification', legalBasis: 'Luật A', note: null } as const;
    const paused = pauseWork(logged, command, { ...context, rules }).after;
    expect(isPossible('pause', paused, rules, context.now)).toBe(false);
    expect(isPossible('resume', paused, rules, context.now)).toBe(true);
    expect(isPossible('apologise', paused, rules, context.now)).toBe(false);
  });
});
