import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyFiles } from '../../../src/app/cli/verify-files.command.js';
import { Database } from '../../../src/platform/database/database.js';
import { FileStore } from '../../../src/platform/files/file-store.js';
import { FilesInstallation } from '../../../src/platform/files/files-installation.js';
import { LeftOverFiles } from '../../../src/platform/files/left-over-files.js';
import { AbandonedUploads } from '../../../src/platform/housekeeping/abandoned-uploads.js';
import { SettableClock } from '../../support/settable-clock.js';
import { FilesHouse } from './files-house.js';

const HOUR = 3_600_000;
const NOW = Date.now();

let house: FilesHouse;
let clock: SettableClock;
let uploads: AbandonedUploads;

beforeAll(async () => {
  house = await FilesHouse.open();
  clock = new SettableClock(new Date(NOW));
  uploads = new AbandonedUploads(get(FilesInstallation), get(LeftOverFiles), clock);
}, 60_000);

beforeEach(() => clock.set(new Date(NOW)));

afterAll(() => house.stop());

const get = <T>(token: abstract new (...parts: never[]) => T): T =>
  house.sample.product.app.get(token, { strict: false });

/** Bytes as a process leaves them that is killed between moving them and its commit. */
async function leave(content: string, hoursAgo: number): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex');
  await mkdir(dirname(house.placeOf(hash)), { recursive: true });
  await writeFile(house.placeOf(hash), content);
  await age(house.placeOf(hash), hoursAgo);
  return hash;
}

async function age(path: string, hoursAgo: number): Promise<void> {
  const at = new Date(NOW - hoursAgo * HOUR);
  await utimes(path, at, at);
}

/** A day of rounds: each looks at its part of the store. */
async function sweepForADay(): Promise<void> {
  for (let hour = 0; hour < 24; hour += 1) {
    expect(await uploads.sweep()).toBe(HOUR);
    clock.advanceMinutes(60);
  }
}

describe('housekeeping', () => {
  it('clears what no row names, once its time of grace is over, and nothing else', async () => {
    const code = await house.log();
    const desk = await house.as('reception');
    const { body } = await house.add(desk, code, {});
    await age(house.placeOf(body.sha256), 1_000);
    const young = await leave('killed just now', -1);
    const old = await Promise.all(['a', 'b', 'c', 'd'].map((text) => leave(`killed long ago ${text}`, 25)));
    await writeFile(join(house.sample.filesDir, 'incoming', 'broken-off'), 'half');
    await age(join(house.sample.filesDir, 'incoming', 'broken-off'), 25);
    await writeFile(join(house.sample.filesDir, 'incoming', 'on-its-way'), 'half');
    await age(join(house.sample.filesDir, 'incoming', 'on-its-way'), -1);
    expect(await house.bytesOnDisk()).toEqual(expect.arrayContaining([...old, 'broken-off']));
    await sweepForADay();
    expect((await house.bytesOnDisk()).sort()).toEqual([body.sha256, young, 'on-its-way'].sort());
    expect((await house.download(desk, code, 1)).status).toBe(200);
  });

  it('leaves other people’s files in the folder alone', async () => {
    const stranger = join(house.sample.filesDir, 'ab', 'cd');
    await mkdir(stranger, { recursive: true });
    await writeFile(join(stranger, 'ghi chú.txt'), 'x');
    await age(join(stranger, 'ghi chú.txt'), 1_000);
    await sweepForADay();
    expect(await house.bytesOnDisk()).toContain('ghi chú.txt');
  });

  it('clears nothing where another database keeps its files', async () => {
    const hash = await leave('of another database', 1_000);
    const mark = join(house.sample.filesDir, 'installation');
    const ours = await readFile(mark, 'utf8');
    await writeFile(mark, 'another');
    await sweepForADay();
    expect(await house.bytesOnDisk()).toContain(hash);
    await writeFile(mark, ours);
    await sweepForADay();
    expect(await house.bytesOnDisk()).not.toContain(hash);
  });

  it('waits for who keeps the same content at that moment, and then leaves it', async () => {
    const hash = await leave('kept again', 1_000);
    const store = get(FileStore);
    const staged = await store.receive(Readable.from([Buffer.from('kept again')]));
    const cleared: Promise<number>[] = [];
    await get(Database).write(async (tx) => {
      await store.keep(tx, staged);
      await age(house.placeOf(hash), 1_000);
      cleared.push(get(LeftOverFiles).clearKept(hash.slice(0, 2), new Date(NOW)));
      await sleep(300);
    });
    expect(await Promise.all(cleared)).toEqual([0]);
    expect(await house.bytesOnDisk()).toContain(hash);
  });

  it('has its bytes put back by who comes while they are cleared', async () => {
    const hash = await leave('kept while cleared', 1_000);
    const store = get(FileStore);
    const staged = await store.receive(Readable.from([Buffer.from('kept while cleared')]));
    const [removed] = await Promise.all([
      get(LeftOverFiles).clearKept(hash.slice(0, 2), new Date(NOW)),
      get(Database).write((tx) => store.keep(tx, staged)),
    ]);
    expect(removed).toBeLessThanOrEqual(1);
    expect(await readFile(house.placeOf(hash), 'utf8')).toBe('kept while cleared');
  });

  it('has nothing to clear of a transaction that was refused after its bytes were moved', async () => {
    const store = get(FileStore);
    const staged = await store.receive(Readable.from([Buffer.from('rolled back')]));
    const refused = get(Database).write(async (tx) => {
      await store.keep(tx, staged);
      throw new Error('refused late');
    });
    await expect(refused).rejects.toThrow('refused late');
    expect(await house.count('stored_file WHERE hash = $1', [staged.hash])).toBe(0);
    await age(house.placeOf(staged.hash), 25);
    await sweepForADay();
    expect(await house.bytesOnDisk()).not.toContain(staged.hash);
  });
});

describe('verifying files', () => {
  it('names what is lost or altered, with its dossier', async () => {
    const code = await house.log();
    const desk = await house.as('reception');
    const pdf = (text: string) => `%PDF-1.7\n${text}\n%%EOF\n`;
    const added = [];
    for (const text of ['whole', 'lost', 'altered']) {
      added.push((await house.add(desk, code, { bytes: pdf(text) })).body);
    }
    const [, lost, altered] = added.map(({ sha256 }) => sha256);
    await rm(house.placeOf(lost ?? ''));
    await writeFile(house.placeOf(altered ?? ''), pdf('Altered'));
    const { files, differences } = await verifyFiles(house.sample.sql, house.sample.filesDir);
    expect(files).toBe(await house.count('stored_file'));
    expect([...differences].sort()).toEqual(
      [
        `${code} #2 (${lost}): mất nội dung · the bytes are gone`,
        `${code} #3 (${altered}): nội dung đã bị sửa · was altered`,
      ].sort(),
    );
  });
});
