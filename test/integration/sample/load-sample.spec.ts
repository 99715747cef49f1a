import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../../src/app/entities.js';
import { AGENCIES } from '../../../src/app/sample/data/agencies.js';
import { PEOPLE } from '../../../src/app/sample/data/people.js';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import { SampleLoader } from '../../../src/app/sample/load-sample.js';
import { CaseContextLookup } from '../../../src/dossiers/case-context.lookup.js';
import { isPasswordOf } from '../../../src/platform/access/passwords.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import { AgencyLookup } from '../../../src/registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../../../src/registers/calendars/calendar.lookup.js';
import { ProcedureLookup } from '../../../src/registers/procedures/procedure.lookup.js';
import { AccountLookup } from '../../../src/registers/staff/account.lookup.js';
import { SettableClock } from '../../support/settable-clock.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const PASSWORD = 'Tỉnh mẫu Sông Hương';
const TODAY = '2026-11-20';
const NOW = new Date(`${TODAY}T08:00:00+07:00`);
const TABLES = ['calendar', 'calendar_day', 'agency', 'account', 'procedure', 'procedure_version'];

let testDatabase: TestDatabase;
let dataSource: DataSource;
let database: Database;
let cache: RegisterCache;
let loader: SampleLoader;
let agencies: AgencyLookup;
let contexts: CaseContextLookup;
let procedures: ProcedureLookup;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  dataSource = createDataSource({
    url: testDatabase.url,
    entities: ENTITIES,
    applicationName: 'sample-test',
  });
  await dataSource.initialize();
  database = new Database(dataSource);
  const clock = new SettableClock(NOW);
  loader = new SampleLoader(database, clock);
  cache = new RegisterCache(testDatabase.url);
  await cache.onModuleInit();
  agencies = new AgencyLookup(database, clock, cache);
  procedures = new ProcedureLookup(database, cache);
  const calendars = new CalendarLookup(database, cache);
  const accounts = new AccountLookup(database, clock, cache);
  contexts = new CaseContextLookup(agencies, calendars, procedures, accounts, clock);
});
afterAll(async () => {
  await cache.onApplicationShutdown();
  await dataSource.destroy();
  await testDatabase.drop();
});

async function counts(): Promise<Record<string, string>> {
  const entries = TABLES.map(async (table) => {
    const [row] = await dataSource.query<{ count: string }[]>(`SELECT count(*) FROM ${table}`);
    return [table, row?.count ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('loading the sample province', () => {
  it('leaves nothing behind when it breaks in the middle', async () => {
    const breaking = new SampleLoader(new BreakingDatabase(dataSource), new SettableClock(new Date()));
    await expect(breaking.loadIfEmpty({ password: PASSWORD })).rejects.toThrow('power cut');
    expect(Object.values(await counts()).every((count) => count === '0')).toBe(true);
  });

  it('loads everything once, however many processes start together', async () => {
    const loaded = await Promise.all([1, 2, 3].map(() => loader.loadIfEmpty({ password: PASSWORD })));
    expect(loaded.filter((each) => each !== null)).toHaveLength(1);
    expect(await counts()).toMatchObject({
      calendar: '3',
      agency: String(AGENCIES.length),
      account: String(PEOPLE.length),
      procedure: String(PROCEDURES.length),
      procedure_version: String(PROCEDURES.length),
    });
  });

  it('changes nothing a second time', async () => {
    const before = await counts();
    expect(await loader.loadIfEmpty({ password: 'another one' })).toBeNull();
    expect(await counts()).toEqual(before);
  });

  it('gives every account the one password', async () => {
    const [row] = await dataSource.query<{ password_hash: string }[]>(
      `SELECT DISTINCT password_hash FROM account`,
    );
    expect(await isPasswordOf(row?.password_hash ?? '', PASSWORD)).toBe(true);
  });

  it('publishes the 42 procedures from 2024-01-01 and the two groups from 2026-09-01', async () => {
    expect(await procedures.offered('2024-01-01')).toHaveLength(42);
    expect(await procedures.offered('2026-08-31')).toHaveLength(42);
    expect(await procedures.offered('2026-09-01')).toHaveLength(44);
    expect(await procedures.offered('2023-12-31')).toHaveLength(0);
  });
});

describe('the plans of the sample', () => {
  it.each(PROCEDURES.map(({ code, levels }) => [code, levels] as const))(
    'find every agency of %s from each desk of its levels',
    async (code, levels) => {
      const version = await procedures.inForce(code, TODAY);
      const desks = levels.flatMap((level) => {
        if (level === 'province') return ['H99.01', 'H99'];
        return level === 'commune' ? ['H99.31', 'H99.40'] : [];
      });
      for (const desk of desks) {
        const receiving = await agencies.byCode(desk);
        const competent = await contexts.competentFor(version.rules, receiving);
        for (const { key } of version.rules.variants) {
          const filed = { variant: key, applicantClass: null, receivedOn: TODAY };
          const context = await contexts.of({ now: NOW, version, filed, receiving, competent });
          expect(context.stepAgencies.size).toBe(context.plan.steps.length);
        }
      }
    },
    20_000,
  );

  it('send residence to the police of the commune and companies to Sở Tài chính', async () => {
    const competentOf = async (code: string, desk: string) => {
      const { rules } = await procedures.inForce(code, TODAY);
      return (await contexts.competentFor(rules, await agencies.byCode(desk))).nameVi;
    };
    expect(await competentOf('1.004222', 'H99.35')).toBe('Công an xã Tân An');
    expect(await competentOf('2.001583', 'H99.01')).toBe('Sở Tài chính');
    expect(await competentOf('2.000635', 'H99.35')).toBe('UBND xã Tân An');
    expect(await competentOf('2.000635', 'H99.01')).toBe('Sở Tư pháp');
    expect(await competentOf('1.012784', 'H99.01')).toBe('Văn phòng đăng ký đất đai tỉnh');
  });
});

/** Loses its connection at the first account, when registers and procedures are already written. */
class BreakingDatabase extends Database {
  override async write<T>(work: Parameters<Database['write']>[0]): Promise<T> {
    return super.write(async (tx) => {
      const query = tx.query.bind(tx);
      tx.query = async (text: string, parameters?: unknown[]) => {
        if (text.includes('FROM account')) throw new Error('power cut');
        return query(text, parameters);
      };
      return work(tx) as Promise<T>;
    });
  }
}
