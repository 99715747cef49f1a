import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import { AGENCIES } from '../../../src/app/sample/data/agencies.js';
import {
  columnsOf,
  readOpenMapping,
  rulesFor,
  stepNamed,
} from '../../../src/outward/take-over/open-mapping.js';
import { wordsOf } from '../../../src/platform/csv-import/choice.js';
import { ImportRefused } from '../../../src/platform/csv-import/import-refused.js';

const SAMPLE = fileURLToPath(
  new URL('../../../src/app/sample/mappings/open-dossiers.mapping.json', import.meta.url),
);
const LEAST = {
  name: 'old',
  reference: { column: 'code' },
  procedure: { value: '1.001193' },
  channel: { value: 'counter' },
  agency: { value: 'H99.31' },
  receivedAt: { column: 'received' },
  applicant: { name: { column: 'name' } },
  event: { kind: { column: 'what' }, at: { column: 'at' } },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-open-mapping-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(change: object = {}) {
  const path = join(folder, 'mapping.json');
  await writeFile(path, JSON.stringify({ ...LEAST, ...change }));
  return readOpenMapping(path);
}

async function refusal(change: object): Promise<ImportRefused> {
  const error: unknown = await read(change).catch((caught: unknown) => caught);
  if (error instanceof ImportRefused) return error;
  throw new Error('the mapping was taken');
}

describe('a mapping of open dossiers', () => {
  it('needs little, and leaves a differing due moment undecided unless it says otherwise', async () => {
    const mapping = await read();
    expect(mapping).toMatchObject({ onDueDifference: 'refuse', dueAt: null, variant: null, steps: [] });
    expect(columnsOf(mapping)).toEqual(['code', 'received', 'name', 'at', 'what']);
  });

  it('names a step by procedure before it names it for all; what is not named is a key', async () => {
    const mapping = await read({
      steps: [
        { name: 'Thẩm định', step: 'process', outcome: 'done' },
        { name: 'Thẩm định', step: 'appraise', procedures: ['1.013225'] },
      ],
    });
    expect(stepNamed('Thẩm định', '1.001193', mapping)).toMatchObject({ step: 'process', outcome: 'done' });
    expect(stepNamed('Thẩm định', '1.013225', mapping).step).toBe('appraise');
    expect(stepNamed('approve', '1.013225', mapping)).toEqual({ step: 'approve' });
  });

  it('knows per procedure which steps nobody logs', async () => {
    const mapping = await read({
      onDueDifference: 'keep_ours',
      notLogged: [
        { step: 'intake', outcome: 'handed_over' },
        { step: 'tax_office', outcome: 'done', procedures: ['1.001612'] },
      ],
    });
    expect([...rulesFor('1.001193', mapping).notLogged.keys()]).toEqual(['intake']);
    expect([...rulesFor('1.001612', mapping).notLogged.keys()]).toEqual(['intake', 'tax_office']);
    expect(rulesFor('1.001612', mapping).onDueDifference).toBe('keep_ours');
  });

  it.each([
    ['an unknown field', { colour: 'red' }, /colour: Hệ thống không biết/, /colour: This field is unknown/],
    ['nobody who filed', { applicant: {} }, /applicant\.name: Bắt buộc/, /applicant\.name: Is required/],
    [
      'a kind of event that is none',
      { event: { ...LEAST.event, kind: { column: 'what', values: { Gọi: 'call' } } } },
      /event\.kind: “call” không phải loại sự kiện/,
      /event\.kind: "call" is not a kind of event/,
    ],
    [
      'a state that is none',
      { state: { column: 's', values: { x: 'open' } } },
      /state: “open”/,
      /state: "open" is not a state/,
    ],
    ['another way to settle', { onDueDifference: 'guess' }, /onDueDifference: /, /onDueDifference: /],
    ['a choice without a source', { variant: {} }, /variant: Cần đúng một/, /variant: Exactly one/],
    ['a zone that is none', { zone: 'Hanoi' }, /zone: “Hanoi”/, /zone: "Hanoi"/],
  ])('is refused with %s, in both languages', async (_name, change, vi, en) => {
    const refused = await refusal(change);
    expect(refused.vi).toMatch(vi);
    expect(refused.en).toMatch(en);
  });

  it('of the sample names agencies, procedures and steps of the sample province', async () => {
    const mapping = await readOpenMapping(SAMPLE);
    const agencies = AGENCIES.map(({ code }) => code);
    expect(wordsOf(mapping.agency).every((code) => agencies.includes(code))).toBe(true);
    const plans = PROCEDURES.flatMap(({ code, rules }) =>
      [rules.plan, ...rules.variants.flatMap(({ plan }) => plan ?? [])].map((plan) => ({ code, plan })),
    );
    const has = (step: string, procedures: string[] | undefined) =>
      plans
        .filter(({ code }) => procedures?.includes(code) ?? true)
        .some(({ plan }) => plan.steps.some(({ key }) => key === step));
    const named = [...mapping.steps, ...mapping.notLogged];
    expect(named.filter(({ step, procedures }) => !has(step, procedures))).toEqual([]);
  });
});
