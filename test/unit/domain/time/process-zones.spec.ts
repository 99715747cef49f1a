import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { datedTexts } from './dated-texts.js';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../../../support/print-dated-texts.js', import.meta.url));

async function textsIn(zone: string) {
  const { stdout } = await run(process.execPath, [SCRIPT], { env: { ...process.env, TZ: zone } });
  const [offset, ...texts] = stdout.trim().split('\n');
  return { offset: Number(offset), texts };
}

it("traps 12 and 15: dates and texts are the same whatever the process's own zone", async () => {
  const zones = ['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles'];
  const found = await Promise.all(zones.map(textsIn));
  // The children really ran elsewhere.
  expect(found.map(({ offset }) => offset)).toEqual([0, -480, 480]);
  for (const { texts } of found) expect(texts).toEqual(datedTexts());
});
