import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportSummary } from '../../../src/outward/history-import/import-dossiers.js';
import { readMapping } from '../../../src/outward/history-import/read-mapping.js';
import { type HistoryHouse, openHistoryHouse, SILENT } from './history-house.js';

const MAPPING = {
  name: 'small-log',
  codePrefix: 'LOG-',
  reference: { column: 'case' },
  createProcedures: [
    {
      code: 'LS-1',
      name: { vi: 'Thủ tục lịch sử', en: 'Historic procedure' },
      field: 'Môi trường',
      levels: ['province'],
      source: 'a log of our own',
    },
  ],
  procedure: { value: 'LS-1' },
  channel: {
    column: 'way',
    values: { Internet: 'online', 'e-mail': 'online', Desk: 'counter', Intern: 'counter', Post: 'postal' },
  },
  agency: { column: 'office', values: { north: 'P.1', south: 'P.2' } },
  receivedAt: { column: 'start' },
  dueAt: { column: 'due' },
  resolvedAt: { rule: 'last_event' },
  event: {
    at: { column: 'time' },
    name: { column: 'step' },
    names: { Check: { vi: 'Kiểm tra', en: 'Check' } },
    actor: { column: 'who' },
    keep: { group: 'team' },
  },
};

const HEADER = 'way,case,office,due,start,step,team,who,time';
const row = (...cells: string[]): string => cells.join(',');

// Due on 20 June at 17:00 in Vietnam; the moments are written in the offset of Amsterdam.
const DUE = '2011-06-20 12:00:00.000000+02:00';
const START = '2011-06-01 03:00:00.250000+02:00';

/** Events of one application stand apart, in no order. */
const LOG = [
  HEADER,
  row('Internet', 'a-early', 'north', DUE, START, 'Decide', 'T1', 'An', '2011-06-19 18:59:59.999000+02:00'),
  row('Desk', 'b-on-time', 'south', DUE, START, 'Check', 'T2', 'Bình', '2011-06-02 10:00:00+02:00'),
  row('Post', 'c-late', 'north', DUE, START, 'Check', '', '', '2011-06-20 12:00:00.001000+02:00'),
  row('Internet', 'a-early', 'north', DUE, START, 'Check', 'T1', 'An', '2011-06-03 10:00:00+02:00'),
  row('Intern', 'd-no-due', 'south', '', START, 'Check', 'T1', 'An', '2011-06-30 23:00:00+02:00'),
  row('e-mail', 'e-odd', 'south', DUE, START, 'Check', 'T1', 'An', '2011-05-31 18:00:00+02:00'),
  row('Desk', 'b-on-time', 'south', DUE, START, 'Decide', 'T2', 'Bình', '2011-06-20 12:00:00.000000+02:00'),
].join('\n');

let house: HistoryHouse;
let folder = '';

beforeAll(async () => {
  house = await openHistoryHouse();
  folder = await mkdtemp(join(tmpdir(), 'motcua-import-'));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => house.dataSource.query('TRUNCATE dossier, outbox, procedure, procedure_version CASCADE'));

async function importLog(log: string | Buffer, changes: object = {}): Promise<ImportSummary> {
  const path = join(folder, 'log.csv');
  const mappingPath = join(folder, 'mapping.json');
  await writeFile(path, log);
  await writeFile(mappingPath, JSON.stringify({ ...MAPPING, ...changes }));
  const mapping = await readMapping(mappingPath, null);
  return house.importDossiers.execute({ path, mapping, reportPath: `${path}.rejected.csv` }, SILENT);
}

const rejected = (): Promise<string[]> =>
  readFile(join(folder, 'log.csv.rejected.csv'), 'utf8').then(
    (text) => text.trim().split('\n').slice(1),
    () => [],
  );
const query = (text: string): Promise<Record<string, unknown>[]> => house.dataSource.query(text);
const codes = async (): Promise<unknown[]> =>
  (await query('SELECT code FROM dossier ORDER BY code')).map(({ code }) => code);

describe('an import of history', () => {
  it('writes whole dossiers with channel, agency, moments and timeliness', async () => {
    expect(await importLog(LOG)).toEqual({
      rows: 7,
      applications: 5,
      written: 5,
      alreadyThere: 0,
      rejected: 0,
      faults: 0,
      marked: 1,
    });
    const rows = await query(`
      SELECT d.code, d.channel, c.code AS agency, d.state, d.received_on, d.resolved_on, d.timeliness, d.marks, d.history
      FROM dossier d JOIN agency c ON c.id = d.competent_agency_id ORDER BY d.code`);
    const common = { history: true, state: 'returned', received_on: '2011-06-01' };
    expect(rows).toEqual([
      {
        ...common,
        code: 'LOG-a-early',
        channel: 'online',
        agency: 'P.1',
        resolved_on: '2011-06-19',
        timeliness: 'early',
        marks: [],
      },
      {
        ...common,
        code: 'LOG-b-on-time',
        channel: 'counter',
        agency: 'P.2',
        resolved_on: '2011-06-20',
        timeliness: 'on_time',
        marks: [],
      },
      {
        ...common,
        code: 'LOG-c-late',
        channel: 'postal',
        agency: 'P.1',
        resolved_on: '2011-06-20',
        timeliness: 'late',
        marks: [],
      },
      {
        ...common,
        code: 'LOG-d-no-due',
        channel: 'counter',
        agency: 'P.2',
        resolved_on: '2011-07-01',
        timeliness: null,
        marks: [],
      },
      {
        ...common,
        code: 'LOG-e-odd',
        channel: 'online',
        agency: 'P.2',
        resolved_on: '2011-05-31',
        timeliness: 'early',
        marks: ['ends_before_start'],
      },
    ]);
  });

  it('keeps the instants of the source to the millisecond, and its clock is never watched or counted again', async () => {
    await importLog(LOG);
    const [clock] = await query(`
      SELECT k.kind, k.time_limit, k.started_at, k.stopped_at, k.due_at, k.original_due_at, k.next_rung_at, k.ladder
      FROM clock k JOIN dossier d ON d.id = k.dossier_id WHERE d.code = 'LOG-a-early'`);
    expect(clock).toEqual({
      kind: 'processing',
      time_limit: null,
      started_at: new Date('2011-06-01T01:00:00.250Z'),
      stopped_at: new Date('2011-06-19T16:59:59.999Z'),
      due_at: new Date('2011-06-20T10:00:00.000Z'),
      original_due_at: new Date('2011-06-20T10:00:00.000Z'),
      next_rung_at: null,
      ladder: [],
    });
    expect(await query('SELECT count(*)::int AS n FROM clock')).toEqual([{ n: 4 }]);
    expect(await query('SELECT count(*)::int AS n FROM dossier_due_history')).toEqual([{ n: 4 }]);
  });

  it('makes each event a finished step and a fact of the timeline, in the order in which they happened', async () => {
    await importLog(LOG);
    const steps = await query(`
      SELECT s.no, s.step_key, s.name_vi, s.state, s.finished_at FROM dossier_step s
      JOIN dossier d ON d.id = s.dossier_id WHERE d.code = 'LOG-b-on-time' ORDER BY s.no`);
    expect(steps).toEqual([
      {
        no: 1,
        step_key: 'check',
        name_vi: 'Kiểm tra',
        state: 'done',
        finished_at: new Date('2011-06-02T08:00:00Z'),
      },
      {
        no: 2,
        step_key: 'decide',
        name_vi: 'Decide',
        state: 'done',
        finished_at: new Date('2011-06-20T10:00:00Z'),
      },
    ]);
    const events = await query(`
      SELECT e.seq, e.type, e.actor_name, e.data FROM timeline_event e
      JOIN dossier d ON d.id = e.dossier_id WHERE d.code = 'LOG-b-on-time' ORDER BY e.seq`);
    expect(events.map(({ seq, type, actor_name }) => [seq, type, actor_name])).toEqual([
      [1, 'dossier_registered', 'import:small-log'],
      [2, 'step_finished', 'Bình'],
      [3, 'step_finished', 'Bình'],
      [4, 'dossier_resolved', 'import:small-log'],
      [5, 'dossier_imported', 'import:small-log'],
    ]);
    expect(events[1]?.['data']).toMatchObject({ stepNo: 1, stepKey: 'check', group: 'T2' });
    expect(events[4]?.['data']).toEqual({ mapping: 'small-log', reference: 'b-on-time', line: 3, marks: [] });
  });

  it('reads a cell of several lines as one', async () => {
    const log = [HEADER, row('Desk', 'x', 'north', DUE, START, '"Check\r\n  again"', '', '', START)].join(
      '\n',
    );
    await importLog(log);
    expect(await query('SELECT name_vi FROM dossier_step')).toEqual([{ name_vi: 'Check again' }]);
  });

  it('tells nobody', async () => {
    await importLog(LOG);
    expect(await query('SELECT 1 FROM outbox')).toEqual([]);
    expect(await query('SELECT 1 FROM dossier_flag')).toEqual([]);
  });

  it('makes its procedure once, marked as history', async () => {
    await importLog(LOG);
    await importLog(LOG);
    expect(await query('SELECT code, history_only FROM procedure')).toEqual([
      { code: 'LS-1', history_only: true },
    ]);
    expect(await query('SELECT no, state FROM procedure_version')).toEqual([{ no: 1, state: 'history' }]);
    await expect(house.procedures.inForce('LS-1', '2026-11-22')).rejects.toMatchObject({
      code: 'no-version-in-force',
    });
  });

  it('doubles nothing when it is run again', async () => {
    await importLog(LOG);
    const before = await query('SELECT * FROM dossier ORDER BY code');
    expect(await importLog(LOG)).toMatchObject({ written: 0, alreadyThere: 5, rejected: 0 });
    expect(await query('SELECT * FROM dossier ORDER BY code')).toEqual(before);
    expect(await query('SELECT count(*)::int AS n FROM dossier_step')).toEqual([{ n: 7 }]);
  });

  it('adds what is missing when an earlier run was cut short', async () => {
    await importLog(
      LOG.split('\n')
        .slice(0, 4)
        .filter((line) => !line.includes('a-early'))
        .join('\n'),
    );
    expect(await importLog(LOG)).toMatchObject({ written: 3, alreadyThere: 2 });
    expect(await codes()).toHaveLength(5);
  });

  it('keeps an application that the source has not ended open, with its due moment', async () => {
    const log = [`${HEADER},end`, `${row('Desk', 'x', 'north', DUE, START, 'Check', '', '', START)},`].join(
      '\n',
    );
    await importLog(log, { resolvedAt: { column: 'end' } });
    expect(await query('SELECT state, resolved_at, resolved_on, timeliness, due_at FROM dossier')).toEqual([
      { state: 'in_progress', resolved_at: null, resolved_on: null, timeliness: null, due_at: new Date(DUE) },
    ]);
    expect(await query('SELECT stopped_at, next_rung_at FROM clock')).toEqual([
      { stopped_at: null, next_rung_at: null },
    ]);
  });
});

describe('a bad row', () => {
  const good = row('Desk', 'good', 'north', DUE, START, 'Check', 'T', 'An', START);
  const other = row('Desk', 'bad', 'north', DUE, START, 'Check', 'T', 'An', START);

  it.each([
    [
      'another channel',
      row('Fax', 'bad', 'north', DUE, START, 'Check', '', '', START),
      'way',
      'value-differs',
    ],
    [
      'a moment that does not exist',
      row('Desk', 'bad', 'north', DUE, START, 'Check', '', '', '2011-02-30 10:00Z'),
      'time',
      'moment-unreadable',
    ],
    [
      'a moment without a zone',
      row('Desk', 'bad', 'north', DUE, START, 'Check', '', '', '2011-02-20 10:00'),
      'time',
      'moment-without-zone',
    ],
    [
      'a moment in the future',
      row('Desk', 'bad', 'north', DUE, START, 'Check', '', '', '2030-02-20 10:00Z'),
      'time',
      'moment-in-future',
    ],
    [
      'another start',
      row('Desk', 'bad', 'north', DUE, DUE, 'Check', '', '', START),
      'start',
      'value-differs',
    ],
    ['no step', row('Desk', 'bad', 'north', DUE, START, '', '', '', START), 'step', 'value-missing'],
    ['too few columns', row('Desk', 'bad', 'north'), '', 'wrong-column-count'],
    [
      'a stray quotation mark',
      row('Desk', 'bad', 'north', DUE, START, 'Che"ck', '', '', START),
      '',
      'row-unreadable',
    ],
    [
      'a control character',
      row('Desk', 'bad', 'north', DUE, START, 'Check\u0000', '', '', START),
      'step',
      'value-not-text',
    ],
    [
      'an endless cell',
      row('Desk', 'bad', 'north', DUE, START, 'x'.repeat(2_001), '', '', START),
      'step',
      'value-too-long',
    ],
  ])('with %s keeps its whole application out and no other', async (_name, bad, field, code) => {
    const summary = await importLog([HEADER, other, bad, good].join('\n'));
    expect(summary).toMatchObject({ rows: 3, applications: 2, written: 1, rejected: 1, faults: 1 });
    expect(await codes()).toEqual(['LOG-good']);
    const [line = ''] = await rejected();
    expect(line.startsWith(`3,bad,${field},${code},`)).toBe(true);
    expect(
      await query(
        "SELECT 1 FROM timeline_event e JOIN dossier d ON d.id = e.dossier_id WHERE d.code LIKE '%bad'",
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'an unknown channel',
      row('Fax', 'bad', 'north', DUE, START, 'Check', '', '', START),
      'way',
      'value-unknown',
    ],
    [
      'an unknown agency',
      row('Desk', 'bad', 'west', DUE, START, 'Check', '', '', START),
      'office',
      'value-unknown',
    ],
    ['no start', row('Desk', 'bad', 'north', DUE, '', 'Check', '', '', START), 'start', 'value-missing'],
    [
      'a reference that is no code',
      row('Desk', 'b/d', 'north', DUE, START, 'Check', '', '', START),
      'case',
      'reference-unfit',
    ],
    ['no reference', row('Desk', '', 'north', DUE, START, 'Check', '', '', START), 'case', 'value-missing'],
  ])('names line, field and reason in both languages: %s', async (_name, bad, field, code) => {
    expect(await importLog([HEADER, good, bad].join('\n'))).toMatchObject({ written: 1, faults: 1 });
    const [line = ''] = await rejected();
    expect(line).toMatch(new RegExp(`^3,[^,]*,${field},${code},.+,.+`));
  });

  it('is told in full: every bad row of every application', async () => {
    const bad = (name: string) => row('Fax', name, 'west', 'soon', START, '', '', '', 'never');
    await importLog([HEADER, bad('one'), good, bad('two')].join('\n'));
    const told = (await rejected()).map((line) => line.split(',').slice(0, 4).join(','));
    const faults = ['time,moment-unreadable', 'step,value-missing', 'way,value-unknown'].concat([
      'office,value-unknown',
      'due,moment-unreadable',
    ]);
    expect(told).toEqual([
      ...faults.map((fault) => `2,one,${fault}`),
      ...faults.map((fault) => `4,two,${fault}`),
    ]);
  });

  it('leaves no report behind once the file is mended', async () => {
    await importLog(
      [HEADER, good, row('Fax', 'bad', 'north', DUE, START, 'Check', '', '', START)].join('\n'),
    );
    expect(await rejected()).toHaveLength(1);
    await importLog([HEADER, good, other].join('\n'));
    expect(await rejected()).toEqual([]);
    expect(await codes()).toEqual(['LOG-bad', 'LOG-good']);
  });

  it('of one application does not keep the rest of its batch out, even when only the database finds it', async () => {
    await house.dataSource.query("ALTER TABLE dossier ADD CONSTRAINT odd CHECK (code <> 'LOG-good')");
    const log = [HEADER, good, ...['p', 'q', 'r', 's'].map((name) => good.replace('good', name))].join('\n');
    const summary = await importLog(log).finally(() =>
      house.dataSource.query('ALTER TABLE dossier DROP CONSTRAINT odd'),
    );
    expect(summary).toMatchObject({ written: 4, rejected: 1, faults: 1 });
    expect((await rejected())[0]).toMatch(/^2,good,,database-refused,/);
  });

  it('is a code that another dossier already has', async () => {
    await importLog([HEADER, good].join('\n'));
    expect(await importLog([HEADER, good].join('\n'), { name: 'another-log' })).toMatchObject({
      written: 0,
      alreadyThere: 0,
      rejected: 1,
    });
    expect((await rejected())[0]).toMatch(/^2,good,,code-taken,/);
  });

  it('is an application with more rows than a dossier can have', async () => {
    const endless = Array.from({ length: 5_001 }, () => other);
    expect(await importLog([HEADER, ...endless, good].join('\n'))).toMatchObject({ written: 1, rejected: 1 });
    expect((await rejected())[0]).toMatch(/^2,bad,,too-many-events,/);
  });
});
