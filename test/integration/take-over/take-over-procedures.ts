import type { TimeLimit } from '../../../src/domain/deadline/time-limit.js';
import type { ProcedureRules, SupplementPolicy } from '../../../src/domain/procedure-rules.js';
import type { WorkflowPlan } from '../../../src/domain/workflow/workflow-plan.js';
import { publishersOf, publishReviewed } from '../../support/publish-version.js';
import type { TimedProduct } from '../../support/timed-product.js';

const NAME = { vi: 'Bước thử', en: 'A step' };
const OWN = { agency: { kind: 'competent' }, counted: true, leg: null } as const;
const hours = (amount: number): TimeLimit => ({ amount, unit: 'working_hour' });

const PLAN: WorkflowPlan = {
  start: ['appraise'],
  legs: [],
  steps: [
    {
      ...OWN,
      key: 'appraise',
      name: { vi: 'Thẩm định', en: 'Appraise' },
      kind: 'task',
      role: 'processing_officer',
      limit: hours(4),
      outcomes: [{ key: 'done', name: NAME, next: ['sign'] }],
    },
    {
      ...OWN,
      key: 'sign',
      name: { vi: 'Ký duyệt', en: 'Sign' },
      kind: 'approval',
      role: 'approver',
      limit: hours(2),
      outcomes: [
        { key: 'approved', name: NAME, next: [], result: 'granted' },
        { key: 'again', name: NAME, next: ['appraise'] },
      ],
    },
  ],
};

/** What of a procedure decides when its dossiers are due. */
export interface Term {
  readonly limit: TimeLimit;
  readonly policy: SupplementPolicy;
  /** After 15:00 the next working day counts. */
  readonly cutOff: boolean;
  readonly excludes: boolean;
  readonly extends: boolean;
}

const usual = { policy: { kind: 'pause' }, cutOff: false, excludes: true, extends: false } as const;

export const TERMS: Readonly<Record<string, Term>> = {
  'CO.PAUSE': { ...usual, limit: { amount: 10, unit: 'working_day' }, extends: true },
  'CO.RESTART': { ...usual, limit: { amount: 15, unit: 'day' }, policy: { kind: 'restart' } },
  'CO.FIXED': {
    ...usual,
    limit: { amount: 1, unit: 'month' },
    policy: { kind: 'fixed_term_after', limit: { amount: 5, unit: 'working_day' } },
  },
  'CO.HOURS': { ...usual, limit: hours(40) },
  'CO.CUTOFF': { ...usual, limit: { amount: 7, unit: 'working_day' }, cutOff: true },
};

function rulesOf({ limit, policy, cutOff, excludes, extends: isExtended }: Term): ProcedureRules {
  return {
    variants: [
      {
        key: 'usual',
        name: NAME,
        terms: (['counter', 'online', 'postal'] as const).map((channel) => ({
          channel,
          printedTerm: { text: `${limit.amount}`, amount: limit.amount, unit: limit.unit },
          decidedTerm: { limit, basis: 'Nghị định A', decidedBy: 'UBND tỉnh' },
        })),
        fees: [{ channel: null, amountDong: 50_000, per: null, note: 'Lệ phí' }],
        components: [],
        plan: null,
      },
    ],
    defaultVariant: 'usual',
    cutOff: {
      at: cutOff ? { kind: 'time_of_day', minuteOfDay: 900 } : { kind: 'none' },
      affects: cutOff ? 'clock' : 'hand_over',
    },
    supplementPolicy: policy,
    supplementWait: { amount: 15, unit: 'day' },
    excluded: excludes ? ['consultation', 'verification', 'outage'] : [],
    extension: isExtended ? { most: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật A, Điều 7' } : null,
    immediate: false,
    plan: PLAN,
    legalBasis: ['Luật A'],
    results: [],
  };
}

/** Two cases with terms of their own: which one a dossier is has to be told. */
function withTwoVariants(rules: ProcedureRules): ProcedureRules {
  const [usualCase] = rules.variants;
  if (!usualCase) throw new Error('the rules have no variant');
  return { ...rules, variants: [usualCase, { ...usualCase, key: 'other' }] };
}

/** Five days and no fee for poor households. */
function withClass(rules: ProcedureRules): ProcedureRules {
  const whose = { applicantClass: 'poor' };
  const limit: TimeLimit = { amount: 5, unit: 'working_day' };
  return {
    ...rules,
    applicantClasses: [{ key: 'poor', name: { vi: 'Hộ nghèo', en: 'Poor household' } }],
    variants: rules.variants.map((variant) => ({
      ...variant,
      terms: variant.terms.flatMap((term) => [
        term,
        { ...term, ...whose, decidedTerm: { ...term.decidedTerm, limit } },
      ]),
      fees: variant.fees.flatMap((fee) => [
        { ...fee, key: 'filing' },
        { ...fee, key: 'filing', ...whose, amountDong: 0 },
      ]),
    })),
  };
}

/** Published through the API, as an administrator would. */
export async function publishTakeOverProcedures(product: TimedProduct): Promise<void> {
  const publishers = await publishersOf(product);
  const { admin } = publishers;
  const [first] = Object.values(TERMS);
  const all = [
    ...Object.entries(TERMS).map(([code, term]) => [code, rulesOf(term)] as const),
    ['CO.TWO', withTwoVariants(rulesOf(first as Term))] as const,
    ['CO.CLASS', withClass(rulesOf(first as Term))] as const,
  ];
  for (const [code, rules] of all) {
    const names = { nameVi: `Thủ tục ${code}`, nameEn: `Procedure ${code}` };
    await expectOk(admin.post('procedures', { ...names, code, field: 'Hộ tịch', levels: ['commune'] }));
    await expectOk(admin.post(`procedures/${code}/versions`, { effectiveFrom: '2026-01-01', rules }));
    await expectOk(publishReviewed(publishers, `procedures/${code}/versions/1`));
  }
}

async function expectOk(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(JSON.stringify(body));
}
