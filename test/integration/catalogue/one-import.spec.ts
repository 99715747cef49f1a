import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { RecordsImportSummary } from '../../../src/handling/catalogue/import-summary.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { TimedProduct } from '../../support/timed-product.js';

const BOUNDARY = 'records';
const START = [
  `--${BOUNDARY}`,
  'Content-Disposition: form-data; name="file"; filename="records.jsonl"',
  'Content-Type: application/octet-stream',
  '',
  '',
].join('\r\n');
const recordOf = (code: string) => JSON.stringify({ MATTHC: code, TENTTHC: `Thủ tục số ${code}` });

type Answer = Promise<{ readonly status: number; readonly body: RecordsImportSummary & Problem }>;

/** An import whose file comes as slowly as the test wants. */
class SlowImport {
  private readonly sink = new TransformStream<Uint8Array, Uint8Array>();
  private readonly writer = this.sink.writable.getWriter();
  readonly answer: Answer;

  constructor({ base, headers }: ApiClient) {
    const type = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    const init = { method: 'POST', headers: { ...headers, ...type }, body: this.sink.readable };
    this.answer = fetch(`${base}/national-records/imports`, { ...init, duplex: 'half' }).then(
      async (answer) => ({
        status: answer.status,
        body: (await answer.json()) as RecordsImportSummary & Problem,
      }),
    );
  }

  async send(text: string): Promise<void> {
    await this.writer.write(new TextEncoder().encode(text));
  }

  async end(): Answer {
    await this.send(`\r\n--${BOUNDARY}--\r\n`);
    await this.writer.close();
    return this.answer;
  }
}

describe('one import of the national catalogue at a time', () => {
  let product: TimedProduct;
  let admin: ApiClient;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-06-01T09:00:00+07:00');
    admin = await product.as('admin');
  }, 120_000);
  afterAll(() => product.stop());

  async function take(code: string): Answer {
    const started = new SlowImport(admin);
    await started.send(START + recordOf(code));
    return started.end();
  }
  async function begun(): Promise<void> {
    for (;;) {
      const rows = await product.sql.query<object[]>(
        'SELECT 1 FROM national_import WHERE finished_at IS NULL AND started_at > $1',
        ['2026-06-01T00:00:00Z'],
      );
      if (rows.length > 0) return;
    }
  }

  it('a second one is told when the first began, and comes in once that is done', async () => {
    const first = new SlowImport(admin);
    await first.send(`${START}${recordOf('9.910001')}\n`);
    await begun();
    product.clock.set('2026-06-01T09:05:00+07:00');
    const second = await take('9.910002');
    expect([second.status, second.body.code]).toEqual([409, 'import-running']);
    expect(second.body.detail).toContain('09:00 01/06/2026');
    expect(second.body.translations).toMatchObject({ en: { detail: expect.stringContaining('began at') } });
    expect(await first.end()).toMatchObject({ status: 200, body: { added: 1 } });
    expect(await take('9.910002')).toMatchObject({ status: 200, body: { added: 1 } });
  });

  it('one that was killed blocks nothing', async () => {
    const { url } = product.sql.options as { url: string };
    const killed = new pg.Client({ connectionString: url });
    killed.on('error', () => undefined);
    await killed.connect();
    await killed.query(
      `INSERT INTO national_import (source, started_at) VALUES ('killed', '2026-05-01T08:00:00Z')`,
    );
    await killed.query(`SELECT pg_advisory_lock(hashtextextended('national-import', 0))`);
    expect((await take('9.910003')).status).toBe(409);
    const { stream } = (killed as unknown as { connection: { stream: { destroy(): void } } }).connection;
    stream.destroy();
    let answer = await take('9.910003');
    // The server learns of it in its own time.
    while (answer.status === 409) answer = await take('9.910003');
    expect(answer).toMatchObject({ status: 200, body: { added: 1 } });
  });
});
