import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sendWithoutEnd } from './endless-sender.js';
import { FilesHouse } from './files-house.js';

const MEGABYTE = 1_048_576;
const MOST = 200;

let house: FilesHouse;

beforeAll(async () => {
  house = await FilesHouse.open({ FILE_MEGABYTES: String(MOST) });
}, 60_000);

afterAll(() => house.stop());

it('stays flat while 200 MB are taken in and cut there, and nothing of them stays', async () => {
  const desk = await house.as('reception');
  const code = await house.log();
  const before = await house.traces();
  const base = process.memoryUsage().rss;
  let growth = 0;
  const watch = setInterval(() => (growth = Math.max(growth, process.memoryUsage().rss - base)), 5);
  const sending = await sendWithoutEnd(desk, code, 'Transfer-Encoding: chunked', 2 * MOST * MEGABYTE);
  clearInterval(watch);
  expect(sending.answer).toContain('file-too-large');
  expect(sending.sentBytes).toBeGreaterThan(MOST * MEGABYTE);
  // Sender and product are one process here.
  expect(growth).toBeLessThan((MOST / 2) * MEGABYTE);
  expect(await house.traces()).toEqual(before);
}, 60_000);
