import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { FilesHouse, PDF } from './files-house.js';

let house: FilesHouse;
let desk: ApiClient;
let code: string;

beforeAll(async () => {
  house = await FilesHouse.open();
  desk = await house.as('reception');
  code = await house.log();
}, 60_000);

afterAll(() => house.stop());

const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
/** Different content each time. */
let made = 0;
const freshPdf = () => PDF.replace('obj', `obj ${(made += 1)}`);

interface Timeline {
  readonly events: readonly { readonly type: string; readonly data: Record<string, unknown> }[];
  readonly intact: boolean;
}

describe('a file that is added', () => {
  it('is a row, bytes under their hash, a chained event and a message, and comes back byte for byte', async () => {
    const before = await house.traces();
    const bytes = freshPdf();
    const fields = { purpose: 'component', component: 'declaration' };
    const { status, body } = await house.add(desk, code, { name: 'Tờ khai.pdf', bytes, fields });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...fields, name: 'Tờ khai.pdf', mediaType: 'application/pdf' });
    expect([body.size, body.sha256, body.removed]).toEqual([Buffer.byteLength(bytes), sha256(bytes), null]);
    const after = await house.traces();
    expect(Object.entries(after).map(([what, n]) => [what, n - (before[what] ?? 0)])).toEqual([
      ['rows', 1],
      ['kept', 1],
      ['events', 1],
      ['messages', 1],
      ['onDisk', 1],
    ]);
    expect(await readFile(house.placeOf(body.sha256), 'utf8')).toBe(bytes);
    expect((await stat(house.placeOf(body.sha256))).mode & 0o077).toBe(0);
    expect(await (await house.download(desk, code, body.no)).text()).toBe(bytes);
    const timeline = (await desk.get<Timeline>(`dossiers/${code}/timeline`)).body;
    const told = { no: body.no, ...fields, name: 'Tờ khai.pdf', sha256: body.sha256 };
    expect(timeline.events.at(-1)).toMatchObject({ type: 'file_added', data: told });
    expect(timeline.intact).toBe(true);
  });

  it('keeps emoji and diacritics in its name, in one Unicode form, without the folders before it', async () => {
    const given = `C:\\Ảnh\\${'Đơn xin phép 🌸 của bà Nguyễn Thị Ngọc.pdf'.normalize('NFD')}`;
    const { body } = await house.add(desk, code, { name: given });
    expect(body.name).toBe('Đơn xin phép 🌸 của bà Nguyễn Thị Ngọc.pdf');
    expect((await house.list(desk, code)).items.at(-1)?.name).toBe(body.name);
    const { headers } = await house.download(desk, code, body.no);
    const disposition = headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="Don xin phep _ cua ba Nguyen Thi Ngoc\.pdf"; /);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(body.name);
  });

  it('lies on the disk once, however often the same content comes', async () => {
    const bytes = freshPdf();
    const before = await house.traces();
    const answers = await Promise.all([1, 2, 3].map(() => house.add(desk, code, { bytes })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.no)).size).toBe(3);
    const after = await house.traces();
    expect([after['rows'], after['onDisk']]).toEqual([
      (before['rows'] ?? 0) + 3,
      (before['onDisk'] ?? 0) + 1,
    ]);
  });

  it('may complete a component when it is a supplement', async () => {
    const fields = { purpose: 'supplement', component: 'declaration' };
    expect((await house.add(desk, code, { fields })).body).toMatchObject(fields);
    expect((await house.add(desk, code, { fields: { purpose: 'supplement' } })).body.component).toBeNull();
  });
});

describe('an upload that comes again with its key', () => {
  const key = (value: string) => ({ 'idempotency-key': value });

  it('gets the first answer and adds nothing', async () => {
    const bytes = freshPdf();
    const first = await house.add(desk, code, { bytes, headers: key('u1') });
    const before = await house.traces();
    const again = await house.add(desk, code, { bytes, headers: key('u1') });
    expect([again.status, again.body, again.headers.get('idempotent-replay')]).toEqual([
      201,
      first.body,
      'true',
    ]);
    expect(await house.traces()).toEqual(before);
  });

  it.each([
    ['another content', { bytes: PDF.replace('obj', 'other') }],
    ['another name', { name: 'khác.pdf' }],
    ['another purpose', { fields: { purpose: 'supplement' } }],
  ])('is refused with %s, and nothing is written', async (what, other) => {
    const headers = key(`u2 ${what}`);
    await house.add(desk, code, { headers });
    const before = await house.traces();
    const { status, body } = await house.add(desk, code, { headers, ...other });
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await house.traces()).toEqual(before);
  });

  it('is added once when ten arrive together', async () => {
    const bytes = freshPdf();
    const before = await house.count('dossier_file');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => house.add(desk, code, { bytes, headers: key('u3') })),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.no}`)).size).toBe(1);
    expect(await house.count('dossier_file')).toBe(before + 1);
  });

  it('gets the first answer also when the dossier takes no more files by now', async () => {
    const ended = await house.log();
    const sent = { bytes: freshPdf(), headers: key('u4') };
    const first = await house.add(desk, ended, sent);
    await desk.post(`dossiers/${ended}/withdraw`, { reason: 'Người nộp rút' });
    expect((await house.add(desk, ended, sent)).body).toEqual(first.body);
    const { body } = await house.add(desk, ended, { ...sent, bytes: freshPdf() });
    expect(body.code).toBe('idempotency-key-reused');
    expect((await house.add(desk, ended, { bytes: freshPdf(), headers: key('u5') })).body.code).toBe(
      'file-not-now',
    );
  });

  it('is required of a portal', async () => {
    const portal = await house.as('portal');
    const filed = await house.file(portal, 'files-of-a-portal');
    const fields = { purpose: 'component', component: 'declaration' };
    const without = await house.add(portal, filed, { fields });
    expect([without.status, without.body.code]).toEqual([400, 'idempotency-key-required']);
    expect((await house.add(portal, filed, { fields, headers: key('p1') })).status).toBe(201);
  });
});

const BOUNDARY = 'ranh-gioi';
const part = (head: string, body: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const purpose = part('name="purpose"', 'other');
const scan = part('name="file"; filename="a.pdf"', PDF);
const END = `--${BOUNDARY}--\r\n`;

describe('a form', () => {
  const send = (body: string, type = `multipart/form-data; boundary=${BOUNDARY}`) =>
    house.post(desk, code, { body, headers: { 'content-type': type } });

  it('of fields and one file is taken as it is written by hand', async () => {
    expect((await send(purpose + scan + END)).status).toBe(201);
  });

  it.each<[string, string, number, string]>([
    ['without a file', purpose + END, 400, 'file-missing'],
    ['whose file has no name', purpose + part('name="file"', PDF) + END, 400, 'file-missing'],
    [
      'whose file has an empty name',
      purpose + part('name="file"; filename=""', '') + END,
      400,
      'file-missing',
    ],
    ['whose file is called otherwise', purpose + scan.replace('"file"', '"scan"') + END, 400, 'file-missing'],
    ['with two files', purpose + scan + scan + END, 400, 'file-not-last'],
    ['with a field behind its file', scan + purpose + END, 400, 'file-not-last'],
    ['with a second purpose behind its file', purpose + scan + purpose + END, 400, 'file-not-last'],
    ['with a purpose said twice', purpose + purpose + scan + END, 400, 'validation-failed'],
    ['with thirty fields', purpose.repeat(30) + scan + END, 400, 'form-malformed'],
    ['that ends within its file', purpose + scan.slice(0, -20), 400, 'form-malformed'],
    ['that ends behind its file', purpose + scan, 400, 'form-malformed'],
    ['that ends within its fields', purpose.slice(0, 40), 400, 'form-malformed'],
    ['of nothing', END, 400, 'file-missing'],
    ['that is none', 'xin chào', 400, 'form-malformed'],
  ])('%s is refused, and nothing is written', async (_what, body, status, expected) => {
    const before = await house.traces();
    const answer = await send(body);
    expect([answer.status, answer.body.code]).toEqual([status, expected]);
    expect(await house.traces()).toEqual(before);
  });

  it.each([
    ['multipart/form-data', 'form-malformed'],
    ['application/json', 'malformed-json'],
    ['application/x-www-form-urlencoded', 'unsupported-media-type'],
  ])('sent as %s is refused', async (type, expected) => {
    expect((await send(purpose + scan + END, type)).body.code).toBe(expected);
  });

  it('is expected where files are added, and nowhere else', async () => {
    const json = await desk.post<Problem>(`dossiers/${code}/files`, { purpose: 'other' });
    expect([json.status, json.body.code]).toEqual([415, 'form-expected']);
    const answer = await fetch(`${desk.base}/dossiers/${code}/stop`, {
      method: 'POST',
      headers: { ...desk.headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      body: purpose + scan + END,
    });
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([415, 'unsupported-media-type']);
  });
});
