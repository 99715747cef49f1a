import { describe, expect, it } from '@jest/globals';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { expireClock } from '../../../../src/domain/dossier/expire.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { pauseWork } from '../../../../src/domain/dossier/pause-work.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { ladderOf } from '../../../../src/domain/dossier/clock-ladders.js';
import { rungMoments } from '../../../../src/domain/deadline/rungs.js';
import type { TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import {
  clockOf,
  consulting,
  contextAt,
  loggedAt,
  local,
  on,
  refusal,
  type FixtureOptions,
} from './case-fixture.js';

const at = (moment: string, options: FixtureOptions = {}) => contextAt(on(moment), options);
const ask = { items: [{ description: 'Bản vẽ' }], reason: 'Thiếu', legalBasis: null, officerId: '2' };
const done = (before: DossierCase, step: string, outcome: string, moment: string, options: FixtureOptions) =>
  finishStep(before, { step, outcome, note: null, officerId: '2' }, at(moment, options)).after;
const rungsOf = (current: DossierCase, kind: Parameters<typeof clockOf>[1]) =>
  rungMoments(clockOf(current, kind), { counting: at('2026-10-05 09:00').competent.calendar }).map(
    ({ key, at: told }) => [key, told.toISOString()],
  );

const AFTER_ACCEPTANCE = 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5';

describe('row 16: a supplement that does not come', () => {
  const asked = (supplementWait: TimeLimit = { amount: 15, unit: 'day' }) => {
    const options = { rules: { supplementWait } };
    const logged = loggedAt('2026-10-05T09:00:00+07:00', options);
    return requestSupplement(logged, ask, at('2026-10-07 10:00', options)).after;
  };
  const waitOf = (current: DossierCase) => clockOf(current, 'supplement_wait').no;

  it.each<[string, TimeLimit, string, string]>([
    ['15 days end with Thu 22/10', { amount: 15, unit: 'day' }, '2026-10-23 00:00', '2026-10-23 00:01'],
    [
      '15 working days end with Wed 28/10',
      { amount: 15, unit: 'working_day' },
      '2026-10-29 00:00',
      '2026-10-29 08:00',
    ],
  ])('%s, closed on the next day', (_rule, limit, lastMoment, closedAt) => {
    const before = asked(limit);
    expect(expireClock(before, waitOf(before), at(lastMoment))).toBeNull();
    const closed = expireClock(before, waitOf(before), at(closedAt));
    expect(closed?.after.dossier).toMatchObject({
      state: 'stopped',
      endReason: 'no_supplement',
      endedAt: on(closedAt),
    });
    expect(closed?.after.clocks.every(({ stoppedAt }) => stoppedAt)).toBe(true);
    expect(closed?.events).toEqual([
      {
        type: 'dossier_stopped',
        data: {
          reason: 'no_supplement',
          cause: {
            rule: 'supplement_wait',
            legalBasis: AFTER_ACCEPTANCE,
            dueAt: on(lastMoment).toISOString(),
          },
        },
      },
    ]);
  });

  it('before acceptance it ends as not accepted', () => {
    const missing = [{ key: 'to_khai', name: 'Tờ khai' }];
    const receivedAt = on('2026-10-07 10:00');
    const filing = { channel: 'counter' as const, receivedAt, missing, officerId: '1' };
    const { after } = registerDossier(filing, contextAt(receivedAt));
    const closed = expireClock(after, waitOf(after), at('2026-10-23 00:01'));
    expect(closed?.after.dossier).toMatchObject({ state: 'not_accepted', endReason: 'no_supplement' });
    expect(closed?.events[0]?.type).toBe('dossier_not_accepted');
  });

  it('on its last day at 17:00 it is still accepted, and the end then does nothing', () => {
    const before = asked();
    const back = receiveSupplement(before, at('2026-10-22 17:00')).after;
    expect(back.dossier.state).toBe('in_progress');
    expect(expireClock(back, waitOf(back), at('2026-10-23 08:00'))).toBeNull();
  });

  it('is closed once: the second time there is nothing to do', () => {
    const before = asked();
    const closed = expireClock(before, waitOf(before), at('2026-10-23 08:00'));
    expect(closed && expireClock(closed.after, waitOf(before), at('2026-10-23 08:01'))).toBeNull();
  });

  it('23: expires just after its moment and is nobody’s overdue', () => {
    expect(rungsOf(asked(), 'supplement_wait')).toEqual([
      ['due_soon', '2026-10-21T17:00:00.000Z'],
      ['expired', '2026-10-22T17:00:00.001Z'],
    ]);
  });
});

describe('row 19: a late consultation is not consent', () => {
  const options: FixtureOptions = { plan: consulting() };
  const consulted = () =>
    done(loggedAt('2026-10-05T09:00:00+07:00', options), 'assign', 'done', '2026-10-07 09:00', options);

  it('is flagged and the task stays open', () => {
    const before = consulted();
    const clock = clockOf(before, 'consultation');
    expect([local(clock.dueAt), clock.terms.binds]).toEqual(['2026-10-19 17:30', 'agency']);
    expect(rungsOf(before, 'consultation').map(([key]) => key)).toEqual(['due_soon', 'overdue']);
    expect(expireClock(before, clock.no, at('2026-10-20 08:00', options))).toBeNull();
    expect(done(before, 'consult', 'objected', '2026-10-20 09:00', options).steps[2]?.outcome).toBe(
      'objected',
    );
  });
});

describe('row 20: silence is consent where sector law says so', () => {
  const options: FixtureOptions = { plan: consulting(true), rules: { excluded: ['consultation'] } };
  const consulted = () =>
    done(loggedAt('2026-10-05T09:00:00+07:00', options), 'assign', 'done', '2026-10-07 09:00', options);
  const clocksOf = (current: DossierCase) =>
    current.clocks.filter(({ terms }) => terms.kind === 'consultation').map(({ no }) => no);
  const silent = (before: DossierCase, no: number | undefined, moment: string) =>
    expireClock(before, no ?? 0, at(moment, options));

  it('ends with 24:00 of the 12th day and acts on the next', () => {
    const before = consulted();
    const clock = clockOf(before, 'consultation');
    expect([local(clock.dueAt), clock.terms.binds, clock.terms.legalBasis]).toEqual([
      '2026-10-20 00:00',
      'applicant',
      'Luật Xây dựng',
    ]);
    expect(rungsOf(before, 'consultation').map(([key]) => key)).toEqual(['due_soon', 'expired']);
    expect(silent(before, clock.no, '2026-10-20 00:00')).toBeNull();
    const deemed = silent(before, clock.no, '2026-10-20 00:01');
    expect(deemed?.events.map(({ type }) => type)).toEqual(['consent_deemed', 'step_finished']);
    expect(deemed?.events[0]?.data).toMatchObject({
      step: 'consult',
      outcome: 'agreed',
      legalBasis: 'Luật Xây dựng',
    });
    const step = deemed?.after.steps.find(({ stepKey }) => stepKey === 'consult');
    expect(step).toMatchObject({ state: 'done', outcome: 'agreed', finishedBy: null });
  });

  it('counts from the end of the term however late it is recorded, and resumes the legal clock from there', () => {
    const [first, second] = clocksOf(consulted());
    const one = silent(consulted(), first, '2026-10-22 08:00');
    const both = one && silent(one.after, second, '2026-10-22 09:00');
    const finishedAt = both?.after.steps
      .filter(({ kind }) => kind === 'consultation')
      .map(({ finishedAt: end }) => local(end));
    expect(finishedAt).toEqual(['2026-10-20 00:00', '2026-10-20 00:00']);
    expect(local(both?.after.dossier.dueAt)).toBe('2026-10-30 17:30');
  });

  it('recorded late, it does not go back behind what happened since', () => {
    const [first] = clocksOf(consulted());
    const appraised = done(consulted(), 'appraise', 'done', '2026-10-21 10:00', options);
    const deemed = silent(appraised, first, '2026-10-22 08:00');
    const step = deemed?.after.steps.find(({ stepKey }) => stepKey === 'consult');
    expect(local(step?.finishedAt)).toBe('2026-10-21 10:00');
  });

  it('an answer after it is too late, one at the last minute counts', () => {
    const late = () => done(consulted(), 'consult', 'objected', '2026-10-20 08:00', options);
    expect(refusal(late)).toBe('consent-already-deemed');
    const answered = done(consulted(), 'consult', 'objected', '2026-10-19 23:59', options);
    expect(silent(answered, clocksOf(answered)[0], '2026-10-20 08:00')).toBeNull();
  });

  it('does not run out while the applicant is asked for papers', () => {
    const before = consulted();
    const asked = requestSupplement(before, ask, at('2026-10-08 09:00', options)).after;
    expect(silent(asked, clocksOf(asked)[0], '2026-10-23 08:00')).toBeNull();
  });

  it('runs on while something else is verified', () => {
    const both: FixtureOptions = { ...options, rules: { excluded: ['consultation', 'verification'] } };
    const command = { reason: 'verification' as const, legalBasis: 'Luật A', note: null };
    const verifying = pauseWork(consulted(), command, at('2026-10-08 09:00', both)).after;
    expect(local(clockOf(verifying, 'consultation').dueAt)).toBe('2026-10-20 00:00');
  });
});

describe('other clocks', () => {
  it('only make late when they run out', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    for (const { no } of logged.clocks) expect(expireClock(logged, no, at('2026-12-01 09:00'))).toBeNull();
    expect(expireClock(logged, 99, at('2026-12-01 09:00'))).toBeNull();
  });

  it('27: are told by the ladder of their kind, or by the version’s own', () => {
    const own = [{ key: 'due_soon' as const, at: { kind: 'share' as const, share: 0.5 } }];
    expect(ladderOf('return_limit', {})).toEqual([]);
    expect(ladderOf('processing', {}).map(({ key }) => key)).toEqual(['due_soon', 'overdue']);
    expect(ladderOf('processing', { ladders: { processing: own } })).toEqual(own);
    expect(ladderOf('consultation', { ladders: { consultation: own } }, true).map(({ key }) => key)).toEqual([
      'due_soon',
      'expired',
    ]);
    expect(ladderOf('supplement_wait', { ladders: { supplement_wait: [] } }).map(({ key }) => key)).toEqual([
      'expired',
    ]);
    expect(ladderOf('supplement_wait', { ladders: { supplement_wait: own } })).toEqual([
      ...own,
      { key: 'expired', at: { kind: 'due' } },
    ]);
    const expiring = [{ key: 'expired' as const, at: { kind: 'due' as const } }];
    expect(ladderOf('supplement_wait', { ladders: { supplement_wait: expiring } })).toEqual(expiring);
    expect(ladderOf('consultation', { ladders: { consultation: expiring } })).toEqual([]);
  });
});

describe('row 12: the return limit', () => {
  it('has a clock from the receipt that ends with the request', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    expect(local(clockOf(logged, 'return_limit').dueAt)).toBe('2026-10-08 17:30');
    const asked = requestSupplement(logged, ask, at('2026-10-07 10:00')).after;
    expect(clockOf(asked, 'return_limit').stoppedAt).toEqual(on('2026-10-07 10:00'));
  });

  it('is computed for a dossier from before it had a clock', () => {
    const { clocks, ...rest } = loggedAt('2026-10-05T09:00:00+07:00');
    const old = { ...rest, clocks: clocks.filter(({ terms }) => terms.kind !== 'return_limit') };
    const late = requestSupplement(old, ask, at('2026-10-09 08:00'));
    expect(late.flags.map(({ kind }) => kind)).toEqual(['late_supplement_request']);
  });
});
