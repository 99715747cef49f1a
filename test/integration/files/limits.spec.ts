import { connect } from 'node:net';
import { rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { FilesHouse } from './files-house.js';
import { FORM_HEAD, sendWithoutEnd } from './endless-sender.js';

const MEGABYTE = 1_048_576;
const MOST_FILES = 12;

let house: FilesHouse;
let desk: ApiClient;

beforeAll(async () => {
  house = await FilesHouse.open({
    FILE_MEGABYTES: '1',
    DOSSIER_MEGABYTES: '3',
    DOSSIER_FILES: String(MOST_FILES),
  });
  desk = await house.as('reception');
}, 60_000);

afterAll(() => house.stop());

/** A PDF of that many bytes, unlike every other one. */
let made = 0;
function pdfOf(size: number): Buffer {
  const bytes = Buffer.alloc(size, 0x20);
  bytes.write(`%PDF-1.7\n${(made += 1)}\n`);
  bytes.write('%%EOF\n', size - 6);
  return bytes;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const endsAt = Date.now() + 10_000;
  while (!(await isTrue()) && Date.now() < endsAt) await sleep(50);
}

describe('a file that is too large', () => {
  it.each([
    ['by one byte', MEGABYTE + 1],
    ['by far', 8 * MEGABYTE],
  ])('%s is refused, and nothing is written', async (_how, size) => {
    const code = await house.log();
    const before = await house.traces();
    const { status, body } = await house.add(desk, code, { bytes: pdfOf(size) });
    expect([status, body.code]).toEqual([413, 'file-too-large']);
    expect(body.detail).toContain('1 MB');
    expect(await house.traces()).toEqual(before);
  });

  it('is taken when it is as large as it may be', async () => {
    expect((await house.add(desk, await house.log(), { bytes: pdfOf(MEGABYTE) })).status).toBe(201);
  });

  it('and says so beforehand is not even read: two gigabytes are refused by their header', async () => {
    const code = await house.log();
    const size = 2 * 1024 * MEGABYTE;
    const sending = await sendWithoutEnd(desk, code, `Content-Length: ${size}`, size);
    expect(sending.answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sending.sentBytes).toBeLessThan(size / 2);
    expect(sending.milliseconds).toBeLessThan(10_000);
  });

  it('and does not say so is cut at the limit, and its sender reads why', async () => {
    const code = await house.log();
    const before = await house.traces();
    const sending = await sendWithoutEnd(desk, code, 'Transfer-Encoding: chunked', 1024 * MEGABYTE);
    expect(sending.answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sending.answer).toContain('file-too-large');
    expect(sending.sentBytes).toBeLessThan(512 * MEGABYTE);
    expect(await house.traces()).toEqual(before);
  });

  it('does not take its connection away from who sends the rest in time', async () => {
    const code = await house.log();
    for (let round = 0; round < 3; round += 1) {
      const { status } = await house.add(desk, code, { bytes: pdfOf(MEGABYTE + 100_000) });
      expect(status).toBe(413);
      expect((await house.list(desk, code)).items).toEqual([]);
    }
  });
});

describe('a dossier', () => {
  const addTwenty = (code: string, size: number) =>
    Promise.all(Array.from({ length: 20 }, () => house.add(desk, code, { bytes: pdfOf(size) })));

  it('never has more bytes than it may, however many files come at once; what is refused leaves nothing', async () => {
    const code = await house.log();
    const before = await house.bytesOnDisk();
    const answers = await addTwenty(code, 300 * 1024);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      Array.from({ length: 10 }, () => '409 dossier-quota-exceeded'),
    );
    const { items, usedBytes } = await house.list(desk, code);
    expect([items.length, usedBytes]).toEqual([10, 10 * 300 * 1024]);
    expect(await house.bytesOnDisk()).toHaveLength(before.length + 10);
    const { body } = await desk.get<{ intact: boolean }>(`dossiers/${code}/timeline`);
    expect(body.intact).toBe(true);
  });

  it('never has more files than it may', async () => {
    const code = await house.log();
    const answers = await addTwenty(code, 100);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(MOST_FILES);
    const codes = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code);
    expect(new Set(codes)).toEqual(new Set(['too-many-files']));
    const numbers = (await house.list(desk, code)).items.map(({ no }) => no);
    expect(numbers).toEqual(Array.from({ length: MOST_FILES }, (_each, index) => index + 1));
  });

  it('counts what was removed, which is kept', async () => {
    const code = await house.log();
    const { no } = (await house.add(desk, code, { bytes: pdfOf(MEGABYTE) })).body;
    await desk.post(`dossiers/${code}/files/${no}/remove`, { reason: 'Quét nhầm' });
    await house.add(desk, code, { bytes: pdfOf(MEGABYTE) });
    await house.add(desk, code, { bytes: pdfOf(MEGABYTE) });
    const { body } = await house.add(desk, code, {});
    expect(body.code).toBe('dossier-quota-exceeded');
  });
});

describe('a connection that breaks in the middle of a file', () => {
  it('leaves nothing behind', async () => {
    const code = await house.log();
    const before = await house.traces();
    const { hostname, port } = new URL(desk.base);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/v1/dossiers/${code}/files HTTP/1.1\r\nHost: x\r\nAuthorization: ${desk.headers['authorization']}\r\n` +
        `Content-Type: multipart/form-data; boundary=grenze\r\nContent-Length: 500000\r\n\r\n${FORM_HEAD}${' '.repeat(200_000)}`,
    );
    await until(async () => (await house.bytesOnDisk()).length > (before['onDisk'] ?? 0));
    expect((await house.bytesOnDisk()).length).toBe((before['onDisk'] ?? 0) + 1);
    socket.destroy();
    await until(async () => (await house.bytesOnDisk()).length === before['onDisk']);
    expect(await house.traces()).toEqual(before);
  });
});

describe('a disk', () => {
  it('that cannot be written refuses with 503, and nothing is written', async () => {
    const code = await house.log();
    const before = await house.traces();
    const incoming = join(house.sample.filesDir, 'incoming');
    await rename(incoming, `${incoming}-aside`);
    await writeFile(incoming, '');
    const { status, headers, body } = await house.add(desk, code, {});
    await rm(incoming);
    await rename(`${incoming}-aside`, incoming);
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'file-store-unavailable', '60']);
    expect(await house.traces()).toEqual(before);
  });

  it('that lost bytes gives out none of them, and records no access', async () => {
    const code = await house.log();
    const { no, sha256 } = (await house.add(desk, code, { bytes: pdfOf(1_000) })).body;
    await truncate(house.placeOf(sha256), 500);
    const cut = await house.download(desk, code, no);
    await rm(house.placeOf(sha256));
    const gone = await house.download(desk, code, no);
    for (const answer of [cut, gone]) {
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([500, 'file-bytes-missing']);
    }
    expect(await house.count('file_access')).toBe(0);
  });

  it('has its bytes back when the same file comes again', async () => {
    const code = await house.log();
    const bytes = pdfOf(1_000);
    const { no, sha256 } = (await house.add(desk, code, { bytes })).body;
    await rm(house.placeOf(sha256));
    await house.add(desk, code, { bytes });
    expect(Buffer.from(await (await house.download(desk, code, no)).arrayBuffer())).toEqual(bytes);
  });
});
