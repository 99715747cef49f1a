import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { DossierAccess } from '../../../src/dossiers/dossier-access.lookup.js';
import {
  countOpenOverdue,
  countReceived,
  countResolved,
} from '../../../src/outward/reports/count-dossiers.query.js';
import { NameGroups } from '../../../src/outward/reports/name-groups.js';
import { OnTimeReport } from '../../../src/outward/reports/on-time-report.js';
import { OnlineSubmissionReport } from '../../../src/outward/reports/online-submission-report.js';
import type { ReportRequest } from '../../../src/outward/reports/report-request.js';
import { GROUPINGS } from '../../../src/outward/reports/report-selection.js';
import { SelectDossiers } from '../../../src/outward/reports/select-dossiers.js';
import type { Actor, Role } from '../../../src/platform/access/actor.js';
import { type HistoryHouse, openHistoryHouse } from '../import/history-house.js';
import { AS_OF, GOLDEN, insertGolden, instant } from './golden-dossiers.js';

const JANUARY: ReportRequest = { from: '2026-01-01', to: '2026-02-01' };
const YEAR: ReportRequest = { from: '2025-03-01', to: '2026-03-01' };
const ALL: ReportRequest = { from: '1900-01-01', to: '9999-12-31' };

let house: HistoryHouse;
let onTime: OnTimeReport;
let online: OnlineSubmissionReport;

beforeAll(async () => {
  house = await openHistoryHouse();
  house.clock.set(instant(AS_OF));
  await insertGolden(house.dataSource, GOLDEN);
  const select = new SelectDossiers(
    new DossierAccess(house.agencies, house.accounts),
    house.agencies,
    house.procedures,
  );
  const names = new NameGroups(house.agencies, house.procedures, house.clock);
  onTime = new OnTimeReport(house.database, select, names, house.clock);
  online = new OnlineSubmissionReport(house.database, select, names, house.clock);
});
afterAll(() => house.close());

async function actorAt(agency: string | null, ...roles: Role[]): Promise<Actor> {
  const agencyId = agency === null ? null : (await house.agencies.byCode(agency)).id;
  return { accountId: '1', username: 'a', fullName: 'A', roles, agencyId };
}
const province = () => actorAt('P', 'supervisor');
const reportOnTime = async (request: ReportRequest) => onTime.execute(await province(), request);
const reportOnline = async (request: ReportRequest) => online.execute(await province(), request);

describe('the on-time rate', () => {
  it('is (early + on time) ÷ resolved with a due moment, as counted by hand', async () => {
    const { total, rows, asOf } = await reportOnTime(JANUARY);
    expect(asOf).toBe('2026-02-05T09:00:00.000+07:00');
    expect(rows).toEqual([total]);
    expect(total).toMatchObject({
      key: 'total',
      numerator: 5,
      denominator: 6,
      rate: 5 / 6,
      percent: '83.33',
    });
    expect(total).toMatchObject({ early: 3, onTime: 2, late: 1, withoutDueMoment: 1, openOverdue: 2 });
    expect(total.withOpenOverdue).toEqual({ numerator: 5, denominator: 8, rate: 0.625, percent: '62.50' });
  });

  it('is counted by competent agency', async () => {
    const { rows } = await reportOnTime({ ...JANUARY, groupBy: 'agency' });
    expect(rows.map((row) => [row.key, row.numerator, row.denominator, row.openOverdue])).toEqual([
      ['P.1', 2, 2, 0],
      ['P.1.1', 1, 1, 1],
      ['P.2', 2, 3, 1],
    ]);
    expect(rows[1]?.withOpenOverdue?.percent).toBe('50.00');
    expect(rows[2]?.name).toEqual({ vi: 'Cơ quan P.2', en: 'Agency P.2' });
  });

  it('puts the first and the last moment of a month into that month', async () => {
    const { rows } = await reportOnTime({ from: '2025-12-01', to: '2026-03-01', groupBy: 'month' });
    expect(rows.map((row) => [row.key, row.early, row.onTime, row.late, row.openOverdue])).toEqual([
      ['2026-01', 3, 2, 1, null],
      ['2026-02', 0, 0, 1, null],
    ]);
    expect(rows[0]?.name).toEqual({ vi: 'Tháng 01/2026', en: 'January 2026' });
  });

  it('shows an agency that resolved nothing and lets dossiers lie', async () => {
    const { rows } = await reportOnTime({ from: '2026-03-01', to: '2026-04-01', groupBy: 'agency' });
    expect(
      rows.map((row) => [row.key, row.rate, row.percent, row.openOverdue, row.withOpenOverdue?.percent]),
    ).toEqual([
      ['P.1.1', null, null, 1, '0.00'],
      ['P.2', null, null, 1, '0.00'],
    ]);
  });

  it('is null, not 100 %, on nothing', async () => {
    const { total } = await reportOnTime({ from: '2026-01-01', to: '2026-01-01', procedure: 'HT' });
    expect(total).toMatchObject({ numerator: 0, denominator: 0, rate: null, percent: null });
  });
});

describe('the online-submission rate', () => {
  it('is online ÷ every filing received, whatever became of it, as counted by hand', async () => {
    const { total } = await reportOnline(JANUARY);
    expect(total).toMatchObject({ numerator: 5, denominator: 11, percent: '45.45' });
    expect(total).toMatchObject({ online: 5, counter: 4, postal: 2 });
  });

  it('is counted by receiving agency', async () => {
    const { rows } = await reportOnline({ ...JANUARY, groupBy: 'agency' });
    expect(rows.map((row) => [row.key, row.numerator, row.denominator])).toEqual([
      ['P.1', 2, 3],
      ['P.1.1', 1, 2],
      ['P.2', 2, 6],
    ]);
  });

  it('puts what was received a millisecond before midnight into the old year', async () => {
    const { rows } = await reportOnline({ from: '2025-12-31', to: '2026-01-02', groupBy: 'month' });
    expect(rows.map((row) => [row.key, row.online, row.counter])).toEqual([
      ['2025-12', 0, 1],
      ['2026-01', 1, 0],
    ]);
  });
});

describe('every report', () => {
  it.each(GROUPINGS)('adds up by %s: the groups make the total', async (groupBy) => {
    for (const period of [JANUARY, YEAR, ALL]) {
      const whole = await reportOnTime({ ...period, groupBy });
      for (const figure of [
        'numerator',
        'denominator',
        'early',
        'onTime',
        'late',
        'withoutDueMoment',
      ] as const) {
        expect(whole.rows.reduce((sum, row) => sum + row[figure], 0)).toBe(whole.total[figure]);
      }
      const received = await reportOnline({ ...period, groupBy });
      for (const figure of ['numerator', 'denominator', 'online', 'counter', 'postal'] as const) {
        expect(received.rows.reduce((sum, row) => sum + row[figure], 0)).toBe(received.total[figure]);
      }
      const overdue = whole.rows.reduce((sum, row) => sum + (row.openOverdue ?? 0), 0);
      expect(overdue).toBe(groupBy === 'month' ? 0 : whole.total.openOverdue);
    }
  });

  it('puts every dossier into exactly one box over all time', async () => {
    const resolved = (await reportOnTime(ALL)).total;
    const boxes = resolved.denominator + resolved.withoutDueMoment;
    expect(boxes).toBe(GOLDEN.filter((golden) => golden.resolved !== undefined).length);
    expect((await reportOnline(ALL)).total.denominator).toBe(GOLDEN.length);
  });

  it('counts a year as the sum of its months, and a period as the sum of its days', async () => {
    const days = ['2026-01-01', '2026-01-05', '2026-01-20', '2026-01-31', '2026-02-01'];
    let denominator = 0;
    for (const [index, from] of days.slice(0, -1).entries()) {
      denominator += (await reportOnTime({ from, to: days[index + 1] as string })).total.denominator;
    }
    expect(denominator).toBe(6);
  });

  it.each([
    [{ agency: 'P.1' }, 3, 5],
    [{ agency: 'P.2' }, 3, 6],
    [{ field: 'Hộ tịch' }, 3, 6],
    [{ procedure: 'DD' }, 3, 5],
    [{ channel: 'online' as const }, 3, 5],
    [{ agency: 'P.1', channel: 'counter' as const, procedure: 'HT' }, 2, 1],
  ])('filters by %o', async (filter, resolved, received) => {
    expect((await reportOnTime({ ...JANUARY, ...filter })).total.denominator).toBe(resolved);
    expect((await reportOnline({ ...JANUARY, ...filter })).total.denominator).toBe(received);
  });

  it('refuses a reversed period, an unknown agency and an unknown procedure', async () => {
    await expect(reportOnTime({ from: '2026-02-01', to: '2026-01-31' })).rejects.toMatchObject({
      code: 'period-reversed',
      field: 'to',
    });
    await expect(reportOnTime({ ...JANUARY, agency: 'X' })).rejects.toMatchObject({
      code: 'unknown-agency',
      field: 'agency',
    });
    await expect(reportOnline({ ...JANUARY, procedure: 'X' })).rejects.toMatchObject({
      code: 'unknown-procedure',
    });
  });

  it('shows a supervisor only what its agencies take in or decide, and everybody else nothing', async () => {
    const supervisor = await actorAt('P.1', 'supervisor');
    const received = await online.execute(supervisor, { ...JANUARY, groupBy: 'agency' });
    expect(received.rows.map(({ key, denominator }) => [key, denominator])).toEqual([
      ['P.1', 3],
      ['P.1.1', 2],
    ]);
    const { rows } = await onTime.execute(supervisor, { ...JANUARY, groupBy: 'agency' });
    // C7 was taken in here and is decided by P.2.
    expect(rows.map(({ key, denominator }) => [key, denominator])).toEqual([
      ['P.1', 2],
      ['P.1.1', 1],
      ['P.2', 1],
    ]);
    const stranger = await online.execute(await actorAt(null, 'supervisor'), JANUARY);
    expect(stranger.total).toMatchObject({ denominator: 0, rate: null });
  });

  it('shows an administrator all counts and no way to a dossier', async () => {
    const administrator = await actorAt(null, 'administrator');
    const { total } = await onTime.execute(administrator, JANUARY);
    expect(total).toMatchObject({ numerator: 5, denominator: 6, links: null });
    expect((await online.execute(administrator, JANUARY)).total).toMatchObject({
      denominator: 11,
      links: null,
    });
  });
});

describe('the query behind a report', () => {
  it('reads one month of three years through an index, never the whole table', async () => {
    await house.dataSource.transaction(async (tx) => {
      // Making the rows is not what is looked at here; a busy machine may take its time over them.
      await tx.query(`SET LOCAL statement_timeout = '60s'`);
      await tx.query(`
      INSERT INTO dossier (code, procedure_id, version_id, variant, field, channel, state, receiving_agency_id,
        competent_agency_id, applicant, search_text, received_at, received_on, due_at, resolved_at, resolved_on, timeliness, marking)
      SELECT 'X' || n, 1, 1, 'v', 'f', 'online', 'returned', 1 + n % 4, 1 + n % 4, '{}', '', at, at::date, at + interval '9 days',
        at + interval '5 days', (at + interval '5 days')::date, 'early', '{}'
      FROM (SELECT n, timestamptz '2020-01-01' + n * interval '1 hour' AS at FROM generate_series(1, 26000) n) each`);
    });
    await house.dataSource.query('ANALYZE dossier');
    const plans = await plansOfJanuary();
    expect(plans).toHaveLength(3);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on dossier\b/);
  });
});

async function plansOfJanuary(): Promise<string[]> {
  const selection = {
    period: { from: '2021-01-01', to: '2021-02-01' },
    groupBy: 'agency' as const,
    agencies: null,
    field: null,
    procedure: null,
    channel: null,
    scope: await new DossierAccess(house.agencies, house.accounts).scopeOf(await province()),
  };
  return house.database.read(async (tx) => {
    const plans: string[] = [];
    const explain = async (text: string, parameters: unknown[]) => {
      const lines = await tx.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, parameters);
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
      return [];
    };
    const explaining = { query: explain } as unknown as EntityManager;
    await countResolved(explaining, selection);
    await countReceived(explaining, selection);
    await countOpenOverdue(explaining, selection, instant(AS_OF));
    return plans;
  });
}
