import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PapersStore } from '../../../src/outward/papers/papers.store.js';
import type { PaperList, PaperShown } from '../../../src/outward/papers/papers.responses.js';
import { RenderPaper } from '../../../src/outward/papers/render-paper.js';
import { Database } from '../../../src/platform/database/database.js';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import type { ApiClient } from '../../support/api-client.js';
import { TimedProduct } from '../../support/timed-product.js';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly failure: string | null;
  readonly retryAt: Date;
}

// No worker runs here: every step is taken by hand.
describe('rendering', () => {
  let product: TimedProduct;
  let reception: ApiClient;

  const at = async (moment: string): Promise<void> => {
    product.clock.set(moment);
    reception = await product.as('reception');
  };
  const log = async (): Promise<string> => {
    const applicant = { kind: 'person', fullName: 'Lê Thị Bưởi' };
    const body = { procedureCode: '1.001193', channel: 'counter', applicant };
    return (await reception.post<{ code: string }>('dossiers', body)).body.code;
  };
  const deliver = async (): Promise<void> => {
    const rows = await product.sql.query<{ id: string }[]>('SELECT id FROM outbox WHERE done_at IS NULL');
    await product.app.get(OutboxDelivery, { strict: false }).deliver(rows.map(({ id }) => id));
  };
  const rowOf = async (code: string): Promise<Row> => {
    const text = `SELECT i.id, i.state, i.attempts, i.failure, i.retry_at AS "retryAt" FROM issued_paper i
      JOIN dossier d ON d.id = i.dossier_id WHERE d.code = $1 ORDER BY i.event_seq DESC LIMIT 1`;
    return (await product.sql.query<Row[]>(text, [code]))[0] as Row;
  };
  const render = (id: string) => product.app.get(RenderPaper, { strict: false }).execute(id);
  const pending = (): Promise<string[]> =>
    product.app.get(Database, { strict: false }).read(async (tx) => {
      const papers = product.app.get(PapersStore, { strict: false });
      return (await papers.pending(tx, product.clock.now(), 10)).map(({ id }) => id);
    });

  beforeAll(async () => {
    product = await TimedProduct.start('2026-10-05T08:00:00+07:00');
    reception = await product.as('reception');
  });
  afterAll(() => product.stop());

  it('is waited for, and then the clerk is told when to try again', async () => {
    const code = await log();
    const early = await reception.get<PaperList>(`dossiers/${code}/papers`);
    expect(early.body).toMatchObject({ items: [], awaited: 1 });
    await deliver();
    const { items, awaited } = (await reception.get<PaperList>(`dossiers/${code}/papers`)).body;
    expect([items.length, items[0]?.state, awaited]).toEqual([1, 'pending', 0]);
    const refused = await reception.get<{ code: string }>(`dossiers/${code}/papers/1/pdf`);
    expect([refused.status, refused.body.code]).toEqual([503, 'paper-not-rendered']);
    expect(refused.headers.get('retry-after')).toBe('2');

    const asked = fetch(`${reception.base}/dossiers/${code}/papers/1/pdf`, { headers: reception.headers });
    await render((await rowOf(code)).id);
    expect((await asked).status).toBe(200);
  });

  it('that failed is tried again later, ever more rarely, and holds up nobody', async () => {
    const [broken, whole] = [await log(), await log()];
    await deliver();
    const { id } = await rowOf(broken);
    const text = `UPDATE issued_paper SET content = content || $2::jsonb WHERE id = $1`;
    await product.sql.query(text, [id, { fields: null }]);
    await expect(render(id)).rejects.toThrow();
    const failed = await rowOf(broken);
    expect(failed).toMatchObject({ state: 'pending', attempts: 1 });
    expect(failed.failure).not.toBeNull();
    expect(await pending()).toEqual([(await rowOf(whole)).id]);
    await render((await rowOf(whole)).id);
    expect((await rowOf(whole)).state).toBe('rendered');

    const pauses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const { retryAt } = await rowOf(broken);
      pauses.push(retryAt.getTime() - product.clock.now().getTime());
      product.clock.set(retryAt);
      expect(await pending()).toEqual([id]);
      await expect(render(id)).rejects.toThrow();
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect([pauses[0], pauses.at(-1)]).toEqual([5_000, 3_600_000]);

    product.clock.set((await rowOf(broken)).retryAt);
    await product.sql.query(text, [id, { fields: [] }]);
    await render(id);
    expect(await rowOf(broken)).toMatchObject({ state: 'rendered', failure: null });
  });

  it('keeps bytes that nobody can change, and notices others', async () => {
    const code = await log();
    await deliver();
    const { id } = await rowOf(code);
    await render(id);
    for (const statement of [
      `UPDATE paper_bytes SET bytes = 'x'`,
      'DELETE FROM paper_bytes',
      `UPDATE paper_file SET sha256 = 'x'`,
      'DELETE FROM paper_reading',
    ]) {
      await reception.get(`dossiers/${code}/papers/1`);
      await expect(product.sql.query(statement)).rejects.toThrow('append-only');
    }
    await product.sql.query('ALTER TABLE paper_bytes DISABLE TRIGGER ALL');
    await product.sql.query(`UPDATE paper_bytes SET bytes = bytes || '\\x00'`);
    expect((await reception.get(`dossiers/${code}/papers/1/pdf`)).status).toBe(500);
    await product.sql.query('ALTER TABLE paper_bytes ENABLE TRIGGER ALL');
  });

  it('takes the forms that were in force when the paper was issued', async () => {
    await at('2025-09-12T09:00:00+07:00');
    const [old, stopped] = [await log(), await log()];
    await reception.post(`dossiers/${stopped}/withdraw`, { reason: 'Không còn nhu cầu' });
    await deliver();
    const shown = (await reception.get<PaperShown>(`dossiers/${old}/papers/1`)).body;
    expect(shown.content).toMatchObject({
      templateSet: 'tt-01-2018',
      legalBasis: 'Thông tư 01/2018/TT-VPCP',
      number: '00001/TTPVHCC',
    });
    const papers = await reception.get<PaperList>(`dossiers/${stopped}/papers`);
    expect(papers.body.items.map(({ form }) => form)).toEqual(['receipt']);

    await at('2025-09-15T09:00:00+07:00');
    await reception.post(`dossiers/${old}/withdraw`, { reason: 'Không còn nhu cầu' });
    await deliver();
    const { items } = (await reception.get<PaperList>(`dossiers/${old}/papers`)).body;
    expect(items.map(({ form, templateSet, formNo }) => [form, templateSet, formNo])).toEqual([
      ['receipt', 'tt-01-2018', '01'],
      ['stop_notice', 'tt-03-2025', '05'],
    ]);
  });
});
