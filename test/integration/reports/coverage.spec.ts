import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import type { OnlineService, ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type {
  CoverageReportResponse,
  CoverageRowResponse,
} from '../../../src/outward/reports/coverage-response.js';
import { Database } from '../../../src/platform/database/database.js';
import { insertRows } from '../../../src/platform/database/rows.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import { AGENCIES_SNAPSHOT } from '../../../src/registers/agencies/agency.lookup.js';
import { columnsOf } from '../../../src/registers/procedures/described-row.js';
import { ProcedureVersionEntity } from '../../../src/registers/procedures/procedure.entity.js';
import { PROCEDURES as PROCEDURES_SNAPSHOT } from '../../../src/registers/procedures/procedure.lookup.js';
import { ProcedureStore } from '../../../src/registers/procedures/procedure.store.js';
import {
  createAccounts,
  type HttpTestApp,
  insertAgency,
  startHttpTestApp,
} from '../../support/http-test-app.js';

const REPORT = '/api/v1/reports/coverage';
const [sample] = PROCEDURES as [(typeof PROCEDURES)[number]];

interface MadeUp {
  readonly code: string;
  readonly field: string;
  readonly levels: readonly string[];
  /** null: known only. */
  readonly from: string | null;
  readonly online?: OnlineService;
  readonly stepAt?: string;
}

/** A district's catalogue of 203, 103 of them at the desk (field-facts, Quỳnh Lưu), and a province's of 561 online. */
const DISTRICT: readonly MadeUp[] = Array.from({ length: 203 }, (_none, index) => ({
  code: `2.${String(index).padStart(6, '0')}`,
  field: ['Hộ tịch', 'Đất đai', 'Chứng thực', ''][index % 4] as string,
  levels: index % 5 === 0 ? ['district', 'commune'] : ['district'],
  from: index < 103 ? (index < 74 ? '2018-01-01' : '2020-01-01') : null,
  ...(index === 0 && { stepAt: 'T02' }),
}));
const PROVINCE: readonly MadeUp[] = Array.from({ length: 561 }, (_none, index) => ({
  code: `3.${String(index).padStart(6, '0')}`,
  field: `Lĩnh vực ${index % 7}`,
  levels: ['province'],
  from: '2020-01-01',
  online:
    index < 236 ? { level: 'partial', reason: 'Phải nộp bản chính tại nơi tiếp nhận' } : { level: 'full' },
}));

function rulesOf({ online, stepAt }: MadeUp): ProcedureRules {
  const { online: _none, ...rules } = sample.rules;
  const isOnline = online !== undefined;
  const [variant] = rules.variants as [ProcedureRules['variants'][number]];
  const [term] = variant.terms as [(typeof variant.terms)[number]];
  const [step, ...others] = rules.plan.steps as [(typeof rules.plan.steps)[number]];
  const agency = stepAt === undefined ? step.agency : ({ kind: 'named', agencyCode: stepAt } as const);
  return {
    ...rules,
    ...(isOnline && { online }),
    variants: [{ ...variant, terms: [{ ...term, channel: isOnline ? 'online' : 'counter' }] }],
    plan: { ...rules.plan, steps: [{ ...step, agency }, ...others] },
  };
}

function nameOf(code: string) {
  return { vi: `Thủ tục ${code}`, en: `Procedure ${code}` };
}

describe('how much of the catalogue the desks take in', () => {
  let app: HttpTestApp;
  let token: string;

  beforeAll(async () => {
    app = await startHttpTestApp({ product: true });
    for (const code of ['T01', 'T02', 'T03']) await insertAgency(app.dataSource, code);
    await app.dataSource.query(`UPDATE agency SET level = 'district' WHERE code = 'T01'`);
    await app.dataSource.query(
      `UPDATE agency SET level = 'province', fields = '{Lĩnh vực 1}', valid_to = '2025-12-31' WHERE code = 'T03'`,
    );
    await createAccounts(app, ['supervisor', 'administrator', 'approver'], 'T01');
    await load([...DISTRICT, ...PROVINCE]);
    token = await app.tokenOf('supervisor');
  }, 120_000);
  afterAll(() => app.close());

  async function load(procedures: readonly MadeUp[]): Promise<void> {
    const store = app.app.get(ProcedureStore, { strict: false });
    await app.app.get(Database, { strict: false }).write(async (tx) => {
      const definitions = procedures.map(({ code, field, levels }) => ({
        ...{ code, field, levels },
        name: nameOf(code),
      }));
      const ids = await store.insertMany(tx, definitions);
      const versions = procedures.flatMap((procedure) => {
        const { code, field, levels, from } = procedure;
        const rules = rulesOf(procedure);
        return from === null
          ? []
          : [
              {
                procedureId: ids.get(code) as string,
                no: 1,
                state: 'published' as const,
                effectiveFrom: from,
                rules,
                ...columnsOf({ name: nameOf(code), field, levels, audiences: [] }),
              },
            ];
      });
      await insertRows(tx, ProcedureVersionEntity, versions);
    });
  }

  const report = async (query: string): Promise<CoverageReportResponse> => {
    const { status, json, text } = await app.send('GET', `${REPORT}?${query}`, { token });
    if (status !== 200) throw new Error(text);
    return json as unknown as CoverageReportResponse;
  };
  const figure = ({ numerator, denominator, percent }: CoverageRowResponse) => [
    numerator,
    denominator,
    percent,
  ];

  it('is 103 of 203 in the district, 74 before', async () => {
    expect(figure((await report('on=2020-06-30&agency=T01')).total)).toEqual([103, 203, '50.74']);
    expect(figure((await report('on=2019-06-30&agency=T01')).total)).toEqual([74, 203, '36.45']);
    expect(figure((await report('on=2017-06-30&level=district')).total)).toEqual([0, 203, '0.00']);
  });

  it('has 236 and 325 of 561 online in part and in full', async () => {
    const { online } = (await report('on=2020-12-31&level=province')).total;
    expect([online.partial.numerator, online.full.numerator, online.full.denominator]).toEqual([
      236, 325, 561,
    ]);
    expect([online.partial.percent, online.full.percent, online.none.percent]).toEqual([
      '42.07',
      '57.93',
      '0.00',
    ]);
  });

  it('has no rate where there is nothing to divide by', async () => {
    expect(figure((await report('on=2020-12-31&field=Không+có')).total)).toEqual([0, 0, null]);
    const { online } = (await report('on=2017-12-31&level=province')).total;
    expect(online.full).toEqual({ numerator: 0, denominator: 0, rate: null, percent: null });
  });

  it('counts an agency by its level and fields and by what names it, while it is valid', async () => {
    const rowsOn = async (on: string) =>
      (await report(`on=${on}&by=agency`)).rows.map((each) => [each.key, ...figure(each)]);
    expect(await rowsOn('2020-06-30')).toEqual([
      ['T01', 103, 203, '50.74'],
      ['T02', 1, 1, '100.00'],
      ['T03', 80, 80, '100.00'],
    ]);
    expect((await rowsOn('2026-01-01')).map(([key]) => key)).toEqual(['T01', 'T02']);
  });

  it('means an agency by any of its codes, also where a plan names another one', async () => {
    const other = JSON.stringify([{ code: 'H01.02', validFrom: '2016-01-01', validTo: null, source: null }]);
    await app.dataSource.query(`UPDATE agency SET other_codes = $1 WHERE code = 'T02'`, [other]);
    await app.dataSource.query(
      `UPDATE procedure_version SET rules = replace(rules::text, '"T02"', '"H01.02"')::jsonb WHERE rules::text LIKE '%"T02"%'`,
    );
    await app.app.get(Database, { strict: false }).write(async (tx) => {
      for (const register of [AGENCIES_SNAPSHOT, PROCEDURES_SNAPSHOT]) {
        await app.app.get(RegisterCache, { strict: false }).changed(tx, register);
      }
    });
    const query = 'on=2020-06-30&by=agency&agency=';
    const { rows, total } = await report(`${query}H01.02`);
    expect(rows.map((each) => [each.key, ...figure(each)])).toEqual([['T02', 1, 1, '100.00']]);
    expect({ rows, total }).toEqual({ rows: (await report(`${query}T02`)).rows, total });
    expect(total.links.procedures).toContain('agency=T02');
    for (const code of ['T02', 'H01.02']) {
      const { json } = await app.send('GET', `/api/v1/procedures?on=2020-06-30&agency=${code}`);
      expect([code, json['total']]).toEqual([code, 1]);
    }
  });

  it.each([
    'on=2020-06-30',
    'on=2020-06-30&by=agency',
    'on=2020-06-30&by=field',
    'on=2020-06-30&by=level',
    'on=2019-06-30&by=field&agency=T01&level=commune',
    'on=2019-06-30&by=level&level=district',
  ])('opens exactly the procedures behind each figure: %s', async (query) => {
    const { rows, total } = await report(query);
    expect(rows.length).toBeGreaterThan(0);
    for (const { links, online, numerator, denominator } of [...rows, total]) {
      const told = [
        [links.procedures, denominator],
        [links.numeratorProcedures, numerator],
        ...(['full', 'partial', 'none', 'unstated'] as const).map(
          (level) => [links[level], online[level].numerator] as const,
        ),
      ] as const;
      for (const [link, count] of told) {
        const { json } = await app.send('GET', link);
        const { total: listed, items } = json as unknown as { total: number; items: { code: string }[] };
        expect([link, listed, new Set(items.map(({ code }) => code)).size]).toEqual([link, count, count]);
      }
      const { full, partial, none, unstated } = online;
      expect(full.numerator + partial.numerator + none.numerator + unstated.numerator).toBe(numerator);
    }
  });

  it('adds up by field, and is refused for an agency that is not there and for other roles', async () => {
    const { rows, total } = await report('on=2020-06-30&by=field');
    const sum = (of: (row: CoverageRowResponse) => number) => rows.reduce((all, each) => all + of(each), 0);
    expect([sum((each) => each.numerator), sum((each) => each.denominator)]).toEqual([
      total.numerator,
      total.denominator,
    ]);
    const unknown = await app.send('GET', `${REPORT}?agency=T99`, { token });
    expect([unknown.status, unknown.json['code']]).toEqual([422, 'unknown-agency']);
    const approver = await app.send('GET', REPORT, { token: await app.tokenOf('approver') });
    expect(approver.status).toBe(403);
    const listed = await app.send('GET', '/api/v1/procedures?agency=T99');
    expect([listed.status, listed.json['code']]).toEqual([422, 'unknown-agency']);
  });
});
