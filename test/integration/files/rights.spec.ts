import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { FilesHouse, type FileAnswer, PDF, WARD } from './files-house.js';

const ROLES = ['reception_officer', 'processing_officer', 'approver', 'supervisor'];
const COMPONENT = { purpose: 'component', component: 'declaration' };

let house: FilesHouse;
let desk: ApiClient;
let officer: ApiClient;
let portal: ApiClient;
let otherPortal: ApiClient;

beforeAll(async () => {
  house = await FilesHouse.open();
  desk = await house.as('reception');
  officer = await house.as('officer');
  portal = await house.as('portal');
  const admin = await house.as('admin');
  const account = {
    username: 'portal.two',
    fullName: 'Cổng thứ hai',
    roles: ['portal'],
    password: 'mat-khau-mau',
  };
  expect((await admin.post('accounts', account)).status).toBe(201);
  otherPortal = await house.as('portal.two');
}, 60_000);

afterAll(() => house.stop());

let keys = 0;
const key = () => ({ 'idempotency-key': `rights-${(keys += 1)}` });
const remove = (who: ApiClient, code: string, no: number) =>
  who.post<FileAnswer & Problem>(`dossiers/${code}/files/${no}/remove`, { reason: 'Quét nhầm' }, key());
const show = (who: ApiClient, code: string, no: number) =>
  who.get<FileAnswer & Problem>(`dossiers/${code}/files/${no}`);
const add = async (who: ApiClient, code: string, purpose: string, component?: string) => {
  const fields = { purpose, ...(component !== undefined && { component }) };
  const { status, body } = await house.add(who, code, { fields, headers: key() });
  return status === 201 ? `201 ${body.no}` : `${status} ${body.code}`;
};

describe('files of a dossier of another agency', () => {
  it('do not exist, and nobody there learns which there are', async () => {
    const code = await house.log();
    await house.add(desk, code, {});
    const before = await house.traces();
    for (const role of ROLES) {
      const who = await house.sample.worker(await otherWard(), role);
      const seen = [
        (await show(who, code, 1)).body,
        (await show(who, code, 99)).body,
        (await who.get<Problem>(`dossiers/${code}/files`)).body,
        (await (await house.download(who, code, 1)).json()) as Problem,
      ];
      expect(seen.map(({ status, code: told, errors }) => [status, told, errors?.[0]?.field])).toEqual(
        seen.map(() => [404, 'not-found', 'code']),
      );
      if (role === 'supervisor') continue;
      expect(await add(who, code, 'other')).toBe('404 not-found');
      expect((await remove(who, code, 1)).status).toBe(404);
    }
    expect(await house.traces()).toEqual(before);
    expect(await house.count('file_access')).toBe(0);
  });

  async function otherWard(): Promise<string> {
    const [agency] = await house.sample.sql.query<{ code: string }[]>(
      `SELECT code FROM agency WHERE level = 'commune' AND code <> $1 ORDER BY code LIMIT 1`,
      [WARD],
    );
    return agency?.code ?? '';
  }

  it('are for no administrator', async () => {
    const code = await house.log();
    await house.add(desk, code, {});
    const admin = await house.as('admin');
    expect((await show(admin, code, 1)).status).toBe(403);
    expect((await admin.get(`dossiers/${code}/files`)).status).toBe(403);
    expect((await house.download(admin, code, 1)).status).toBe(403);
    expect((await admin.get(`dossiers/${code}/file-accesses`)).status).toBe(403);
    expect(await add(admin, code, 'other')).toBe('403 forbidden');
  });
});

describe('a portal', () => {
  it('adds papers to its own filing while the ball is with the applicant, and to no other', async () => {
    const code = await house.file(portal, 'own-filing');
    expect(await add(portal, code, 'component', 'declaration')).toBe('201 1');
    expect(await add(portal, code, 'supplement')).toBe('409 file-not-now');
    expect(await add(portal, code, 'other')).toBe('403 forbidden');
    expect(await add(portal, code, 'result')).toBe('403 forbidden');
    expect(await add(otherPortal, code, 'component', 'declaration')).toBe('404 not-found');
    expect((await show(otherPortal, code, 1)).status).toBe(404);
    expect((await house.download(otherPortal, code, 1)).status).toBe(404);
    await desk.post(`dossiers/${code}/accept`);
    expect(await add(portal, code, 'component', 'declaration')).toBe('409 file-not-now');
    expect((await remove(portal, code, 1)).body.code).toBe('file-not-now');
  });

  it('supplements when it is asked to', async () => {
    const code = await house.file(portal, 'asked-filing');
    const papers = { items: [{ description: 'Bản rõ hơn', reason: 'Không đọc được' }], reason: 'Ảnh mờ' };
    await desk.post(`dossiers/${code}/request-correction`, papers);
    expect(await add(portal, code, 'supplement', 'declaration')).toBe('201 1');
  });

  it('reads neither the papers of the office nor who its officers are', async () => {
    const code = await house.file(portal, 'quiet-filing');
    await house.add(desk, code, { fields: { purpose: 'other' }, name: 'Phiếu trình nội bộ.pdf' });
    await house.add(desk, code, { fields: COMPONENT });
    await remove(desk, code, 2);
    const { items } = await house.list(portal, code);
    expect(items.map(({ no, addedBy, removed }) => [no, addedBy, removed?.by, removed?.reason])).toEqual([
      [2, null, null, null],
    ]);
    expect((await show(portal, code, 1)).status).toBe(404);
    expect((await house.download(portal, code, 1)).status).toBe(404);
    expect((await house.list(desk, code)).items[0]?.addedBy).toBeTruthy();
  });

  it('removes what it sent, not what the office scanned', async () => {
    const code = await house.file(portal, 'mixed-filing');
    await add(portal, code, 'component', 'declaration');
    await house.add(desk, code, { fields: COMPONENT });
    expect((await remove(portal, code, 2)).body.code).toBe('forbidden');
    expect((await remove(portal, code, 1)).status).toBe(200);
  });

  it('reads the result once it lies ready, not before', async () => {
    const code = await house.file(portal, 'result-filing');
    await desk.post(`dossiers/${code}/accept`);
    await house.add(officer, code, { fields: { purpose: 'result' }, name: 'Giấy xác nhận.pdf' });
    expect((await house.list(portal, code)).items).toEqual([]);
    expect((await house.download(portal, code, 1)).status).toBe(404);
    await house.resolve(code);
    expect((await house.list(portal, code)).items.map(({ name }) => name)).toEqual(['Giấy xác nhận.pdf']);
    expect(await (await house.download(portal, code, 1)).text()).toBe(PDF);
  });
});

describe('inside the office', () => {
  it('a result comes from who decides: not from the desk, not from who is only asked', async () => {
    const code = await house.log();
    await house.finish(code, desk, 'intake', 'handed_over');
    const police = await house.police();
    expect(await add(desk, code, 'result')).toBe('403 forbidden');
    expect(await add(police, code, 'result')).toBe('403 forbidden');
    expect(await add(police, code, 'other')).toBe('201 1');
    expect(await add(officer, code, 'result')).toBe('201 2');
    expect(await add(await house.as('approver'), code, 'result')).toBe('201 3');
  });

  it('who was asked and has answered reads on, and adds nothing more', async () => {
    const code = await house.log();
    await house.finish(code, desk, 'intake', 'handed_over');
    const police = await house.police();
    await house.finish(code, police, 'ask_police', 'consistent');
    expect(await add(police, code, 'other')).toBe('403 forbidden');
    expect((await house.list(police, code)).items).toEqual([]);
  });

  it('a supervisor reads, and neither adds nor removes', async () => {
    const code = await house.log();
    await house.add(desk, code, {});
    const supervisor = await house.as('supervisor');
    expect((await show(supervisor, code, 1)).body.name).toBe('Bản quét.pdf');
    expect(await add(supervisor, code, 'other')).toBe('403 forbidden');
    expect((await remove(supervisor, code, 1)).body.code).toBe('forbidden');
  });
});

describe('a dossier that is decided or closed', () => {
  it('takes its result once more and nothing else, and gives nothing away', async () => {
    const code = await house.log();
    await house.add(desk, code, { fields: COMPONENT });
    await house.resolve(code);
    const tries = [
      await add(desk, code, 'other'),
      await add(desk, code, 'component', 'declaration'),
      await add(officer, code, 'supplement'),
      await add(officer, code, 'result'),
    ];
    expect(tries).toEqual(['409 file-not-now', '409 file-not-now', '409 file-not-now', '201 2']);
    expect((await remove(desk, code, 1)).body.code).toBe('file-not-now');
    expect((await remove(officer, code, 2)).body.code).toBe('file-not-now');
    await desk.post(`dossiers/${code}/hand-over-result`, { way: 'desk' });
    expect(await add(officer, code, 'result')).toBe('409 file-not-now');
    expect((await house.list(officer, code)).items).toHaveLength(2);
  });

  it.each(['withdraw', 'stop'])('after %s it takes no file at all', async (verb) => {
    const code = await house.log();
    await house.add(desk, code, {});
    expect((await desk.post(`dossiers/${code}/${verb}`, { reason: 'Người nộp đề nghị' })).status).toBe(200);
    const before = await house.traces();
    expect(await add(desk, code, 'other')).toBe('409 file-not-now');
    expect(await add(officer, code, 'result')).toBe('409 file-not-now');
    expect((await remove(desk, code, 1)).body.code).toBe('file-not-now');
    expect(await house.traces()).toEqual(before);
  });

  it('closed while the file was on its way refuses it behind the lock, and nothing stays', async () => {
    const code = await house.log();
    const before = await house.traces();
    let send: (chunk: string) => void = () => undefined;
    let end = () => undefined as void;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        send = (text) => controller.enqueue(Buffer.from(text));
        end = () => controller.close();
      },
    });
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    const answer = house.post(desk, code, { body, headers: type, duplex: 'half' });
    send('--x\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nother\r\n');
    send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n');
    while ((await house.bytesOnDisk()).length === before['onDisk']) continue;
    await desk.post(`dossiers/${code}/withdraw`, { reason: 'Người nộp rút' });
    send('%%EOF\n\r\n--x--\r\n');
    end();
    expect((await answer).body.code).toBe('file-not-now');
    expect(await house.traces()).toEqual(before);
  });
});

describe('a removed file', () => {
  it('stays on record with its reason, and only supervisors still open it', async () => {
    const code = await house.log();
    const { sha256 } = (await house.add(desk, code, {})).body;
    const { body } = await remove(desk, code, 1);
    expect(body.removed).toMatchObject({ reason: 'Quét nhầm' });
    expect((await house.list(desk, code)).items).toHaveLength(1);
    const refused = await house.download(desk, code, 1);
    expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([410, 'file-removed']);
    expect(await (await house.download(await house.as('supervisor'), code, 1)).text()).toBe(PDF);
    const timeline = await desk.get<{ events: { type: string; data: object }[]; intact: boolean }>(
      `dossiers/${code}/timeline`,
    );
    const told = { type: 'file_removed', data: { no: 1, sha256, reason: 'Quét nhầm' } };
    expect(timeline.body.events.at(-1)).toMatchObject(told);
    expect(timeline.body.intact).toBe(true);
    await expect(house.sample.sql.query('DELETE FROM dossier_file')).rejects.toThrow('are kept');
  });

  it('is removed by one of two who do it at once; the other reads that it is done', async () => {
    const code = await house.log();
    await house.add(desk, code, {});
    const answers = await Promise.all([remove(desk, code, 1), remove(officer, code, 1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('file-already-removed');
  });

  it('needs a reason', async () => {
    const code = await house.log();
    await house.add(desk, code, {});
    const { body } = await desk.post<Problem>(`dossiers/${code}/files/1/remove`, {});
    expect(body.errors).toMatchObject([{ field: 'reason', code: 'field-required' }]);
  });

  it.each(['0', '-1', '1.5', '99999999999', 'một', '%31%32'])('is not found as number %s', async (no) => {
    const code = await house.log();
    const { status, body } = await desk.get<Problem>(`dossiers/${code}/files/${no}`);
    expect([status, body.code]).toEqual([404, 'not-found']);
  });
});
