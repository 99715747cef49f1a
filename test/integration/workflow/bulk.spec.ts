import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../queue/until.js';
import { ClockOffice, refused, type Dossier } from '../trips/clock-office.js';

interface Answer {
  readonly done: number;
  readonly refused: number;
  readonly items: readonly {
    readonly code: string;
    readonly ok: boolean;
    readonly version: number | null;
    readonly problem: { readonly code: string; readonly status: number; readonly instance: string } | null;
  }[];
}

const ONE = 'officer';
const OTHER = 'officer.phuong-huong-dong';
const STEP = { step: 'appraise' };
const DONE = { ...STEP, outcome: 'done' };

describe('a verb on many dossiers', () => {
  let office: ClockOffice;
  let number = 0;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const bulk = async (username: string, verb: string, items: object[], headers = {}) =>
    (await office.as(username)).post<Answer>(`bulk/${verb}`, { items }, headers);
  const act = async (username: string, code: string | undefined, verb: string, body: object = STEP) =>
    (await office.as(username)).post<Dossier>(`dossiers/${code}/${verb}`, body);
  const logMany = async (count: number) => {
    const codes: string[] = [];
    for (let n = 0; n < count; n += 1) codes.push((await office.log('plain')).code);
    return codes;
  };
  const told = ({ items }: Answer) => items.map(({ code, ok, problem }) => [code, ok ? 'ok' : problem?.code]);
  const keyOf = () => ({ 'idempotency-key': `bulk-${(number += 1)}` });
  const events = async (type: string) => {
    const text = 'SELECT count(*)::int AS count FROM timeline_event WHERE type = $1';
    const [row] = await office.sql.query<{ count: number }[]>(text, [type]);
    return row?.count ?? 0;
  };

  it('answers for each in the order of the request, with the same rules and rights as the single verb', async () => {
    const [free, held, stale, done] = await logMany(4);
    await act(OTHER, held, 'claim-step');
    await act(ONE, done, 'finish-step', DONE);
    const { status, body } = await bulk(ONE, 'finish-step', [
      { code: held, ...DONE },
      { code: free, ...DONE, note: 'Đủ điều kiện' },
      { code: stale, ...DONE, seenVersion: 7 },
      { code: 'H99.31-200101-0001', ...DONE },
      { code: done, ...DONE },
      { code: done, step: 'sign', outcome: 'approved' },
    ]);
    expect(status).toBe(200);
    expect(told(body)).toEqual([
      [held, 'step-held'],
      [free, 'ok'],
      [stale, 'stale-version'],
      ['H99.31-200101-0001', 'not-found'],
      [done, 'step-not-open'],
      [done, 'forbidden'],
    ]);
    expect([body.done, body.refused]).toEqual([1, 5]);
    expect(body.items[0]?.problem).toMatchObject({
      status: 409,
      instance: `/api/v1/dossiers/${held}/finish-step`,
    });
    expect(body.items[1]?.version).toBe((await office.show(free ?? '')).version);
  });

  it('answers a second mention of a dossier as the second attempt', async () => {
    const [code, other] = await logMany(2);
    const items = [code, other, code, code].map((each) => ({ code: each, ...STEP }));
    const { body } = await bulk(ONE, 'claim-step', items);
    expect(told(body)).toEqual([
      [code, 'ok'],
      [other, 'ok'],
      [code, 'step-held'],
      [code, 'step-held'],
    ]);
    const put = await bulk(ONE, 'release-step', items.slice(0, 3));
    expect(told(put.body).map(([, answer]) => answer)).toEqual(['ok', 'ok', 'step-not-held']);
  });

  it('is done once, however often the request is sent with its key', async () => {
    const codes = await logMany(5);
    await act(OTHER, codes[0], 'claim-step');
    const items = codes.map((code) => ({ code, ...STEP, username: ONE }));
    const headers = keyOf();
    const before = await events('step_assigned');
    const answers = await Promise.all([1, 2, 3].map(() => bulk('approver', 'assign-step', items, headers)));
    const later = await bulk('approver', 'assign-step', items, headers);
    expect(answers.map(({ body }) => body)).toEqual([later.body, later.body, later.body]);
    expect([later.body.done, later.headers.get('idempotent-replay')]).toEqual([4, 'true']);
    expect(await events('step_assigned')).toBe(before + 4);
    const reused = await bulk('approver', 'assign-step', items.slice(1), headers);
    expect(refused(reused)).toEqual([422, 'idempotency-key-reused']);
  });

  it('goes on where it was cut off: what was done is not done again and has the same answer', async () => {
    const codes = await logMany(3);
    const items = codes.map((code) => ({ code, ...STEP }));
    const headers = keyOf();
    const first = await bulk(ONE, 'claim-step', items, headers);
    // As a process leaves it that dies after two of three items.
    await office.sql.query(
      `UPDATE idempotency_key SET answer = NULL WHERE key = $1 AND route NOT LIKE '%#%'`,
      [headers['idempotency-key']],
    );
    await office.sql.query(`DELETE FROM idempotency_key WHERE key = $1 AND route LIKE '%#2'`, [
      headers['idempotency-key'],
    ]);
    await act(ONE, codes[2], 'release-step');
    const claims = await events('step_claimed');
    const again = await bulk(ONE, 'claim-step', items, headers);
    expect(told(again.body)).toEqual(told(first.body));
    expect(again.body.items.slice(0, 2)).toEqual(first.body.items.slice(0, 2));
    expect(await events('step_claimed')).toBe(claims + 1);
  });

  it('takes 500 items and no more', async () => {
    const item = { code: 'H99.31-200101-0001', ...DONE };
    const items = Array.from({ length: 501 }, () => item);
    const headers = keyOf();
    expect(refused(await bulk(ONE, 'finish-step', items, headers))).toEqual([422, 'too-many-items']);
    const most = await bulk(ONE, 'finish-step', items.slice(1), headers);
    expect([most.status, most.body.refused]).toEqual([200, 500]);
    expect((await bulk(ONE, 'finish-step', [])).status).toBe(400);
  });

  it('works on a few at once, so that single verbs find a connection', async () => {
    const codes = await logMany(12);
    await office.told();
    const blocker = office.sql.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('SELECT 1 FROM dossier WHERE code = ANY ($1::text[]) FOR UPDATE', [codes]);
    const running = bulk(
      ONE,
      'claim-step',
      codes.map((code) => ({ code, ...STEP })),
    );
    const waiting = async () => {
      const text = `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'SELECT "DossierEntity"%'`;
      const [row] = await office.sql.query<{ count: number }[]>(text);
      return row?.count ?? 0;
    };
    try {
      await until(async () => (await waiting()) >= 4);
      // Somebody else is served while four items wait for their dossiers.
      expect((await (await office.as(OTHER)).get('inbox')).status).toBe(200);
      expect(await waiting()).toBe(4);
    } finally {
      await blocker.rollbackTransaction();
      await blocker.release();
    }
    expect((await running).body.done).toBe(12);
  });
});
