import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { FirstAdministrator } from '../registers/staff/first-administrator.js';
import { SampleLoader } from './sample/load-sample.js';

/**
 * Fills an empty database: the sample province, or a first administrator. Passwords that were generated are
 * shown once, here, and never again.
 */
export async function firstStart(
  app: INestApplicationContext,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  if (config.loadsSample) {
    const password = config.samplePassword ?? randomBytes(9).toString('base64url');
    const loaded = await app.get(SampleLoader).loadIfEmpty({ password });
    if (loaded === null) return;
    say('\nĐã nạp tỉnh mẫu · The sample province is loaded. Tài khoản · Accounts:');
    for (const account of loaded.accounts) say(`  ${account.username.padEnd(12)} ${account.purpose}`);
    if (config.samplePassword === null) await keepPassword(config.dataDir, password);
    say(`  mật khẩu · password: ${config.samplePassword ? '(SAMPLE_PASSWORD)' : password}`);
    return;
  }
  const created = await app.get(FirstAdministrator).execute();
  if (created) {
    say(`\nTài khoản quản trị đầu tiên · First administrator: ${created.username} / ${created.password}`);
    say('Mật khẩu này chỉ hiện một lần; hãy đổi ngay · Shown once; change it now.');
  }
}

/** For the demo; it opens nothing but the sample province. */
async function keepPassword(dataDir: string, password: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'sample.password'), `${password}\n`, { mode: 0o600 });
}
