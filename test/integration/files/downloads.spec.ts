import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { FilesHouse, PDF } from './files-house.js';

interface Access {
  readonly no: number;
  readonly name: string;
  readonly at: string;
  readonly by: string;
  readonly username: string;
  readonly agency: { readonly code: string } | null;
  readonly part: string | null;
  readonly requestId: string;
}
interface AccessPage {
  readonly items: readonly Access[];
  readonly nextCursor: string | null;
}

let house: FilesHouse;
let desk: ApiClient;
let supervisor: ApiClient;

beforeAll(async () => {
  house = await FilesHouse.open();
  desk = await house.as('reception');
  supervisor = await house.as('supervisor');
}, 60_000);

afterAll(() => house.stop());

async function withFile(): Promise<string> {
  const code = await house.log();
  await house.add(desk, code, { name: 'Tờ khai 100% (gốc).pdf' });
  return code;
}

const accesses = async (code: string, query = '') =>
  (await supervisor.get<AccessPage>(`dossiers/${code}/file-accesses${query}`)).body;

describe('a download', () => {
  it('is saved under its name and never shown as a page', async () => {
    const { headers } = await house.download(desk, await withFile(), 1);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="To khai 100_ (goc).pdf"; filename*=UTF-8''T%E1%BB%9D%20khai%20100%25%20%28g%E1%BB%91c%29.pdf`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('content-length')).toBe(String(PDF.length));
  });

  it.each<[string, string, number, string, string | null]>([
    ['the beginning', 'bytes=0-3', 206, '%PDF', `bytes 0-3/${PDF.length}`],
    ['the rest', `bytes=${PDF.length - 6}-`, 206, '%%EOF\n', `bytes 30-35/${PDF.length}`],
    ['the end', 'bytes=-6', 206, '%%EOF\n', `bytes 30-35/${PDF.length}`],
    ['more than there is', 'bytes=30-999', 206, '%%EOF\n', `bytes 30-35/${PDF.length}`],
    ['several parts', 'bytes=0-1,3-4', 200, PDF, null],
    ['nonsense', 'pages=1', 200, PDF, null],
  ])('gives %s', async (_what, range, status, text, contentRange) => {
    const answer = await house.download(desk, await withFile(), 1, { headers: { range } });
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([
      status,
      text,
      contentRange,
    ]);
  });

  it('gives no part that is not there', async () => {
    const code = await withFile();
    const answer = await house.download(desk, code, 1, { headers: { range: 'bytes=36-' } });
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([416, 'range-not-satisfiable']);
    expect((await accesses(code)).items).toEqual([]);
  });

  it('gives a part only of the content that the client began with', async () => {
    const code = await withFile();
    const etag = (await house.download(desk, code, 1)).headers.get('etag') ?? '';
    const range = 'bytes=0-3';
    const same = await house.download(desk, code, 1, { headers: { range, 'if-range': etag } });
    const other = await house.download(desk, code, 1, { headers: { range, 'if-range': '"other"' } });
    expect([same.status, other.status]).toEqual([206, 200]);
  });
});

describe('the record of downloads', () => {
  it('says who was given what and when, newest first, with the id of the request', async () => {
    const code = await withFile();
    const officer = await house.as('officer');
    await house.download(officer, code, 1, { headers: { 'x-request-id': 'tra-cuu-1' } });
    await house.download(desk, code, 1, { headers: { range: 'bytes=0-3' } });
    const { items } = await accesses(code);
    expect(items.map(({ no, username, part }) => [no, username, part])).toEqual([
      [1, 'reception', '0-3'],
      [1, 'officer', null],
    ]);
    expect(items[1]).toMatchObject({
      name: 'Tờ khai 100% (gốc).pdf',
      requestId: 'tra-cuu-1',
      agency: { code: 'H99.31' },
      by: expect.stringMatching(/\S/),
      at: expect.stringMatching(/\+07:00$/),
    });
  });

  it('holds no line for what was not given: refusals, copies that are still good, HEAD, lists', async () => {
    const code = await withFile();
    const etag = `"${(await house.list(desk, code)).items[0]?.sha256}"`;
    const stranger = await house.as('officer.cong-an-phuong-huong-dong');
    expect((await house.download(stranger, code, 1)).status).toBe(404);
    const unchanged = await house.download(desk, code, 1, { headers: { 'if-none-match': `W/${etag}, "x"` } });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    const head = await house.download(desk, code, 1, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(PDF.length)]);
    await desk.get(`dossiers/${code}/files/1`);
    expect((await accesses(code)).items).toEqual([]);
  });

  it('is read page by page and by file', async () => {
    const code = await withFile();
    await house.add(desk, code, { name: 'hai.pdf' });
    for (const no of [1, 2, 1]) await (await house.download(desk, code, no)).text();
    const first = await accesses(code, '?limit=2');
    const rest = await accesses(code, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ no }) => no)).toEqual([1, 2, 1]);
    expect(rest.nextCursor).toBeNull();
    expect((await accesses(code, '?no=2')).items.map(({ name }) => name)).toEqual(['hai.pdf']);
  });

  it('is for supervisors of that agency, and nobody changes it', async () => {
    const code = await withFile();
    await house.download(desk, code, 1);
    expect((await desk.get(`dossiers/${code}/file-accesses`)).status).toBe(403);
    const elsewhere = await house.as('supervisor.cong-an-phuong-huong-dong');
    expect((await elsewhere.get(`dossiers/${code}/file-accesses`)).status).toBe(404);
    const change = house.sample.sql.query(`UPDATE file_access SET account_name = 'x'`);
    await expect(change).rejects.toThrow('append-only');
    await expect(house.sample.sql.query('DELETE FROM file_access')).rejects.toThrow('append-only');
  });
});
