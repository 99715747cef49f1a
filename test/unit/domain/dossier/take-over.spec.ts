import { describe, expect, it } from '@jest/globals';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import type { Happening, ToldDossier } from '../../../../src/domain/dossier/told-dossier.js';
import {
  clockOf,
  consulting,
  contextAt,
  local,
  on,
  parallelLegs,
  refusal,
  throughDesk,
  type FixtureOptions,
} from './case-fixture.js';
import {
  apology,
  CUT_OVER,
  done,
  EXCLUDES,
  extended,
  FEE,
  KEEP_OURS,
  moved,
  papers,
  pause,
  payment,
  takenOver,
  told,
} from './told-dossiers.js';

const PAUSES: FixtureOptions = { policy: { kind: 'pause' } };
const FIXED: FixtureOptions = {
  policy: { kind: 'fixed_term_after', limit: { amount: 3, unit: 'working_day' } },
};
const EXTENDS: FixtureOptions = {
  rules: { extension: { most: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật B' } },
};
const SENT: FixtureOptions = { takenInElsewhere: true, rules: { clockStart: 'agency_received' } };
const PAID: FixtureOptions = { fees: FEE, rules: { clockStart: 'fee_paid' } };

const appraised = done('appraise', '2026-10-06 10:00');
const standsAt = ({ dossier, steps }: DossierCase) => [
  dossier.state,
  local(dossier.dueAt),
  steps.filter(({ state }) => state === 'open').map(({ stepKey }) => stepKey),
];

type Row = readonly [
  what: string,
  happenings: readonly Happening[],
  stands: readonly [state: string, due: string | null, open: readonly string[]],
  options?: FixtureOptions,
  more?: Partial<ToldDossier>,
];

/** Ten working days from Monday 5 October, unless the row says otherwise: Monday 19 October 17:30. */
const ROWS: readonly Row[] = [
  ['just taken in', [], ['in_progress', '2026-10-19 17:30', ['appraise']]],
  ['in the middle of its plan', [appraised], ['in_progress', '2026-10-19 17:30', ['approve']]],
  [
    'sent back for rework',
    [appraised, done('approve', '2026-10-07 10:00', 'again')],
    ['in_progress', '2026-10-19 17:30', ['appraise']],
  ],
  [
    'supplemented, where the term goes on',
    [papers('2026-10-07 10:00', '2026-10-14 10:00')],
    ['in_progress', '2026-10-26 17:30', ['appraise']],
    PAUSES,
  ],
  [
    'supplemented, where the term starts anew',
    [papers('2026-10-07 10:00', '2026-10-14 10:00')],
    ['in_progress', '2026-10-28 17:30', ['appraise']],
  ],
  [
    'supplemented after the return limit of three working days, which only pauses',
    [papers('2026-10-12 10:00', '2026-10-14 10:00')],
    ['in_progress', '2026-10-21 17:30', ['appraise']],
  ],
  [
    'supplemented, where the appraisal has a term of its own',
    [papers('2026-10-07 10:00', '2026-10-14 10:00')],
    ['in_progress', '2026-10-19 17:30', ['appraise']],
    FIXED,
  ],
  [
    'waiting for papers',
    [papers('2026-10-07 10:00', null)],
    ['awaiting_supplement', null, ['appraise']],
    PAUSES,
  ],
  [
    'waiting for papers that were asked for when it was late already',
    [papers('2026-10-12 10:00', null)],
    ['awaiting_supplement', '2026-10-08 17:30', ['appraise']],
    { ...PAUSES, limit: { amount: 3, unit: 'working_day' } },
  ],
  [
    'consulted upon, which the law does not count',
    [pause('consultation', '2026-10-06 10:00', '2026-10-09 10:00')],
    ['in_progress', '2026-10-22 17:30', ['appraise']],
    EXCLUDES,
  ],
  [
    'verified while an opinion was awaited: what overlaps counts once',
    [
      pause('consultation', '2026-10-06 10:00', '2026-10-09 10:00'),
      pause('verification', '2026-10-08 10:00', '2026-10-12 10:00'),
    ],
    ['in_progress', '2026-10-23 17:30', ['appraise']],
    EXCLUDES,
  ],
  [
    'standing still for a verification',
    [pause('verification', '2026-10-08 10:00', null)],
    ['in_progress', null, ['appraise']],
    EXCLUDES,
  ],
  [
    'paid for',
    [payment('2026-10-06 10:00', '2026-10-08 10:00')],
    ['in_progress', '2026-10-21 17:30', ['appraise']],
    { fees: FEE },
  ],
  [
    'waiting for a payment',
    [payment('2026-10-06 10:00', null)],
    ['awaiting_payment', null, ['appraise']],
    { fees: FEE },
  ],
  ['extended', [extended('2026-10-12 10:00', 5)], ['in_progress', '2026-10-26 17:30', ['appraise']], EXTENDS],
  [
    'apologised for: the legal due moment stays',
    [apology('2026-10-15 10:00', '2026-10-23 17:00')],
    ['in_progress', '2026-10-19 17:30', ['appraise']],
  ],
  [
    'taken in elsewhere and not received yet',
    [moved('sent_on', '2026-10-05 15:00')],
    ['accepted', null, []],
    SENT,
  ],
  [
    'received by the agency that decides',
    [moved('sent_on', '2026-10-05 15:00'), moved('agency_received', '2026-10-06 09:00')],
    ['in_progress', '2026-10-20 17:30', ['appraise']],
    SENT,
  ],
  ['waiting for the fee that starts its clock', [], ['awaiting_payment', null, []], PAID],
  [
    'started by its fee',
    [payment('2026-10-05 10:00', '2026-10-06 09:00')],
    ['in_progress', '2026-10-20 17:30', ['appraise']],
    PAID,
  ],
  [
    'paid for before it was accepted: the later of both starts it',
    [payment('2026-10-05 10:00', '2026-10-05 11:00')],
    ['in_progress', '2026-10-20 17:30', ['appraise']],
    PAID,
    { channel: 'online', acceptedAt: on('2026-10-06 09:00') },
  ],
  [
    'filed online and accepted a day later',
    [],
    ['in_progress', '2026-10-20 17:30', ['appraise']],
    {},
    { channel: 'online', acceptedAt: on('2026-10-06 09:00') },
  ],
  ['filed online and not answered', [], ['registered', null, []], {}, { channel: 'online' }],
  [
    'filed online, corrected and accepted',
    [papers('2026-10-05 14:00', '2026-10-07 09:00', 'correction')],
    ['in_progress', '2026-10-21 17:30', ['appraise']],
    {},
    { channel: 'online', acceptedAt: on('2026-10-07 10:00') },
  ],
  [
    'incomplete at the counter: no receipt yet',
    [papers('2026-10-05 09:00', null, 'correction')],
    ['awaiting_correction', null, []],
  ],
  [
    'incomplete at the counter, accepted with the missing papers',
    [papers('2026-10-05 09:00', '2026-10-07 09:00', 'correction')],
    ['in_progress', '2026-10-21 17:30', ['appraise']],
    {},
    { acceptedAt: on('2026-10-07 09:00') },
  ],
  [
    'in its legs, side by side',
    [done('register', '2026-10-05 15:00'), done('police', '2026-10-06 15:00')],
    ['in_progress', '2026-10-19 17:30', ['insurance']],
    { plan: parallelLegs },
  ],
];

describe('an open dossier that is taken over', () => {
  it.each(ROWS)('%s', (_what, happenings, stands, options = {}, more = {}) => {
    expect(standsAt(takenOver(told(happenings, more), options).after)).toEqual(stands);
  });

  it('has every clock that it would have had, with the notice of the papers as their start', () => {
    const { after } = takenOver(told([appraised, papers('2026-10-07 10:00', null)]), PAUSES);
    const clocks = after.clocks.map(({ terms, stoppedAt, dueAt }) => [
      terms.kind,
      stoppedAt === null ? 'runs' : 'stopped',
      local(dueAt),
    ]);
    expect(clocks).toEqual([
      ['processing', 'runs', null],
      ['return_limit', 'stopped', '2026-10-08 17:30'],
      ['apology', 'runs', null],
      ['step', 'stopped', '2026-10-06 17:30'],
      ['step', 'runs', null],
      ['supplement_wait', 'runs', '2026-10-23 00:00'],
    ]);
  });

  it('goes on as any other: its papers come, and the policy of its version counts', () => {
    const { after } = takenOver(told([papers('2026-10-07 10:00', null)]), PAUSES);
    const back = receiveSupplement(after, contextAt(on('2026-10-19 10:00'), PAUSES)).after;
    expect([back.dossier.state, local(back.dossier.dueAt)]).toEqual(['in_progress', '2026-10-29 17:30']);
    const appraise = { step: 'appraise', outcome: 'done', note: null, officerId: '2' };
    const next = finishStep(back, appraise, contextAt(on('2026-10-20 10:00'), PAUSES)).after;
    expect(standsAt(next)[2]).toEqual(['approve']);
  });

  it('knows that papers were asked for once', () => {
    const { after } = takenOver(told([papers('2026-10-07 10:00', '2026-10-08 10:00')]), PAUSES);
    expect(after.dossier.supplementsAfter).toBe(1);
    expect(after.supplements[0]).toMatchObject({
      requestedAt: on('2026-10-07 10:00'),
      receivedAt: on('2026-10-08 10:00'),
      requestedBy: null,
      items: [{ description: 'Bản vẽ' }],
    });
    const again = { items: [{ description: 'x' }], reason: 'x', legalBasis: null, officerId: '2' };
    const context = contextAt(on(CUT_OVER), PAUSES);
    expect(refusal(() => requestSupplement(after, again, context))).toBe('supplement-already-requested');
  });

  it('that was asked for papers twice comes in with the flag that supervisors look for', () => {
    const twice = [
      papers('2026-10-06 10:00', '2026-10-07 10:00'),
      papers('2026-10-08 10:00', '2026-10-09 10:00'),
    ];
    const { past, after } = takenOver(told(twice), PAUSES);
    expect(after.dossier.supplementsAfter).toBe(2);
    const flags = past.flatMap(({ at, flags: raised }) => raised.map(({ kind }) => [local(at), kind]));
    expect(flags).toEqual([['2026-10-08 10:00', 'repeatedly_returned']]);
  });

  it('keeps the one new appointment that was promised, and that it was promised', () => {
    const { after, reAppointment } = takenOver(told([apology('2026-10-15 10:00', '2026-10-23 17:00')]));
    expect(local(after.dossier.promisedDueAt)).toBe('2026-10-23 17:00');
    expect(reAppointment).toMatchObject({
      extra: { amount: 4, unit: 'working_day' },
      sentAt: on('2026-10-15 10:00'),
      late: false,
      signedBy: null,
      signedName: 'Trần Văn Cũ',
    });
    expect(clockOf(after, 'apology').stoppedAt).toEqual(on('2026-10-15 10:00'));
  });

  it('whose consulted agency was silent has its consent at the end of that term, not at the cut-over', () => {
    const options = { plan: consulting(true), rules: { excluded: ['consultation' as const] } };
    const answered = [
      done('assign', '2026-09-01 09:00'),
      done('consult_fire', '2026-09-07 09:00', 'agreed'),
      done('appraise', '2026-09-08 09:00'),
    ];
    const facts = told(answered, { receivedAt: on('2026-08-31 09:00') });
    const { after, past, dueHistory } = takenOver(facts, options);
    expect(standsAt(after)[2]).toEqual(['propose']);
    // Twelve days from 1 September, a holiday: until Monday 14 at midnight.
    const consents = past.filter(({ events }) => events.some(({ type }) => type === 'consent_deemed'));
    expect(consents.map(({ at }) => local(at))).toEqual(['2026-09-15 00:00']);
    expect(dueHistory.at(-1)?.reason).toBe('clock_resumed');
  });

  it('passes the steps that the old system does not know, at the moment at which they open', () => {
    const rules = { ...KEEP_OURS, notLogged: new Map([['intake', 'handed_over']]) };
    const { after } = takenOver(told(), { plan: throughDesk }, rules);
    expect(after.steps.map(({ stepKey, state, openedAt }) => [stepKey, state, local(openedAt)])).toEqual([
      ['intake', 'done', '2026-10-05 09:00'],
      ['decide', 'open', '2026-10-05 09:00'],
    ]);
  });

  it('remembers each due moment with what moved it', () => {
    const { dueHistory } = takenOver(told([papers('2026-10-07 10:00', '2026-10-14 10:00')]), PAUSES);
    expect(dueHistory.map(({ at, dueAt, reason }) => [local(at), local(dueAt), reason])).toEqual([
      ['2026-10-05 09:00', '2026-10-19 17:30', 'dossier_accepted'],
      ['2026-10-07 10:00', null, 'supplement_requested'],
      ['2026-10-14 10:00', '2026-10-26 17:30', 'supplement_received'],
    ]);
  });
});
