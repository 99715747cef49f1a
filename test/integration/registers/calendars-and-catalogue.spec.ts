import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DecidedTerm, ProcedureRules, ProcedureVariant } from '../../../src/domain/procedure-rules.js';
import type { WorkflowPlan } from '../../../src/domain/workflow/workflow-plan.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';
import { publishersOf, publishReviewed } from '../../support/publish-version.js';

const CODE = '1.001193';
const DAYS = '/api/v1/calendars/tinh-mau/days';

let sample: SampleProduct;
let admin: ApiClient;
let rules: ProcedureRules;

beforeAll(async () => {
  sample = await SampleProduct.start();
  admin = await sample.as('admin');
  const [row] = await sample.sql.query<{ rules: ProcedureRules }[]>(
    `SELECT v.rules FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id WHERE p.code = $1`,
    [CODE],
  );
  rules = row?.rules as ProcedureRules;
}, 60_000);
afterAll(() => sample.stop());

function swapOff(on: string, parts: object = {}) {
  return { on, kind: 'swap_off', name: 'Nghỉ hoán đổi', source: 'Công văn thử nghiệm', ...parts };
}

async function dueOn(receivedAt: string): Promise<string> {
  const body = { procedureCode: '1.004194', channel: 'counter', agencyCode: 'H99.31', receivedAt };
  const answer = await admin.post('/api/v1/deadlines/preview', body);
  return (answer.body as { dueAt: string }).dueAt;
}

describe('declaring days', () => {
  it('moves the due moments of every calendar that inherits, from the next request on', async () => {
    expect(await dueOn('2026-12-01T08:00:00+07:00')).toContain('2026-12-04');
    const answer = await admin.post(DAYS, { days: [swapOff('2026-12-02')] });
    expect([answer.status, (answer.body as { version: number }).version]).toEqual([201, 3]);
    expect(await dueOn('2026-12-01T08:00:00+07:00')).toContain('2026-12-07');
    const [police] = await sample.sql.query<{ version: number }[]>(
      `SELECT version FROM calendar WHERE code = 'cong-an-mau'`,
    );
    expect(police?.version).toBe(3);
  });

  it.each([
    ['a day off with sessions', [swapOff('2026-12-03', { sessions: [{ from: '07:30', to: '11:30' }] })]],
    ['a session that ends before it begins', [makeUp('2026-12-05', '11:30', '07:30')]],
    ['a day named twice', [swapOff('2026-12-03'), swapOff('2026-12-03')]],
    ['a day that does not exist', [swapOff('2026-02-30')]],
    ['a kind that nobody knows', [swapOff('2026-12-03', { kind: 'party' })]],
  ])('refuses %s, names the field and changes nothing', async (_case, days) => {
    const before = await sample.sql.query<object[]>(`SELECT * FROM calendar_day ORDER BY 1, 2`);
    const answer = await admin.post(DAYS, { days });
    expect([400, 422]).toContain(answer.status);
    expect((answer.body as { errors?: { field: string }[] }).errors?.[0]?.field).toContain('days');
    expect(await sample.sql.query(`SELECT * FROM calendar_day ORDER BY 1, 2`)).toEqual(before);
  });

  it('is for administrators and for calendars that exist', async () => {
    const officer = await sample.as('officer');
    expect((await officer.post(DAYS, { days: [swapOff('2026-12-03')] })).status).toBe(403);
    const unknown = await admin.post('/api/v1/calendars/none/days', { days: [swapOff('2026-12-03')] });
    expect([unknown.status, (unknown.body as { code: string }).code]).toEqual([422, 'unknown-calendar']);
  });

  it('shows the year with inherited days and says whether it is provisional', async () => {
    const of = async (year: number) =>
      (await admin.get(`/api/v1/calendars/cong-an-mau/days?year=${year}`)).body as {
        provisional: boolean;
        items: { on: string; kind: string }[];
      };
    const days2026 = await of(2026);
    expect(days2026.provisional).toBe(false);
    expect(days2026.items.find(({ on }) => on === '2026-11-24')?.kind).toBe('holiday');
    expect(days2026.items.find(({ on }) => on === '2026-10-10')?.kind).toBe('duty');
    expect((await of(2027)).provisional).toBe(true);
  });
});

function makeUp(on: string, from: string, to: string) {
  return { on, kind: 'makeup_work', name: 'Làm bù', source: 'Công văn thử nghiệm', sessions: [{ from, to }] };
}

const versions = `/api/v1/procedures/${CODE}/versions`;

async function drafted(changed: object, effectiveFrom = '2027-03-01'): Promise<number> {
  const answer = await admin.post(versions, { effectiveFrom, rules: { ...rules, ...changed } });
  expect(answer.status).toBe(201);
  return (answer.body as { no: number }).no;
}

async function publish(no: number) {
  const { status, body } = await publishReviewed<object>(await publishersOf(sample), `${versions}/${no}`);
  const problem = body as { code?: string; errors?: { field: string }[] };
  return { status, code: problem.code, field: problem.errors?.[0]?.field };
}

/** The plan with one of its steps changed. */
function planWith(key: string, parts: object): WorkflowPlan {
  const { plan } = rules;
  return { ...plan, steps: plan.steps.map((step) => (step.key === key ? { ...step, ...parts } : step)) };
}

function withTerms(termsOf: (variant: ProcedureVariant) => ProcedureVariant['terms']): ProcedureVariant[] {
  return rules.variants.map((variant) => ({ ...variant, terms: termsOf(variant) }));
}

/** Beside the terms for everybody the same ones for poor households, decided otherwise. */
function forPoor(decided: Partial<DecidedTerm>): Partial<ProcedureRules> {
  const variants = withTerms(({ terms }) => [
    ...terms,
    ...terms.map((term) => ({
      ...term,
      applicantClass: 'poor',
      decidedTerm: { ...term.decidedTerm, ...decided },
    })),
  ]);
  return { variants, applicantClasses: [{ key: 'poor', name: { vi: 'Hộ nghèo', en: 'Poor household' } }] };
}

describe('publishing a version', () => {
  it.each([
    [
      'a plan longer than the term',
      () => ({ plan: planWith('process', { limit: { amount: 9, unit: 'working_hour' } }) }),
      'rules.variants.standard.terms',
    ],
    [
      'a step that leads nowhere',
      () => ({
        plan: planWith('process', {
          outcomes: [{ key: 'done', name: { vi: 'x', en: 'x' }, next: ['none'] }],
        }),
      }),
      'rules.plan.steps.process',
    ],
    [
      'an agency that does not exist',
      () => ({ plan: planWith('process', { agency: { kind: 'named', agencyCode: 'H99.77' } }) }),
      'rules.plan.steps.process.agency',
    ],
    [
      'a field that nobody handles',
      () => ({ competent: { kind: 'by_field', field: 'Thiên văn' } }),
      'rules.competent',
    ],
    ['an impossible limit', () => ({ supplementWait: { amount: -1, unit: 'day' } }), 'rules.supplementWait'],
    ['no legal basis', () => ({ legalBasis: [] }), 'rules.legalBasis'],
    ['a default variant that is not there', () => ({ defaultVariant: 'none' }), 'rules.defaultVariant'],
    [
      'a plan longer than the term of one class',
      () => forPoor({ limit: { amount: 1, unit: 'working_hour' } }),
      'rules.variants.standard.terms.online[poor]',
    ],
    [
      'a term of a class that it does not declare',
      () => ({ ...forPoor({}), applicantClasses: [] }),
      'rules.variants.standard.terms.online[poor].applicantClass',
    ],
    [
      'terms of which none is for the last days',
      () => ({ variants: withTerms(({ terms }) => terms.map((term) => ({ ...term, to: '2027-12-31' }))) }),
      'rules.variants.standard.terms.counter',
    ],
  ])('refuses %s and names the place', async (_case, changed, place) => {
    const answer = await publish(await drafted(changed()));
    expect([answer.status, answer.code]).toEqual([422, 'version-not-publishable']);
    expect(answer.field).toContain(place);
  });

  it('is not even drafted with a day that there is not', async () => {
    const variants = withTerms(({ terms }) => terms.map((term) => ({ ...term, to: '2027-02-29' })));
    const drafting = { effectiveFrom: '2027-03-01', rules: { ...rules, variants } };
    const { status, body } = await admin.post<Problem>(versions, drafting);
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([
      422,
      'rules-malformed',
      'rules.variants[0].terms[0].to',
    ]);
  });

  it('ends the version before it the day before, and never cuts one that starts later', async () => {
    expect((await publish(await drafted({}))).status).toBe(200);
    const shown = async (on: string) =>
      (await admin.get(`/api/v1/procedures/${CODE}?on=${on}`)).body as object;
    expect(await shown('2027-02-28')).toMatchObject({
      effectiveFrom: '2024-01-01',
      effectiveTo: '2027-02-28',
    });
    expect(await shown('2027-03-01')).toMatchObject({ effectiveFrom: '2027-03-01', effectiveTo: null });
    expect(await publish(await drafted({}, '2027-02-01'))).toMatchObject({
      status: 409,
      code: 'version-dates-overlap',
    });
    const published = await drafted({}, '2027-06-01');
    expect((await publish(published)).status).toBe(200);
    expect(await publish(published)).toMatchObject({ status: 409, code: 'version-not-draft' });
  });

  it('takes no rules of another shape and leaves no draft', async () => {
    const count = () => sample.sql.query<object[]>(`SELECT count(*) FROM procedure_version`);
    const before = await count();
    for (const broken of [
      { plan: 1 },
      { surprise: true },
      { variants: [{}] },
      { cutOff: { at: { kind: 'x' } } },
    ]) {
      const answer = await admin.post(versions, {
        effectiveFrom: '2028-01-01',
        rules: { ...rules, ...broken },
      });
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'rules-malformed']);
    }
    expect(await count()).toEqual(before);
  });
});

describe('the catalogue for everybody', () => {
  it('finds procedures by words without diacritics, by code and by field', async () => {
    const found = async (query: string) => {
      const { body } = await admin.get(`/api/v1/procedures?${query}`);
      return (body as { items: { code: string }[] }).items.map(({ code }) => code);
    };
    expect(await found('q=dang+ky+khai+sinh')).toContain(CODE);
    expect(await found('q=1.0139')).toContain('1.013978');
    expect(await found(`field=${encodeURIComponent('Cư trú')}`)).toEqual([
      '1.002755',
      '1.003197',
      '1.004194',
      '1.004222',
    ]);
    expect(await found('q=khong-co-thu-tuc-nay')).toEqual([]);
  });

  it('shows terms as printed and as decided, fees, papers and steps', async () => {
    const { status, body } = await admin.get('/api/v1/procedures/1.013978');
    expect(status).toBe(200);
    const shown = body as { variants: { terms: object[]; components: object[] }[]; steps: object[] };
    expect(shown.variants[0]?.terms[0]).toMatchObject({
      channel: 'online',
      printedTerm: { text: '17 Ngày làm việc' },
      decidedTerm: { limit: { amount: 17, unit: 'working_day' } },
    });
    expect(shown.steps.length).toBeGreaterThan(5);
    expect((await admin.get('/api/v1/procedures/9.999999')).status).toBe(404);
  });
});
