import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { loadMigrations } from '../../../src/platform/database/migrate.js';
import type { TestDatabase } from '../../support/test-database.js';
import { ClockOffice, COMMUNE, CONSULTED, PAPERS } from '../trips/clock-office.js';

const FIRST_VERSION = 'CreateOneStopShop1764000000000';

interface ShownClock {
  readonly kind: string;
  readonly agrees: boolean;
}
interface ClockRow {
  readonly kind: string;
  readonly nextRungKey: string | null;
  readonly nextRungAt: Date | null;
}
type ClocksOf = ReadonlyMap<string, readonly ClockRow[]>;

async function onDatabase<T>(
  { url }: TestDatabase,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const migrations = await loadMigrations();
  const limits = { statementTimeoutMs: 0, lockTimeoutMs: 0 };
  const settings = { url, entities: [], migrations, applicationName: 'upgrade-spec', poolSize: 2, ...limits };
  const dataSource = await createDataSource(settings).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

const backToTheFirstVersion = (database: TestDatabase) =>
  onDatabase(database, async (dataSource) => {
    for (;;) {
      const [last] = await dataSource.query<{ name: string }[]>(
        'SELECT name FROM migrations ORDER BY id DESC LIMIT 1',
      );
      if (last?.name === FIRST_VERSION) return;
      await dataSource.undoLastMigration();
    }
  });

const upToThePresent = (database: TestDatabase) =>
  onDatabase(database, (dataSource) => dataSource.runMigrations({ transaction: 'each' }));

/** Where the first version would meet a rung that it does not know. */
const unknownRungs = (database: TestDatabase) =>
  onDatabase(database, (dataSource) =>
    dataSource.query<object[]>(
      `WITH told AS (
         SELECT 'clock' AS place, rung->>'key' AS key FROM clock, jsonb_array_elements(ladder) AS rungs (rung)
         UNION ALL SELECT 'next', next_rung_key FROM clock WHERE next_rung_key IS NOT NULL
         UNION ALL SELECT 'firing', rung_key FROM clock_firing
         UNION ALL SELECT 'flag', kind FROM dossier_flag
           WHERE kind NOT IN ('repeatedly_returned', 'late_supplement_request'))
       SELECT DISTINCT * FROM told WHERE key NOT IN ('due_soon', 'overdue')`,
    ),
  );

/** The running clocks of the kinds that have new rules, by the code of their dossier. */
const clocksOf = (database: TestDatabase): Promise<ClocksOf> =>
  onDatabase(database, async (dataSource) => {
    const rows = await dataSource.query<(ClockRow & { code: string })[]>(
      `SELECT d.code, c.kind, c.owner_agency_id, c.calendar_id, c.desk_calendar_id, c.time_limit, c.cut_off, c.binds,
         c.legal_basis, c.ladder, c.started_at, c.exclusions, c.extension, c.generation, c.due_at, c.original_due_at,
         c.provisional, c.next_rung_key AS "nextRungKey", c.next_rung_at AS "nextRungAt", s.due_at AS step_due_at
       FROM clock c JOIN dossier d ON d.id = c.dossier_id
       LEFT JOIN dossier_step s ON s.dossier_id = d.id AND s.no = c.step_no
       WHERE c.stopped_at IS NULL AND c.kind IN ('supplement_wait', 'consultation', 'return_limit', 'apology')
       ORDER BY d.code, c.kind`,
    );
    const codes = [...new Set(rows.map(({ code }) => code))];
    return new Map(codes.map((code) => [code, rows.filter((row) => row.code === code)]));
  });

const kindsOf = (clocks: ClocksOf, code: string) => clocks.get(code)?.map(({ kind }) => kind);
const unplanned = (clocks: ClocksOf) =>
  [...clocks].map(([code, rows]) => [
    code,
    rows.map((row) => ({ ...row, nextRungKey: null, nextRungAt: null })),
  ]);

/** The rows as the first version wrote them: one ladder for all, no clock of the return limit or the apology. */
const asTheFirstVersionWrote = (database: TestDatabase) =>
  onDatabase(database, (dataSource) =>
    dataSource.query(`
      DELETE FROM clock_firing WHERE clock_id IN (SELECT id FROM clock WHERE kind IN ('return_limit', 'apology'));
      DELETE FROM clock WHERE kind IN ('return_limit', 'apology');
      UPDATE clock SET no = placed.no FROM (
        SELECT id, row_number() OVER (PARTITION BY dossier_id ORDER BY no) AS no FROM clock) placed
      WHERE placed.id = clock.id;
      UPDATE clock SET ladder = '[{"key": "due_soon", "at": {"kind": "working_days_before_due", "days": 1}},
        {"key": "overdue", "at": {"kind": "due"}}]';
      UPDATE clock SET binds = 'agency', legal_basis = 'Quy trình nội bộ', due_at = due_at - interval '390 minutes',
        original_due_at = original_due_at - interval '390 minutes', next_rung_at = next_rung_at - interval '390 minutes'
      WHERE kind = 'consultation' AND binds = 'applicant';
      UPDATE dossier_step s SET due_at = c.due_at FROM clock c
      WHERE c.dossier_id = s.dossier_id AND c.step_no = s.no AND c.kind = 'consultation';
      UPDATE clock SET legal_basis = 'Luật A' WHERE kind = 'supplement_wait'`),
  );

/** The watch of the first version has told everything that it had to tell of the wait of that dossier. */
const toldOverdue = (database: TestDatabase, code: string) =>
  onDatabase(database, (dataSource) =>
    dataSource.query(
      `WITH told AS (UPDATE clock c SET next_rung_key = NULL, next_rung_at = NULL FROM dossier d
         WHERE d.id = c.dossier_id AND d.code = $1 AND c.kind = 'supplement_wait' RETURNING c.id, c.due_at)
       INSERT INTO clock_firing (clock_id, generation, rung_key, rung_at, fired_at)
       SELECT id, 1, key, due_at, due_at FROM told, unnest(ARRAY['due_soon', 'overdue']) AS keys (key)`,
      [code],
    ),
  );

/** Years ahead, so that every term is running whenever the suite runs; `old` is one whose term is long over. */
describe('a database of the first version', () => {
  let office: ClockOffice;
  let database: TestDatabase;
  let native: ClocksOf;
  let upgraded: ClocksOf;
  const codes = new Map<string, string>();
  const codeOf = (name: string) => codes.get(name) as string;

  async function log(name: string, procedure: string, more: object = {}): Promise<string> {
    const { code } = await office.log(procedure, more);
    codes.set(name, code);
    return code;
  }

  async function askForPapers(name: string, procedure: string): Promise<string> {
    const code = await log(name, procedure);
    await office.act('processing_officer', code, 'request-supplement', PAPERS);
    return code;
  }

  async function declare(calendar: string, on: string, kind: string, more: object = {}): Promise<void> {
    const days = [{ on, kind, name: `Ngày ${on}`, source: 'Công văn 1', ...more }];
    const answer = await (await office.as('admin')).post(`calendars/${calendar}/days`, { days });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  }

  async function changeTheCalendars(): Promise<void> {
    const sessions = [{ from: '07:30', to: '11:00' }];
    await declare('tinh-mau', '2050-10-12', 'holiday');
    await declare('tinh-mau', '2050-10-13', 'swap_off');
    await declare('tinh-mau', '2050-10-15', 'makeup_work', { sessions });
    await declare('tinh-mau', '2050-10-08', 'makeup_work');
    await declare('cong-an-mau', '2050-10-08', 'duty', { sessions });
    await declare('cong-an-mau', '2050-10-12', 'makeup_work', { sessions });
  }

  /** What is under way when the new version comes. */
  async function work(): Promise<void> {
    office.at('2026-01-05T09:00:00');
    await log('old', 'plain');
    office.at('2050-10-03T09:00:00');
    await changeTheCalendars();
    await log('running', 'plain');
    await log('police', '1.004222');
    await log('consulting', 'silent');
    await log('same day', '2.000815');
    await askForPapers('waiting', 'plain');
    const filed = await log('correcting', 'plain', { channel: 'online' });
    await office.act('reception_officer', filed, 'request-correction', PAPERS);
    const restarted = await askForPapers('restarted', 'plain');
    const resumed = await askForPapers('resumed', 'verified');
    const verifying = await log('verifying', 'verified');
    const reason = { reason: 'verification', legalBasis: 'Luật A, Điều 9' };
    await office.act('processing_officer', verifying, 'pause', reason);
    office.at('2050-10-06T10:00:00');
    await office.act('reception_officer', restarted, 'receive-supplement');
    await office.act('reception_officer', resumed, 'receive-supplement');
    await office.watch();
  }

  beforeAll(async () => {
    office = await ClockOffice.open('2026-01-05T08:00:00');
    await work();
    database = await office.leave();
    native = await clocksOf(database);
    await backToTheFirstVersion(database);
  }, 180_000);

  afterAll(() => office.close());

  it('knows none of the later rungs', async () => {
    expect(await unknownRungs(database)).toEqual([]);
  });

  it('gets exactly the clocks that the present version would have started', async () => {
    await asTheFirstVersionWrote(database);
    const before = await clocksOf(database);
    expect([kindsOf(before, codeOf('running')), kindsOf(before, codeOf('waiting'))]).toEqual([
      undefined,
      ['supplement_wait'],
    ]);
    await upToThePresent(database);
    upgraded = await clocksOf(database);
    expect(unplanned(upgraded)).toEqual(unplanned(native));
    expect([...codes.keys()].map((name) => [name, kindsOf(upgraded, codeOf(name))])).toEqual([
      ['old', ['apology', 'return_limit']],
      ['running', ['apology', 'return_limit']],
      ['police', ['apology', 'return_limit']],
      ['consulting', ['apology', 'consultation', 'return_limit']],
      ['same day', ['return_limit']],
      ['waiting', ['apology', 'supplement_wait']],
      ['correcting', ['supplement_wait']],
      ['restarted', ['apology', 'return_limit']],
      ['resumed', ['apology', 'return_limit']],
      ['verifying', ['apology', 'return_limit']],
    ]);
  });

  it('plans the rungs that are still to come, and tells nothing that is over', async () => {
    office = await ClockOffice.reopen('2050-10-06T11:00:00', database);
    await office.watch();
    const planned = await clocksOf(database);
    const rungsOf = (clocks: ClocksOf) =>
      [...clocks].map(([code, rows]) => [
        code,
        rows.map(({ nextRungKey, nextRungAt }) => [nextRungKey, nextRungAt]),
      ]);
    expect(rungsOf(planned)).toEqual(rungsOf(native));
    expect(await office.flagsOf(codeOf('old'))).not.toContain('apology_due apology');
  });

  it('explains every clock that it was given', async () => {
    const readers = new Map([['correcting', 'reception_officer']]);
    for (const [name, code] of codes) {
      const reader = await office.worker(COMMUNE, readers.get(name) ?? 'approver');
      const { body } = await reader.get<{ clocks: readonly ShownClock[] }>(`dossiers/${code}/deadline`);
      expect([name, body.clocks.filter(({ agrees }) => !agrees)]).toEqual([name, []]);
    }
  });

  it('closes the dossiers whose papers do not come, and takes silence for consent', async () => {
    office.at('2050-10-17T09:00:00');
    await office.watch();
    office.at('2050-10-19T00:00:01');
    await office.watch();
    expect(await office.show(codeOf('waiting'))).toMatchObject({
      status: 'stopped',
      endReason: 'no_supplement',
    });
    expect(await office.show(codeOf('correcting'), 'reception_officer')).toMatchObject({
      status: 'not_accepted',
      endReason: 'no_supplement',
    });
    const events = await office.timeline(codeOf('consulting'));
    expect(events.map(({ type }) => type)).toContain('consent_deemed');
    expect(await office.toldTo(codeOf('consulting'), CONSULTED, 'processing_officer')).toContain(
      'consent_deemed',
    );
  });

  it('goes back and comes again: what ran goes on by the present rules', async () => {
    office.at('2050-10-20T09:00:00');
    const code = await askForPapers('last', 'plain');
    const late = await askForPapers('told late', 'plain');
    const again = await log('apologised', 'plain');
    const sorry = { amount: 3, unit: 'working_day', reason: 'Chờ kết quả thẩm định thực địa' };
    await office.act('approver', again, 'apologise', sorry);
    await office.watch();
    await office.leave();
    const before = await clocksOf(database);
    await backToTheFirstVersion(database);
    expect(await unknownRungs(database)).toEqual([]);
    await toldOverdue(database, late);
    await upToThePresent(database);
    const after = await clocksOf(database);
    expect(unplanned(after)).toEqual(unplanned(before));
    expect(kindsOf(after, again)).toEqual(['return_limit']);
    const waitOf = (of: string) => after.get(of)?.find(({ kind }) => kind === 'supplement_wait');
    expect(waitOf(code)).toMatchObject({ nextRungKey: 'due_soon' });
    expect(waitOf(late)).toMatchObject({
      nextRungKey: 'expired',
      nextRungAt: new Date('2050-11-05T00:00:00.001+07:00'),
    });

    office = await ClockOffice.reopen('2050-11-07T09:00:00', database);
    await office.watch();
    for (const closed of [code, late])
      expect(await office.show(closed)).toMatchObject({ status: 'stopped', endReason: 'no_supplement' });
  }, 90_000);
});
