import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyTimelines } from '../../../src/app/cli/verify-timeline.command.js';
import { readMapping } from '../../../src/outward/history-import/read-mapping.js';
import { type HistoryHouse, openHistoryHouse, SILENT } from './history-house.js';

const MAPPING = {
  name: 'chains',
  reference: { column: 'case' },
  createProcedures: [
    { code: 'LS-2', name: { vi: 'Lịch sử', en: 'History' }, field: 'F', levels: ['province'], source: 's' },
  ],
  procedure: { value: 'LS-2' },
  channel: { value: 'online' },
  agency: { value: 'P.1' },
  receivedAt: { rule: 'first_event' },
  resolvedAt: { rule: 'last_event' },
  event: { at: { column: 'time' }, name: { column: 'step' }, keep: { zeta: 'step', alpha: 'case' } },
};
const DOSSIERS = 700;

let house: HistoryHouse;
let folder = '';
beforeAll(async () => {
  house = await openHistoryHouse();
  folder = await mkdtemp(join(tmpdir(), 'motcua-chains-'));
  const rows = Array.from({ length: DOSSIERS }, (_each, index) => [
    `c${index},Nhận,2020-01-01 08:00:00.123+07`,
    `c${index},Trả,2020-01-02 08:00:00.456+07`,
  ]).flat();
  await writeFile(join(folder, 'log.csv'), ['case,step,time', ...rows].join('\n'));
  await writeFile(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
  const mapping = await readMapping(join(folder, 'mapping.json'), null);
  const order = { path: join(folder, 'log.csv'), mapping, reportPath: join(folder, 'rejected.csv') };
  await house.importDossiers.execute(order, SILENT);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** Changes the timeline behind the back of its trigger, and puts everything back afterwards. */
async function differencesAfter(statement: string): Promise<readonly string[]> {
  const runner = house.dataSource.createQueryRunner();
  await runner.query('CREATE TABLE kept AS SELECT * FROM timeline_event');
  await runner.query('ALTER TABLE timeline_event DISABLE TRIGGER USER');
  try {
    await runner.query(statement);
    return (await verifyTimelines(house.dataSource)).differences;
  } finally {
    await runner.query('DELETE FROM timeline_event');
    await runner.query('INSERT INTO timeline_event SELECT * FROM kept');
    await runner.query('DROP TABLE kept');
    await runner.query('ALTER TABLE timeline_event ENABLE TRIGGER USER');
    await runner.release();
  }
}

const OF_C1 = "dossier_id = (SELECT id FROM dossier WHERE code = 'c1')";

describe('verifying timelines', () => {
  it('finds no difference in what was written, over all pages', async () => {
    expect(await verifyTimelines(house.dataSource)).toEqual({
      dossiers: DOSSIERS,
      events: DOSSIERS * 5,
      differences: [],
    });
  });

  it.each([
    [
      'an altered event',
      `UPDATE timeline_event SET data = data || '{"alpha":"x"}' WHERE seq = 2 AND ${OF_C1}`,
      ['c1 #2'],
    ],
    [
      'a moved moment',
      `UPDATE timeline_event SET at = at + interval '1 ms' WHERE seq = 3 AND ${OF_C1}`,
      ['c1 #3'],
    ],
    [
      'a removed event',
      `DELETE FROM timeline_event WHERE seq = 2 AND ${OF_C1}`,
      ['c1 #3', 'c1 #3', 'c1 #4', 'c1 #5', 'c1'],
    ],
    ['a cut end', `DELETE FROM timeline_event WHERE seq = 5 AND ${OF_C1}`, ['c1']],
  ])('names the place of %s', async (_name, statement, places) => {
    const differences = await differencesAfter(statement);
    expect(differences.map((difference) => difference.split(':')[0])).toEqual(places);
  });
});
