import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGENCIES } from '../../../src/app/sample/data/agencies.js';
import { columnsOf } from '../../../src/outward/history-import/history-mapping.js';
import { wordsOf } from '../../../src/platform/csv-import/choice.js';
import { ImportRefused } from '../../../src/platform/csv-import/import-refused.js';
import { readMapping } from '../../../src/outward/history-import/read-mapping.js';

const PERMIT_LOG = fileURLToPath(
  new URL('../../../src/app/sample/mappings/permit-receipt-log.mapping.json', import.meta.url),
);
const LEAST = {
  name: 'log',
  reference: { column: 'case' },
  procedure: { value: '1.001193' },
  channel: { value: 'counter' },
  agency: { value: 'H99.01' },
  receivedAt: { rule: 'first_event' },
  resolvedAt: { rule: 'last_event' },
  event: { at: { column: 'time' }, name: { column: 'step' } },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-mapping-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string, agency: string | null = null) {
  const path = join(folder, 'mapping.json');
  await writeFile(path, text);
  return readMapping(path, agency);
}

async function refusal(change: object): Promise<ImportRefused> {
  const error: unknown = await read(JSON.stringify({ ...LEAST, ...change })).catch(
    (caught: unknown) => caught,
  );
  if (error instanceof ImportRefused) return error;
  throw new Error('the mapping was taken');
}

describe('a mapping file', () => {
  it('needs little: what it leaves out has a plain meaning', async () => {
    const mapping = await read(JSON.stringify(LEAST));
    expect(mapping).toMatchObject({
      csv: { delimiter: ',', encoding: 'utf8' },
      moments: { dateOrder: 'ymd', zone: null, dayMeans: null },
      codePrefix: '',
      dueAt: null,
      competentAgency: { kind: 'fixed', value: 'H99.01' },
    });
    expect(columnsOf(mapping)).toEqual(['case', 'time', 'step']);
  });

  it('gives way to the agency of the command line', async () => {
    const file = { ...LEAST, competentAgency: { column: 'office' } };
    const mapping = await read(JSON.stringify(file), 'H99.31');
    expect([mapping.agency, mapping.competentAgency].flatMap(wordsOf)).toEqual(['H99.31', 'H99.31']);
  });

  it.each([
    [
      'an unknown field',
      { colour: 'red' },
      /colour: Hệ thống không biết trường này/,
      /colour: This field is unknown/,
    ],
    ['no reference', { reference: undefined }, /reference: Bắt buộc/, /reference: Is required/],
    [
      'a channel that is none',
      { channel: { column: 'way', values: { Fax: 'fax' } } },
      /channel: “fax”/,
      /channel: "fax" is not a channel/,
    ],
    ['a choice without a source', { procedure: {} }, /procedure: Cần đúng một/, /procedure: Exactly one/],
    [
      'a choice with two sources',
      { agency: { value: 'A', column: 'b' } },
      /agency: Cần đúng một/,
      /agency: Exactly one/,
    ],
    ['no agency at all', { agency: undefined }, /--agency MÃ/, /--agency CODE/],
    [
      'a zone that is an offset',
      { zone: '+07:00' },
      /zone: “\+07:00”/,
      /zone: "\+07:00" is not an IANA zone/,
    ],
    [
      'a rule in the wrong place',
      { receivedAt: { rule: 'last_event' } },
      /receivedAt: .*first_event/,
      /receivedAt: .*"first_event"/,
    ],
    [
      'values that are no words',
      { channel: { column: 'way', values: { Desk: 1 } } },
      /channel\.values: Sai kiểu/,
      /channel\.values: Wrong type/,
    ],
  ])('is refused with %s, in both languages', async (_name, change, vi, en) => {
    const refused = await refusal(change);
    expect(refused.vi).toMatch(vi);
    expect(refused.en).toMatch(en);
  });

  it('tells all its faults at once', async () => {
    const { en } = await refusal({ reference: undefined, event: { at: { column: 'time' } }, name: 'Ô' });
    expect(en.match(/\n/g)).toHaveLength(3);
  });

  it.each(['', '[]', '"text"', '{"name": '])('is refused when it is no JSON object: %s', async (text) => {
    await expect(read(text)).rejects.toBeInstanceOf(ImportRefused);
  });

  it('for the permit log fits its columns and the sample province', async () => {
    const mapping = await readMapping(PERMIT_LOG, null);
    const known = AGENCIES.map(({ code }) => code);
    for (const code of [mapping.agency, mapping.competentAgency].flatMap(wordsOf))
      expect(known).toContain(code);
    expect(new Set(columnsOf(mapping))).toEqual(
      new Set([
        ...['case:concept:name', 'case:channel', 'case:startdate', 'case:enddate_planned', 'case:department'],
        ...['time:timestamp', 'concept:name', 'concept:instance', 'org:group', 'org:resource'],
      ]),
    );
    expect(mapping.resolvedAt).toEqual({ rule: 'last_event' });
  });
});
