import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, startProduct } from '../../support/product.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const DEMO = fileURLToPath(new URL('../../../dist/src/app/demo/main.js', import.meta.url));
const STARTS_AND_RUNS_MILLISECONDS = 180_000;

const run = promisify(execFile);

interface Told {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function tell(url: string, password = PASSWORD): Promise<Told> {
  const told = run(process.execPath, [DEMO, '--url', url, '--password', password]);
  return told.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (failed: Told) => ({ code: failed.code, stdout: failed.stdout, stderr: failed.stderr }),
  );
}

describe('the demo', () => {
  let database: TestDatabase;
  let product: Awaited<ReturnType<typeof startProduct>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    product = await startProduct({ DATABASE_URL: database.url });
  }, STARTS_AND_RUNS_MILLISECONDS);

  afterAll(async () => {
    await product?.stop();
    await database?.drop();
  });

  it(
    'finds all four trips as told, and again on the same server',
    async () => {
      for (const time of ['first', 'second']) {
        const told = await tell(product.base);
        expect({ time, code: told.code, stderr: told.stderr }).toEqual({ time, code: 0, stderr: '' });
        expect(told.stdout).toContain('Bốn phần đều diễn ra đúng như kể');
      }
    },
    STARTS_AND_RUNS_MILLISECONDS,
  );

  it('says in both languages what went wrong and exits with 1', async () => {
    const { code, stderr } = await tell(product.base, 'not-the-password');
    expect(code).toBe(1);
    expect(stderr).toContain('Máy chủ không cho “reception” đăng nhập');
    expect(stderr).toContain('The server does not let "reception" in');
  });
});
