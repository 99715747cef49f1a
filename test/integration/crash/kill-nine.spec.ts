import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { signIn, startProduct } from '../../support/product.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const FILINGS = 200;
const AT_ONCE = 32;
const KILLED_AFTER = 60;

interface Answered {
  readonly key: string;
  readonly code: string | null;
}

type Product = Awaited<ReturnType<typeof startProduct>>;

function filing(index: number) {
  return {
    procedureCode: '1.004873',
    channel: 'counter',
    applicant: { kind: 'person', fullName: `Trần Văn Bền ${index}` },
  };
}

async function post(product: Product, token: string, index: number): Promise<Answered> {
  const key = `filing-${index}`;
  const answer = await fetch(`${product.base}/api/v1/dossiers`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(filing(index)),
  }).catch(() => null);
  if (answer?.status !== 201) return { key, code: null };
  const body = (await answer.json().catch(() => null)) as { code: string } | null;
  return { key, code: body?.code ?? null };
}

async function postAll(product: Product, token: string, afterEach: (answered: number) => void) {
  const answers: Answered[] = [];
  let next = 0;
  const client = async () => {
    while (next < FILINGS) {
      const index = next++;
      answers.push(await post(product, token, index));
      afterEach(answers.filter(({ code }) => code !== null).length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return answers;
}

describe('kill -9 in the middle of 200 concurrent intakes', () => {
  let database: TestDatabase;
  let client: pg.Client;
  const started: Product[] = [];

  const start = async (): Promise<Product> => {
    const product = await startProduct({ DATABASE_URL: database.url });
    started.push(product);
    return product;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    for (const product of started) await product.stop();
    await client.end();
    await database.drop();
  });

  it('loses nothing that was answered, doubles nothing, and a repeated key gets the first answer', async () => {
    const first = await start();
    const token = await signIn(first.base, 'reception');
    const answers = await postAll(first, token, (answered) => {
      if (answered === KILLED_AFTER) first.child.kill('SIGKILL');
    });
    const acknowledged = answers.filter(({ code }) => code !== null);
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLED_AFTER);
    expect(acknowledged.length).toBeLessThan(FILINGS);

    const second = await start();
    const newToken = await signIn(second.base, 'reception');
    const again = await postAll(second, newToken, () => undefined);
    const codeOf = new Map(again.map(({ key, code }) => [key, code]));
    expect(acknowledged.filter(({ key, code }) => codeOf.get(key) !== code)).toEqual([]);

    const { rows } = await client.query<Record<string, string>>(`
      SELECT count(*) AS dossiers, count(DISTINCT code) AS codes,
        count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM timeline_event e WHERE e.dossier_id = d.id AND e.seq = 1)
          OR d.last_event_seq <> (SELECT count(*) FROM timeline_event e WHERE e.dossier_id = d.id)) AS without_event,
        count(*) FILTER (WHERE (SELECT count(*) FROM clock c WHERE c.dossier_id = d.id AND c.kind = 'processing') <> 1)
          AS without_clock,
        count(*) FILTER (WHERE (SELECT count(*) FROM dossier_step s WHERE s.dossier_id = d.id) <> 1) AS without_step,
        count(*) FILTER (WHERE (SELECT count(*) FROM outbox o WHERE o.dossier_id = d.id) <> d.last_event_seq)
          AS without_message,
        (SELECT sum(last_number) FROM code_counter) AS numbers
      FROM dossier d`);
    expect(rows[0]).toEqual({
      dossiers: String(FILINGS),
      codes: String(FILINGS),
      without_event: '0',
      without_clock: '0',
      without_step: '0',
      without_message: '0',
      numbers: String(FILINGS),
    });
  }, 120_000);

  it('tells every dossier once the relay runs again', async () => {
    for (let poll = 0; poll < 100; poll += 1) {
      const { rows } = await client.query('SELECT 1 FROM outbox WHERE done_at IS NULL LIMIT 1');
      if (rows.length === 0) break;
      await sleep(200);
    }
    const { rows } = await client.query<{ told: string }>(
      'SELECT count(DISTINCT dossier_id) AS told FROM notification',
    );
    expect(rows[0]?.told).toBe(String(FILINGS));
  }, 60_000);
});
