import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { FirstAdministrator } from '../registers/staff/first-administrator.js';
import { CalendarLookup } from '../registers/calendars/calendar.lookup.js';
import { CreateCalendar } from '../registers/calendars/create-calendar.js';
import { DeclareDays } from '../registers/calendars/declare-days.js';
import { CALENDARS, PUBLISHED_THROUGH } from './sample/data/calendars.js';
import { FIRST_ACCOUNTS } from './sample/data/people.js';
import { SampleLoader } from './sample/load-sample.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';

/**
 * Fills an empty database: the sample province, or the national calendar alone. A generated password is shown
 * once, and never again.
 */
export async function firstStart(
  app: INestApplicationContext,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  if (config.loadsSample) {
    const password = config.samplePassword ?? randomBytes(9).toString('base64url');
    const loaded = await app.get(SampleLoader).loadIfEmpty({ password });
    if (loaded === null) return sayHowToSignIn(config, say);
    say('\nĐã nạp tỉnh mẫu · The sample province is loaded. Tài khoản · Accounts:');
    for (const account of loaded.accounts) say(`  ${account.username.padEnd(12)} ${account.purpose}`);
    if (config.samplePassword === null) await keepPassword(config.dataDir, password);
    say(`  mật khẩu · password: ${config.samplePassword ? '(SAMPLE_PASSWORD)' : password}`);
    return;
  }
  await createNationalCalendar(app);
}

/**
 * Somebody must be able to make the other accounts of an own database. Only once the API listens: a password
 * that is shown a single time must not come from a process that then fails to start.
 */
export async function makeFirstAdministrator(
  app: INestApplicationContext,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  if (config.loadsSample) return;
  const created = await app.get(FirstAdministrator).execute();
  if (created === null) return;
  say(`\nTài khoản quản trị đầu tiên · First administrator: ${created.username} / ${created.password}`);
  say('Mật khẩu này chỉ hiện một lần; hãy đổi ngay · Shown once; change it now.');
}

/** The days off are the State's and the same everywhere; agencies inherit them. */
async function createNationalCalendar(app: INestApplicationContext): Promise<void> {
  if ((await app.get(CalendarLookup).all()).length > 0) return;
  const national = CALENDARS.find(({ parentCode }) => parentCode === null);
  if (!national) return;
  const { weekly, source, days } = national;
  const calendar = { code: 'viet-nam', name: 'Lịch làm việc chung', zone: OFFICE_ZONE, parentCode: null };
  const draft = { ...calendar, publishedThrough: PUBLISHED_THROUGH, weekly, source };
  await app.get(CreateCalendar).execute(draft);
  const declaration = { calendarCode: calendar.code, days, publishedThrough: null, source: null };
  await app.get(DeclareDays).execute(declaration, null);
}

function sayHowToSignIn(config: Config, say: (line: string) => void): void {
  const where = config.samplePassword ? '(SAMPLE_PASSWORD)' : join(config.dataDir, 'sample.password');
  say(`\nTài khoản mẫu · Sample accounts: ${FIRST_ACCOUNTS.join(', ')}; mật khẩu · password: ${where}`);
}

/** For the demo; it opens nothing but the sample province. */
async function keepPassword(dataDir: string, password: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'sample.password'), `${password}\n`, { mode: 0o600 });
}
