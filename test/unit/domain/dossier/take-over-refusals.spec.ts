import { describe, expect, it } from '@jest/globals';
import type { Happening, ToldDossier } from '../../../../src/domain/dossier/told-dossier.js';
import { consulting, on, type FixtureOptions } from './case-fixture.js';
import {
  apology,
  done,
  EXCLUDES,
  extended,
  FEE,
  papers,
  pause,
  payment,
  takenOver,
  told,
  undecided,
} from './told-dossiers.js';

const appraised = done('appraise', '2026-10-06 10:00');

describe('what cannot be decided is refused, and where it is told', () => {
  type Undecidable = readonly [
    what: string,
    happenings: readonly Happening[],
    code: string,
    line: 0 | 1 | null,
    more?: Partial<ToldDossier> & { readonly options?: FixtureOptions },
  ];
  const again = done('appraise', '2026-10-07 10:00');

  it.each<Undecidable>([
    ['a step that the plan does not have', [done('weigh', '2026-10-06 10:00')], 'unknown-step', 0],
    ['steps out of order', [done('approve', '2026-10-06 10:00', 'granted')], 'step-not-open', 0],
    ['a step done twice', [appraised, again], 'step-not-open', 1],
    ['an outcome that is none', [done('appraise', '2026-10-06 10:00', 'x')], 'unknown-outcome', 0],
    [
      'an outcome that is not told where there are several',
      [appraised, done('approve', '2026-10-07 10:00', null)],
      'outcome-not-told',
      1,
    ],
    [
      'another agency than the plan has for the step',
      [{ ...appraised, agencyId: '99' } as Happening],
      'step-agency-differs',
      0,
    ],
    [
      'a dossier that is finished',
      [appraised, done('approve', '2026-10-07 10:00', 'granted')],
      'already-finished',
      1,
    ],
    ['a state that is an end', [], 'already-finished', null, { state: 'returned' }],
    ['another state than what happened leads to', [], 'state-differs', null, { state: 'accepted' }],
    ['another step than is reached', [], 'current-step-differs', null, { currentSteps: ['approve'] }],
    [
      'a pause that ends before it begins',
      [papers('2026-10-07 10:00', '2026-10-06 10:00')],
      'ends-before-start',
      0,
    ],
    ['a moment in the future', [done('appraise', '2026-10-20 10:00')], 'moment-not-possible', 0],
    ['an end in the future', [papers('2026-10-07 10:00', '2026-10-20 10:00')], 'moment-not-possible', 0],
    ['work before the receipt', [done('appraise', '2026-10-02 10:00')], 'moment-not-possible', 0],
    [
      'an acceptance before the receipt',
      [],
      'moment-not-possible',
      null,
      { acceptedAt: on('2026-10-02 10:00') },
    ],
    [
      'two pauses of one reason that overlap',
      [
        pause('verification', '2026-10-06 10:00', '2026-10-09 10:00'),
        pause('verification', '2026-10-07 10:00', '2026-10-08 10:00'),
      ],
      'already-paused',
      1,
      { options: EXCLUDES },
    ],
    [
      'a pause that the version does not know',
      [pause('verification', '2026-10-06 10:00', '2026-10-09 10:00')],
      'pause-not-allowed',
      0,
    ],
    [
      'work while the ball is with the applicant',
      [papers('2026-10-06 10:00', '2026-10-09 10:00'), again],
      'action-not-allowed',
      1,
    ],
    [
      'an extension that the law does not give',
      [extended('2026-10-12 10:00', 5)],
      'extension-not-allowed',
      0,
    ],
    [
      'a second apology',
      [apology('2026-10-14 10:00', '2026-10-23 17:00'), apology('2026-10-15 10:00', '2026-10-26 17:00')],
      'already-re-appointed',
      1,
    ],
    [
      'a promise that lies before the due moment',
      [apology('2026-10-14 10:00', '2026-10-16 17:00')],
      'promise-too-early',
      0,
    ],
    [
      'a channel that is not offered',
      [],
      'channel-not-offered',
      null,
      { channel: 'fax' as ToldDossier['channel'] },
    ],
    [
      'an answer of an agency whose silence had become consent',
      [done('assign', '2026-09-01 09:00'), done('consult', '2026-09-20 09:00', 'objected')],
      'consent-already-deemed',
      1,
      { options: { plan: consulting(true) }, receivedAt: on('2026-08-31 09:00') },
    ],
    [
      'papers for which the applicant’s time has run out',
      [papers('2026-09-03 10:00', null)],
      'wait-is-over',
      null,
      { receivedAt: on('2026-09-03 09:00') },
    ],
    [
      'a fee for which the applicant’s time has run out, where sector law then closes',
      [payment('2026-10-05 10:00', null)],
      'wait-is-over',
      null,
      {
        options: {
          fees: FEE,
          rules: { paymentWait: { limit: { amount: 3, unit: 'day' }, legalBasis: 'Luật C', closes: true } },
        },
      },
    ],
  ])('%s', (_what, happenings, code, place, { options, ...more } = {}) => {
    const line = place === null ? null : (happenings[place]?.line ?? null);
    expect(undecided(() => takenOver(told(happenings, more), options))).toEqual([code, line]);
  });

  it('but papers that came after the applicant’s time and were taken all the same, came', () => {
    const late = [papers('2026-09-03 10:00', '2026-09-28 10:00')];
    const { after } = takenOver(told(late, { receivedAt: on('2026-09-03 09:00') }), {
      policy: { kind: 'pause' },
    });
    expect(after.dossier.state).toBe('in_progress');
  });
});
