import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startProduct } from '../../support/product.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const CLI = fileURLToPath(new URL('../../../dist/src/app/cli.js', import.meta.url));
const DOSSIERS = 1_500;

const MAPPING = {
  name: 'cu',
  zone: 'Asia/Ho_Chi_Minh',
  reference: { column: 'code' },
  procedure: { value: '1.004222' },
  variant: { value: 'own_dwelling' },
  channel: { value: 'counter' },
  agency: { value: 'H99.31' },
  receivedAt: { column: 'received' },
  applicant: { name: { column: 'name' } },
  event: {
    kind: { value: 'step' },
    at: { column: 'at' },
    step: { column: 'step' },
    outcome: { column: 'outcome' },
  },
};

const row = (index: number): string[] => [
  `CU-${index},2026-10-05 09:00,Lê Văn ${index},,,`,
  `CU-${index},,,2026-10-05 10:00,intake,handed_over`,
  `CU-${index},,,2026-10-06 10:00,examine,clear`,
];

let database: TestDatabase;
let client: pg.Client;
let folder = '';

interface Ended {
  readonly exitCode: number | null;
  readonly said: string;
}

/** Runs the command; killed with no warning once its progress says so. */
function run(args: readonly string[], killAt?: string): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: database.url };
  const child = spawn(process.execPath, [CLI, 'import', 'open', ...args], { env });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    if (killAt !== undefined && said.includes(killAt)) child.kill('SIGKILL');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => child.once('exit', (exitCode) => resolve({ exitCode, said })));
}

const args = () => [join(folder, 'open.csv'), '--mapping', join(folder, 'mapping.json')];
const count = async (text: string): Promise<number> =>
  Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${text}`)).rows[0]?.n);

beforeAll(async () => {
  database = await createTestDatabase();
  await (await startProduct({ DATABASE_URL: database.url, WORKER: '0' })).stop();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  folder = await mkdtemp(join(tmpdir(), 'motcua-open-'));
  const rows = Array.from({ length: DOSSIERS }, (_each, index) => row(index)).flat();
  await writeFile(join(folder, 'open.csv'), ['code,received,name,at,step,outcome', ...rows].join('\n'));
  await writeFile(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
}, 180_000);
afterAll(async () => {
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('npm run cli -- import open', () => {
  it('with --check tells what would come in and writes nothing', async () => {
    const { exitCode, said } = await run([...args(), '--check']);
    expect([exitCode, said]).toEqual([0, expect.stringContaining(`Would be taken over`)]);
    expect(said).toContain(`nothing written): ${DOSSIERS}`);
    expect([await count('dossier'), await count('outbox')]).toEqual([0, 0]);
  }, 180_000);

  it('killed in the middle has written whole dossiers only', async () => {
    const { exitCode } = await run(args(), 'Writing dossiers: 40%');
    expect(exitCode).toBeNull();
    const written = await count('dossier');
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(DOSSIERS);
    const whole = `dossier d WHERE
      (SELECT count(*) FROM dossier_step s WHERE s.dossier_id = d.id) = 3
      AND (SELECT count(*) FROM clock c WHERE c.dossier_id = d.id AND c.kind = 'processing') = 1
      AND (SELECT count(*) FROM timeline_event e WHERE e.dossier_id = d.id) = d.last_event_seq
      AND (SELECT count(*) FROM outbox o WHERE o.dossier_id = d.id AND o.topic = 'dossier_taken_over') = 1`;
    expect(await count(whole)).toBe(written);
  }, 180_000);

  it('and run again brings in the rest, once', async () => {
    const before = await count('dossier');
    const { exitCode, said } = await run(args());
    expect([exitCode, said]).toEqual([0, expect.stringContaining(`Already there: ${before}`)]);
    expect(said).toContain(`Taken over: ${DOSSIERS - before}`);
    expect([await count('dossier'), await count("outbox WHERE topic = 'dossier_taken_over'")]).toEqual([
      DOSSIERS,
      DOSSIERS,
    ]);
  }, 180_000);

  it('names what is wrong with its call or its mapping', async () => {
    const { exitCode, said } = await run([join(folder, 'open.csv')]);
    expect([exitCode, said]).toEqual([2, expect.stringContaining('Cần đúng một tệp CSV và --mapping')]);
    const mapping = join(folder, 'bad.json');
    await writeFile(mapping, JSON.stringify({ ...MAPPING, agency: { value: 'H99.none' } }));
    const refused = await run([join(folder, 'open.csv'), '--mapping', mapping]);
    expect([refused.exitCode, refused.said]).toEqual([1, expect.stringContaining('“H99.none”')]);
    await expect(readFile(`${join(folder, 'open.csv')}.report.csv`)).rejects.toThrow();
  }, 180_000);
});
