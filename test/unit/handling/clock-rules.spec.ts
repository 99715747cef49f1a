import { describe, expect, it } from '@jest/globals';
import type { RungRule } from '../../../src/domain/deadline/clock-facts.js';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type { PlanStep, WorkflowPlan } from '../../../src/domain/workflow/workflow-plan.js';
import { PROVINCE_CALENDAR } from '../../../src/app/sample/data/calendars.js';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import { deemedConsentProblems } from '../../../src/handling/catalogue/deemed-consent-problems.js';
import { FitTrial } from '../../../src/handling/catalogue/plan-fit.js';
import { ruleProblems } from '../../../src/handling/catalogue/rule-problems.js';
import { readRules } from '../../../src/handling/catalogue/rules-reader.js';
import { sampleCalendar } from '../sample/sample-calendar.js';

const rulesOf = (code: string) =>
  PROCEDURES.find((procedure) => procedure.code === code)?.rules as ProcedureRules;
const BIRTH_GROUP = rulesOf('3.000722');
const PERMIT = rulesOf('1.013225');

const overJson = (changed: object): unknown => JSON.parse(JSON.stringify({ ...BIRTH_GROUP, ...changed }));

describe('rules as they come over REST', () => {
  it.each(PROCEDURES.map(({ code, rules }) => [code, rules] as const))(
    'are read whole: %s',
    (_code, rules) => {
      expect(readRules(JSON.parse(JSON.stringify(rules)))).toEqual(JSON.parse(JSON.stringify(rules)));
    },
  );

  it('may leave out everything that has a usual meaning', () => {
    for (const changed of [
      { extension: null },
      { ladders: {} },
      { excluded: [] },
      { clockStart: 'fee_paid' },
      { supplementWaitBasis: undefined },
    ]) {
      expect(() => readRules(overJson(changed))).not.toThrow();
    }
  });

  it.each([
    ['a start that nobody knows', { clockStart: 'full_moon' }, 'rules.clockStart'],
    ['excluded time that nobody knows', { excluded: ['holiday'] }, 'rules.excluded[0]'],
    [
      'an extension without its basis',
      { extension: { most: { amount: 1, unit: 'day' } } },
      'rules.extension.legalBasis',
    ],
    ['an extension of nothing', { extension: {} }, 'rules.extension.most'],
    ['a law of the wait that is a number', { supplementWaitBasis: 19.5 }, 'rules.supplementWaitBasis'],
    ['a ladder of a clock that nobody knows', { ladders: { tea: [] } }, 'rules.ladders.tea'],
    [
      'a class of applicants that no request can name',
      { applicantClasses: [{ key: 'poor ', name: { vi: 'Hộ nghèo', en: 'Poor household' } }] },
      'rules.applicantClasses[0].key',
    ],
    ['a ladder that is a number', { ladders: { step: 3 } }, 'rules.ladders.step'],
    [
      'a rung that nobody knows',
      { ladders: { step: [{ key: 'bell', at: { kind: 'due' } }] } },
      'rules.ladders.step[0].key',
    ],
    [
      'a rung at a place that nobody knows',
      { ladders: { step: [{ key: 'overdue', at: { kind: 'noon' } }] } },
      'rules.ladders.step[0].at.kind',
    ],
    [
      'a rung with a number too many',
      { ladders: { step: [{ key: 'overdue', at: { kind: 'due', days: 1 } }] } },
      'rules.ladders.step[0].at.days',
    ],
    [
      'a deemed consent without its law',
      { plan: { ...PERMIT.plan, steps: [{ ...PERMIT.plan.steps[3], deemedConsent: { outcome: 'x' } }] } },
      'rules.plan.steps[0].deemedConsent.legalBasis',
    ],
  ])('refuse %s and name the place', (_case, changed, field) => {
    let refused: unknown = null;
    try {
      readRules(overJson(changed));
    } catch (error) {
      refused = error;
    }
    expect(refused).toMatchObject({ code: 'rules-malformed', field });
  });
});

const rung = (key: RungRule['key'], at: RungRule['at']): RungRule => ({ key, at });
const DUE = { kind: 'due' } as const;

describe('the rules of the clocks', () => {
  const codesOf = (changed: Partial<ProcedureRules>) =>
    ruleProblems({ ...BIRTH_GROUP, ...changed }).map(({ code, place }) => `${code} ${place}`);

  it('that the sample has make sense', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ ladders: { supplement_wait: [rung('expired', DUE)], processing: [] } })).toEqual([]);
  });

  it('give an extension its limit and its law, of the kind of the term', () => {
    const law = 'Luật A';
    const of = (amount: number, unit: 'working_day' | 'working_hour' | 'same_day', legalBasis = law) =>
      codesOf({ extension: { most: { amount, unit }, legalBasis } });
    expect(of(2, 'working_day')).toEqual([]);
    expect(of(0, 'working_day')).toEqual(['invalid-time-limit extension.most.amount']);
    expect(of(2, 'working_day', ' ')).toEqual(['legal-basis-missing extension.legalBasis']);
    expect(of(2, 'working_hour')).toEqual(['extension-in-other-unit extension.most']);
    expect(of(0, 'same_day')).toEqual(['extension-in-other-unit extension.most']);
  });

  it('name the law of the applicant’s time, or leave it to the decree', () => {
    expect(codesOf({ supplementWaitBasis: 'Nghị định 301/2026/NĐ-CP' })).toEqual([]);
    expect(codesOf({ supplementWaitBasis: ' ' })).toEqual(['legal-basis-missing supplementWaitBasis']);
  });

  it('exclude each kind of time once', () => {
    expect(codesOf({ excluded: ['outage', 'outage'] })).toEqual(['excluded-twice excluded']);
  });

  it('have rungs at sane places, each once', () => {
    const of = (...ladder: RungRule[]) => codesOf({ ladders: { step: ladder } });
    expect(of(rung('due_soon', { kind: 'share', share: 0.8 }), rung('overdue', DUE))).toEqual([]);
    for (const share of [0, 1, -1, 2]) {
      expect(of(rung('due_soon', { kind: 'share', share }))).toEqual(['rung-share ladders.step[0].at.share']);
    }
    for (const days of [0, -1, 0.5, 100_000]) {
      const at = { kind: 'working_days_before_due', days } as const;
      expect(of(rung('due_soon', at))).toEqual(['rung-days ladders.step[0].at.days']);
    }
    expect(of(rung('overdue', DUE), rung('overdue', DUE))).toEqual(['rung-twice ladders.step']);
  });

  it('let only those clocks expire whose end is acted on, and not before it', () => {
    const expiring = [rung('expired', DUE)];
    for (const kind of ['processing', 'step', 'leg', 'intake_response', 'apology'] as const) {
      expect(codesOf({ ladders: { [kind]: expiring } })).toEqual([
        `expiry-without-action ladders.${kind}[0]`,
      ]);
    }
    const early = [rung('expired', { kind: 'working_days_before_due', days: 1 })];
    expect(codesOf({ ladders: { supplement_wait: early } })).toEqual([
      'expiry-not-at-end ladders.supplement_wait[0].at',
    ]);
  });
});

describe('deemed consent', () => {
  const CONSULTING = PERMIT.plan.steps.find(({ kind }) => kind === 'consultation') as PlanStep;
  const problemsOf = (parts: Partial<PlanStep>) =>
    deemedConsentProblems({ ...PERMIT.plan, steps: [{ ...CONSULTING, ...parts }] }, 'plan').map(
      ({ code, place }) => `${code} ${place}`,
    );
  const consent = (outcome: string, legalBasis = 'Luật A') => ({ deemedConsent: { outcome, legalBasis } });

  it('is carried by every construction consultation of the sample, with its law', () => {
    const consulting = PROCEDURES.filter(({ field }) => field === 'Xây dựng').flatMap(({ rules }) =>
      [rules.plan, ...rules.variants.flatMap(({ plan }) => plan ?? [])].flatMap(({ steps }) =>
        steps.filter(({ kind }) => kind === 'consultation'),
      ),
    );
    expect(consulting.length).toBeGreaterThan(4);
    for (const step of consulting) {
      expect(step).toMatchObject({
        limit: { amount: 12, unit: 'day' },
        deemedConsent: { outcome: 'deemed_consent' },
      });
      expect(step.deemedConsent?.legalBasis).toContain('Luật Xây dựng');
    }
    expect(deemedConsentProblems(PERMIT.plan, 'plan')).toEqual([]);
  });

  it('needs its law, an outcome of the step that consents, and a consultation that ends', () => {
    const place = 'plan.steps.consult_technical';
    expect(problemsOf(consent('agreed', '  '))).toEqual([
      `legal-basis-missing ${place}.deemedConsent.legalBasis`,
    ]);
    expect(problemsOf(consent('none'))).toEqual([`consent-outcome-unknown ${place}.deemedConsent.outcome`]);
    expect(problemsOf({ limit: null })).toEqual([`consent-without-limit ${place}.limit`]);
    expect(problemsOf({ kind: 'task' })).toEqual([`consent-without-consultation ${place}.deemedConsent`]);
    const name = { vi: 'Từ chối', en: 'Refused' };
    const refusing = {
      outcomes: [{ key: 'no', name, next: [], result: 'refused' as const }],
      ...consent('no'),
    };
    expect(problemsOf(refusing)).toEqual([`consent-refuses ${place}.deemedConsent.outcome`]);
  });
});

describe('the time that a plan takes', () => {
  const calendar = sampleCalendar(PROVINCE_CALENDAR);
  const inOneYear = { from: '2026-09-14', to: '2026-09-14' };
  const trial = new FitTrial(calendar, inOneYear);
  const NAME = { vi: 'x', en: 'x' };

  /** One consultation and then one working day, in a term of four. */
  function planOf(deemedConsent: PlanStep['deemedConsent']): WorkflowPlan {
    const step = {
      name: NAME,
      agency: { kind: 'competent' },
      role: 'approver',
      counted: true,
      leg: null,
    } as const;
    const ask: PlanStep = {
      ...step,
      key: 'ask',
      kind: 'consultation',
      limit: { amount: 3, unit: 'working_day' },
      outcomes: [{ key: 'ok', name: NAME, next: ['sign'] }],
      ...(deemedConsent && { deemedConsent }),
    };
    const sign: PlanStep = {
      ...step,
      key: 'sign',
      kind: 'approval',
      limit: { amount: 1, unit: 'working_day' },
      outcomes: [{ key: 'ok', name: NAME, next: [], result: 'granted' }],
    };
    return { start: ['ask'], legs: [], steps: [ask, sign] };
  }
  const codesOf = (parts: Partial<ProcedureRules>, amount = 4) => {
    const variants = BIRTH_GROUP.variants.map((variant) => ({
      ...variant,
      terms: variant.terms.map((term) => ({
        ...term,
        decidedTerm: { ...term.decidedTerm, limit: { amount, unit: 'working_day' as const } },
      })),
    }));
    return trial.problems({ ...BIRTH_GROUP, ...parts, variants }).map(({ code }) => code);
  };

  it('counts a silent consultation to 24:00, so that what follows begins on the next day', () => {
    expect(codesOf({ plan: planOf(undefined) })).toEqual([]);
    const silent = planOf({ outcome: 'ok', legalBasis: 'Luật A' });
    expect(codesOf({ plan: silent })).toContain('plan-too-long');
    expect(codesOf({ plan: silent }, 5)).toEqual([]);
  });

  it('leaves out a consultation that sector law does not count', () => {
    const silent = planOf({ outcome: 'ok', legalBasis: 'Luật A' });
    expect(codesOf({ plan: silent, excluded: ['consultation'] }, 1)).toEqual([]);
  });
});
