import { describe, expect, it } from '@jest/globals';
import { ProgressLines } from '../../../src/app/cli/progress-bar.js';

function linesOf(total: number, steps: readonly number[]): string[] {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) > 0 };
  const progress = new ProgressLines(stream);
  progress.begin('write', total);
  for (const step of steps) progress.advanceTo(step);
  progress.end();
  return lines;
}

describe('progress where there is no terminal', () => {
  it('is a plain line for each tenth, none twice, and always the end', () => {
    expect(linesOf(200, [1, 19, 20, 21, 60, 199])).toEqual([
      'Ghi hồ sơ · Writing dossiers: 10% (20/200)\n',
      'Ghi hồ sơ · Writing dossiers: 30% (60/200)\n',
      'Ghi hồ sơ · Writing dossiers: 90% (199/200)\n',
      'Ghi hồ sơ · Writing dossiers: 100% (200/200)\n',
    ]);
  });

  it('says nothing about nothing', () => {
    expect(linesOf(0, [0])).toEqual([]);
  });
});
