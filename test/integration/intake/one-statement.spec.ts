import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IntakeLane } from '../../../src/dossiers/intake-lane.js';
import { TimedProduct } from '../../support/timed-product.js';

const NOW = '2026-11-25T09:10:11+07:00';
const TABLES = [
  'dossier',
  'dossier_step',
  'clock',
  'supplement_request',
  'fee_entry',
  'timeline_event',
  'dossier_due_history',
  'dossier_flag',
  'outbox',
];
/** What differs between any two dossiers, whoever writes them. */
const OWN = [
  'id',
  'dossier_id',
  'code',
  'hash',
  'previous_hash',
  'last_event_hash',
  'sent_at',
  'done_at',
  'position',
];

interface Logged {
  readonly code: string;
  readonly lookUpSecret: string;
  readonly warnings: readonly { readonly code: string; readonly dossiers: readonly string[] }[];
}

const applicant = {
  kind: 'person',
  fullName: 'Nguyễn Thị Đào',
  identityNumber: '079300001234',
  phone: '0901234567',
};
const BODIES: readonly (readonly [what: string, body: Readonly<Record<string, unknown>>])[] = [
  ['a whole dossier at the counter', { procedureCode: '1.004873', channel: 'counter', applicant }],
  ['one by post, which waits for an answer', { procedureCode: '1.004873', channel: 'postal', applicant }],
  [
    'one with papers missing: two events in the chain',
    { procedureCode: '1.004873', channel: 'counter', applicant, components: [] },
  ],
  [
    'one that is paid at once, with another fee than the rule’s',
    {
      procedureCode: '1.004873',
      channel: 'counter',
      applicant: { ...applicant, identityNumber: '079300005678' },
      fee: { amountDong: 1_000, reason: 'Miễn giảm' },
      payment: { method: 'cash', reference: 'BL 01' },
    },
  ],
  [
    'one of a class of applicants',
    {
      procedureCode: '1.004222',
      channel: 'counter',
      applicant: { ...applicant, identityNumber: '079300009999' },
      applicantClass: 'poor_household',
    },
  ],
  [
    'names that need escaping',
    {
      procedureCode: '1.004873',
      channel: 'counter',
      applicant: { ...applicant, fullName: 'Đỗ "Bảo" \\ Châu\u0301 🌾' },
    },
  ],
];

describe('an intake in one statement', () => {
  let product: TimedProduct;

  beforeAll(async () => {
    product = await TimedProduct.start(NOW);
  });
  afterAll(() => product.stop());

  const log = async (body: object, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await (await product.as('reception')).post<Logged>('dossiers', body, headers);
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return answer.body;
  };

  const rowsOf = async (code: string) => {
    const rows: Record<string, unknown> = {};
    for (const table of TABLES) {
      const id = table === 'dossier' ? 'id' : 'dossier_id';
      const text = `SELECT to_jsonb(one) - $2::text[] AS row FROM "${table}" one
        WHERE ${id} = (SELECT id FROM dossier WHERE code = $1) ORDER BY one.id`;
      rows[table] = await product.sql.query(text, [code, OWN]);
    }
    return rows;
  };

  it.each(BODIES)('writes row by row what the ordinary transaction writes: %s', async (_what, body) => {
    const alone = await log(body);
    // A key has to share the transaction, so this one takes the ordinary way.
    const ordinary = await log(body, { 'Idempotency-Key': `ordinary-${alone.code}` });
    // The second one is told of the first: the same applicant, the same procedure.
    expect(ordinary.warnings).toMatchObject([
      { code: 'possible_duplicate', dossiers: expect.arrayContaining([alone.code]) },
    ]);
    const { code, lookUpSecret, warnings } = ordinary;
    expect(ordinary).toEqual({ ...alone, code, lookUpSecret, warnings });
    expect(await rowsOf(alone.code)).toEqual(await rowsOf(ordinary.code));
    const reader = await product.as('reception');
    const timeline = await reader.get<{ intact: boolean }>(`dossiers/${alone.code}/timeline`);
    expect(timeline.body).toMatchObject({ intact: true });
  });

  async function count(work: () => Promise<unknown>): Promise<number> {
    const { logger } = product.sql;
    const statements: string[] = [];
    const counting = { ...logger, logQuery: (text: unknown) => statements.push(String(text)) };
    product.sql.logger = counting;
    await work();
    product.sql.logger = logger;
    return statements.length;
  }

  it('is one round trip; with a key it is a transaction', async () => {
    const [, body] = BODIES[0] as (typeof BODIES)[number];
    const reception = await product.as('reception');
    await reception.post('dossiers', body);
    expect(await count(() => reception.post('dossiers', body))).toBe(1);
    const key = { 'Idempotency-Key': 'counted' };
    expect(await count(() => reception.post('dossiers', body, key))).toBe(7);
  });

  it('shares its statement with at most fifteen others, however many wait', async () => {
    const reception = await product.as('reception');
    const [, body] = BODIES[0] as (typeof BODIES)[number];
    const many = 60;
    const lane = product.app.get<IntakeLane, { waiting: readonly unknown[] }>(IntakeLane);
    const sizes: number[] = [];
    const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
    // The day has a counter.
    await log(body);
    const { logger } = product.sql;
    const measuring = {
      ...logger,
      logQuery: (_text: unknown, [given]: readonly unknown[] = []) => {
        if (typeof given === 'string') sizes.push((JSON.parse(given) as readonly unknown[]).length);
      },
    };
    // The first statement waits for the day's counter, and everybody else for the first statement.
    const holder = product.sql.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT * FROM code_counter FOR UPDATE');
    product.sql.logger = measuring;
    const answers = Array.from({ length: many }, () => reception.post<Logged>('dossiers', body));
    while (lane.waiting.length + sum(sizes) < many) await sleep(5);
    await holder.rollbackTransaction();
    await holder.release();
    const codes = (await Promise.all(answers)).map((answer) => answer.body.code);
    product.sql.logger = logger;
    expect(new Set(codes).size).toBe(many);
    expect(Math.max(...sizes)).toBe(16);
    expect(sum(sizes)).toBe(many);
  });

  it('one bad intake fails alone and leaves no gap, whoever shares its statement', async () => {
    const reception = await product.as('reception');
    const [, body] = BODIES[0] as (typeof BODIES)[number];
    const unstorable = { ...body, applicant: { ...applicant, fullName: 'Đào\u0000' } };
    const before = (await log(body)).code;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_unused, index) =>
        reception.post<Logged>('dossiers', index === 5 ? unstorable : body),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      Array.from({ length: 12 }, (_unused, index) => (index === 5 ? 400 : 201)),
    );
    const numbers = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => Number(body.code.slice(-4)));
    const first = Number(before.slice(-4)) + 1;
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 11 }, (_unused, index) => first + index),
    );
  });

  it('warns of a form that is sent twice at once, though both come in one statement', async () => {
    const reception = await product.as('reception');
    const body = {
      procedureCode: '1.004873',
      channel: 'counter',
      applicant: { ...applicant, identityNumber: '079300007777' },
    };
    const [one, other] = await Promise.all([1, 2].map(() => reception.post<Logged>('dossiers', body)));
    const codes = [one?.body.code, other?.body.code];
    const told = [one, other].flatMap((each) => each?.body.warnings ?? []);
    expect(told).toHaveLength(1);
    expect(codes).toContain(told[0]?.dossiers[0]);
  });

  it('keeps a number longer than its padding whole', async () => {
    await product.sql.query('UPDATE code_counter SET last_number = 9998');
    const [, body] = BODIES[0] as (typeof BODIES)[number];
    const codes = [await log(body), await log(body)].map(({ code }) => code.split('-').at(-1));
    expect(codes).toEqual(['9999', '10000']);
  });
});
