import type { ProcedureRules, RowScope } from '../../../src/domain/procedure-rules.js';
import type { TimeLimit } from '../../../src/domain/deadline/time-limit.js';
import type { PlanStep, WorkflowPlan } from '../../../src/domain/workflow/workflow-plan.js';
import { publishersOf, publishReviewed } from '../../support/publish-version.js';
import type { TimedProduct } from '../../support/timed-product.js';

const NAME = { vi: 'Bước thử', en: 'A step' };
const COUNTED = {
  agency: { kind: 'competent' },
  role: 'processing_officer',
  counted: true,
  leg: null,
} as const;

const to = (key: string, ...next: string[]) => ({ key, name: NAME, next });
const ends = (key: string, result: 'granted' | 'refused') => ({ key, name: NAME, next: [], result });
const hours = (amount: number): TimeLimit => ({ amount, unit: 'working_hour' });

const sign: PlanStep = {
  ...COUNTED,
  key: 'sign',
  name: NAME,
  kind: 'approval',
  role: 'approver',
  limit: hours(2),
  outcomes: [ends('approved', 'granted'), ends('refused', 'refused')],
};
const appraise = (next: string): PlanStep => ({
  ...COUNTED,
  key: 'appraise',
  name: NAME,
  kind: 'task',
  limit: hours(4),
  outcomes: [to('done', next)],
});

const SIMPLE: WorkflowPlan = { start: ['appraise'], legs: [], steps: [appraise('sign'), sign] };

/** Appraisal beside a consultation of Sở Xây dựng (H99.03), then the draft. */
function consulting(limit: TimeLimit, deemedConsent?: PlanStep['deemedConsent']): WorkflowPlan {
  const consult: PlanStep = {
    ...COUNTED,
    key: 'consult',
    name: { vi: 'Lấy ý kiến Sở Xây dựng', en: 'Consult the department' },
    kind: 'consultation',
    agency: { kind: 'named', agencyCode: 'H99.03' },
    limit,
    counted: false,
    outcomes: [to('agreed', 'draft'), to('objected', 'draft')],
    ...(deemedConsent && { deemedConsent }),
  };
  const draft: PlanStep = {
    ...appraise('sign'),
    key: 'draft',
    waitsFor: ['appraise', 'consult'],
  };
  return { start: ['appraise', 'consult'], legs: [], steps: [appraise('draft'), consult, draft, sign] };
}

export function rulesOf(days: number, parts: Partial<ProcedureRules> = {}): ProcedureRules {
  const limit: TimeLimit = { amount: days, unit: 'working_day' };
  return {
    variants: [
      {
        key: 'usual',
        name: NAME,
        terms: (['counter', 'online', 'postal'] as const).map((channel) => ({
          channel,
          printedTerm: { text: `${days} ngày làm việc`, amount: days, unit: 'working_day' },
          decidedTerm: { limit, basis: 'Nghị định A', decidedBy: 'UBND tỉnh' },
        })),
        fees: [],
        components: [],
        plan: null,
      },
    ],
    defaultVariant: 'usual',
    cutOff: { at: { kind: 'none' }, affects: 'hand_over' },
    supplementPolicy: { kind: 'restart' },
    supplementWait: { amount: 15, unit: 'day' },
    immediate: false,
    plan: SIMPLE,
    legalBasis: ['Luật A'],
    results: [],
    ...parts,
  };
}

function costing(rules: ProcedureRules): ProcedureRules {
  const fees = [{ channel: null, amountDong: 20_000, per: null, note: '' }];
  return { ...rules, variants: rules.variants.map((variant) => ({ ...variant, fees })) };
}

export const LAW = 'Luật Xây dựng 50/2014/QH13, Điều 102';

const TWELVE_DAYS: TimeLimit = { amount: 12, unit: 'day' };
const THREE_WORKING_DAYS: TimeLimit = { amount: 3, unit: 'working_day' };

const JULY: RowScope = { from: '2026-07-01', to: '2026-07-31' };
const FILING = { key: 'filing', channel: null, per: null, note: 'Lệ phí' };

/** Ten days and 20,000 for everybody, in July half of both; poor households five days and nothing, companies more. */
function classed(parts: Partial<ProcedureRules> = {}): ProcedureRules {
  const days = (amount: number, scope: RowScope) =>
    rulesOf(amount).variants.flatMap(({ terms }) => terms.map((term) => ({ ...term, ...scope })));
  const [usual] = rulesOf(10).variants;
  const others: readonly RowScope[] = [{ to: '2026-06-30' }, { from: '2026-08-01' }];
  return rulesOf(10, {
    applicantClasses: [
      { key: 'poor', name: { vi: 'Hộ nghèo', en: 'Poor household' }, evidence: 'Giấy chứng nhận hộ nghèo' },
      { key: 'company', name: { vi: 'Doanh nghiệp', en: 'Company' } },
    ],
    variants: [
      {
        ...(usual as ProcedureRules['variants'][number]),
        terms: [
          ...others.flatMap((scope) => days(10, scope)),
          ...days(5, JULY),
          ...days(3, { applicantClass: 'poor' }),
        ],
        fees: [
          ...others.map((scope) => ({ ...FILING, amountDong: 20_000, ...scope })),
          { ...FILING, amountDong: 10_000, ...JULY },
          { ...FILING, amountDong: 0, applicantClass: 'poor' },
          { ...FILING, amountDong: 50_000, applicantClass: 'company' },
          { ...FILING, key: 'copy', amountDong: 3_000 },
        ],
      },
    ],
    excluded: ['verification'],
    extension: { most: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật A, Điều 7' },
    ...parts,
  });
}

/** One procedure for each rule of the clock. */
const CLOCK_PROCEDURES: Readonly<Record<string, ProcedureRules>> = {
  plain: rulesOf(10),
  /** An approver appraises on a day when no processing officer is there. */
  covered: rulesOf(10, {
    plan: { ...SIMPLE, steps: [{ ...appraise('sign'), absenceCover: 'approver' }, sign] },
  }),
  sent: rulesOf(5, { clockStart: 'agency_received' }),
  paid: costing(rulesOf(2, { clockStart: 'fee_paid' })),
  'paid-or-closed': costing(
    rulesOf(2, {
      clockStart: 'fee_paid',
      paymentWait: { limit: { amount: 30, unit: 'day' }, legalBasis: 'Luật Phí và lệ phí', closes: true },
    }),
  ),
  classed: classed(),
  'classed-paid': classed({ clockStart: 'fee_paid' }),
  extendable: rulesOf(10, {
    extension: { most: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật A, Điều 7' },
  }),
  verified: rulesOf(10, { excluded: ['verification'], supplementPolicy: { kind: 'pause' } }),
  asked: rulesOf(10, { plan: consulting(THREE_WORKING_DAYS) }),
  silent: rulesOf(20, { plan: consulting(TWELVE_DAYS, { outcome: 'agreed', legalBasis: LAW }) }),
  appraised: rulesOf(10, {
    supplementPolicy: { kind: 'fixed_term_after', limit: THREE_WORKING_DAYS },
    supplementWaitBasis: 'Luật A, Điều 5',
  }),
  'working-wait': rulesOf(10, { supplementWait: { amount: 15, unit: 'working_day' } }),
};

/** Published through the API, as an administrator would. */
export async function publishClockProcedures(product: TimedProduct): Promise<void> {
  const publishers = await publishersOf(product);
  const { admin } = publishers;
  for (const [code, rules] of Object.entries(CLOCK_PROCEDURES)) {
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
