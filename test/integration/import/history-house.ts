import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../../src/app/entities.js';
import { DossiersStore } from '../../../src/dossiers/dossiers.store.js';
import { HistoryProcedures } from '../../../src/outward/history-import/history-procedures.js';
import { HistoryRegisters } from '../../../src/outward/history-import/history-registers.js';
import { ImportDossiers } from '../../../src/outward/history-import/import-dossiers.js';
import type { ImportProgress } from '../../../src/platform/csv-import/import-progress.js';
import { LineStagings } from '../../../src/platform/csv-import/line-staging.js';
import { ImportedDossiers } from '../../../src/dossiers/imported-dossiers.store.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { OutboxSignal } from '../../../src/platform/outbox/outbox-signal.js';
import { WatchSignal } from '../../../src/platform/queue/watch-signal.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import { AgencyEntity } from '../../../src/registers/agencies/agency.entity.js';
import { AgencyLookup } from '../../../src/registers/agencies/agency.lookup.js';
import { CalendarEntity } from '../../../src/registers/calendars/calendar.entity.js';
import { ProcedureLookup } from '../../../src/registers/procedures/procedure.lookup.js';
import { AccountLookup } from '../../../src/registers/staff/account.lookup.js';
import { ProcedureStore } from '../../../src/registers/procedures/procedure.store.js';
import { SettableClock } from '../../support/settable-clock.js';
import { createTestDatabase } from '../../support/test-database.js';

/** A migrated database with a small tree of agencies, and the parts of the product that read and write history. */
export interface HistoryHouse {
  readonly dataSource: DataSource;
  readonly database: Database;
  readonly clock: SettableClock;
  readonly agencies: AgencyLookup;
  readonly accounts: AccountLookup;
  readonly procedures: ProcedureLookup;
  readonly importDossiers: ImportDossiers;
  close(): Promise<void>;
}

/** Code and parent of each agency, parents first. */
const TREE = [
  ['P', null],
  ['P.1', 'P'],
  ['P.1.1', 'P.1'],
  ['P.2', 'P'],
] as const;

export const SILENT: ImportProgress = {
  begin: () => undefined,
  advanceTo: () => undefined,
  end: () => undefined,
};

export async function openHistoryHouse(): Promise<HistoryHouse> {
  const testDatabase = await createTestDatabase();
  const dataSource = createDataSource({
    url: testDatabase.url,
    entities: ENTITIES,
    applicationName: 'history-house',
  });
  await dataSource.initialize();
  const database = new Database(dataSource);
  const cache = new RegisterCache(testDatabase.url);
  await cache.onModuleInit();
  await insertAgencies(dataSource);
  const clock = new SettableClock(new Date('2026-11-22T09:00:00+07:00'));
  const agencies = new AgencyLookup(database, clock, cache);
  const procedures = new ProcedureLookup(database, cache);
  const historyProcedures = new HistoryProcedures(database, procedures, new ProcedureStore(cache));
  const importDossiers = new ImportDossiers(
    new LineStagings(dataSource),
    new HistoryRegisters(agencies, procedures, historyProcedures),
    new ImportedDossiers(database),
    new DossiersStore(new OutboxSignal(), new WatchSignal()),
    clock,
  );
  const close = async (): Promise<void> => {
    await cache.onApplicationShutdown();
    await dataSource.destroy();
    await testDatabase.drop();
  };
  const accounts = new AccountLookup(database, clock, cache);
  return { dataSource, database, clock, agencies, accounts, procedures, importDossiers, close };
}

async function insertAgencies(dataSource: DataSource): Promise<void> {
  const calendar = { code: 'LICH', name: 'Lịch', zone: 'Asia/Ho_Chi_Minh', publishedThrough: '2026-12-31' };
  const made = await dataSource
    .getRepository(CalendarEntity)
    .save({ ...calendar, parentId: null, version: 1 });
  const idOf = new Map<string, string>();
  for (const [code, parent] of TREE) {
    const row = await dataSource.getRepository(AgencyEntity).save({
      code,
      nameVi: `Cơ quan ${code}`,
      nameEn: `Agency ${code}`,
      level: 'province',
      parentId: parent === null ? null : (idOf.get(parent) as string),
      calendarId: made.id,
      deskAgencyId: null,
      fields: [],
      areaAgencyId: null,
      validFrom: '2000-01-01',
      validTo: null,
      successorId: null,
    });
    idOf.set(code, row.id);
  }
}
