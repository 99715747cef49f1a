import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCsvRows } from '../../../src/platform/csv-import/csv-rows.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(content: string | Buffer, delimiter = ','): Promise<unknown[]> {
  const path = join(folder, 'log.csv');
  await writeFile(path, content);
  const rows: unknown[] = [];
  for await (const { line, cells, text } of readCsvRows(path, { delimiter, encoding: 'utf8' })) {
    rows.push([line, cells ?? text]);
  }
  return rows;
}

describe('a CSV file read as a stream', () => {
  it('numbers rows by the line of the file where they begin, over quoted line breaks and blank lines', async () => {
    expect(await rowsOf('a,b\n1,2\n"x\ny",3\n\n4,5')).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
      [3, ['x\ny', '3']],
      [5, ['']],
      [6, ['4', '5']],
    ]);
  });

  it('reads a file from Excel: byte order mark, semicolons, CRLF', async () => {
    expect(await rowsOf('\ufeffmã;tên\r\n1;"a;b"\r\n', ';')).toEqual([
      [1, ['mã', 'tên']],
      [2, ['1', 'a;b']],
    ]);
  });

  it.each([
    ['inside a cell', '3,x"y'],
    ['behind a closed cell', '3,"x"y'],
    ['never closed', '3,"xy'],
  ])('loses only the row with a stray quotation mark %s', async (_name, bad) => {
    const tail = Array.from({ length: 50 }, (_each, index) => `${index},"q${index}"`);
    const rows = await rowsOf(['a,b', '1,2', bad, ...tail].join('\n'));
    expect(rows).toHaveLength(53);
    expect(rows[2]).toEqual([3, bad]);
    expect(rows.slice(3)).toEqual(tail.map((_row, index) => [index + 4, [String(index), `q${index}`]]));
  });

  it('loses only the bad rows when several are bad, the last line included', async () => {
    const rows = await rowsOf('a,b\n1,"2\n3,4\n5,"6\n7,8\n9,"x');
    expect(rows).toEqual([
      [1, ['a', 'b']],
      [2, '1,"2'],
      [3, ['3', '4']],
      [4, '5,"6'],
      [5, ['7', '8']],
      [6, '9,"x'],
    ]);
  });

  it('loses no row before a bad one, however far the parser has read ahead', async () => {
    const head = Array.from({ length: 5_000 }, (_each, index) => `${index},${'x'.repeat(20)}`);
    const rows = await rowsOf(['a,b', ...head, 'bad,"', ...head].join('\n'));
    expect(rows).toHaveLength(10_002);
    expect(rows[5_001]).toEqual([5_002, 'bad,"']);
    expect(rows.at(-1)).toEqual([10_002, ['4999', 'x'.repeat(20)]]);
  });

  it('gives up on a row that is too long without holding the file in memory', async () => {
    const rows = await rowsOf(`a,b\n1,${'x'.repeat(200_000)}\n3,4\n`);
    expect(rows.map((row) => (row as unknown[])[0])).toEqual([1, 2, 3]);
    expect(rows[2]).toEqual([3, ['3', '4']]);
  });

  it('leaves rows with another number of columns to the reader', async () => {
    expect(await rowsOf('a,b\n1\n1,2,3\n')).toEqual([
      [1, ['a', 'b']],
      [2, ['1']],
      [3, ['1', '2', '3']],
    ]);
  });
});
