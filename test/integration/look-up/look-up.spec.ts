import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  APPLICANT,
  REPRESENTATIVE,
  isWithOfficers,
  LookUpHouse,
  type Answer,
  type Dossier,
  type LookedUp,
} from './look-up-house.js';

const FIELDS = [
  ...['code', 'procedure', 'agency', 'status', 'statusText', 'portalStatus', 'receivedOn'],
  ...['dueAt', 'promisedDueAt', 'isLate', 'asked', 'collection', 'desk'],
];
const WARD = 'UBND phường Hương Đông';

let house: LookUpHouse;

beforeAll(async () => {
  house = await LookUpHouse.open('2026-08-13T09:00:00');
}, 90_000);
afterAll(() => house.close());

const bySecret = async ({ code, lookUpSecret }: Dossier, language?: string): Promise<LookedUp> => {
  const answer = await house.lookUp({ code, secret: lookUpSecret }, language ? { language } : {});
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return answer.body;
};

/** Nobody's data, whichever way somebody may have typed it. */
function expectNobody({ text }: Answer): void {
  const people = [APPLICANT, REPRESENTATIVE].flatMap((person) => Object.values(person));
  const told = [...people, '912345678', '0912', 'Hạnh', 'Giúp', 'reception', 'officer'];
  for (const value of told.filter((each) => each !== 'person')) expect(text).not.toContain(value);
}

describe('a public look-up', () => {
  it('takes the secret of the receipt, however it is typed', async () => {
    const { code, lookUpSecret: secret } = await house.log();
    const typed = [
      { code, secret },
      { code: ` ${code.toLowerCase()} `, secret: secret.toLowerCase() },
      { code: code.replaceAll('-', '–'), secret: secret.replace('-', '') },
      { code: code.replaceAll('-', ' - '), secret: [...secret].join(' ') },
      { code, secret: secret.replaceAll('0', 'O').replaceAll('1', 'l') },
    ];
    for (const body of typed) expect([body, (await house.lookUp(body)).status]).toEqual([body, 200]);
  });

  it('takes the last digits of the telephone of the applicant, or of who came for him', async () => {
    const { code } = await house.log({ representative: REPRESENTATIVE });
    for (const phoneDigits of ['5678', ' 56 78 ', '0912 345 678', '4321']) {
      expect((await house.lookUp({ code, phoneDigits })).status).toBe(200);
    }
    for (const phoneDigits of ['3456', '0912', '43210']) {
      expect((await house.lookUp({ code, phoneDigits })).status).toBe(404);
    }
  });

  it('tells these fields and nobody’s data, and is kept nowhere', async () => {
    const dossier = await house.log({ representative: REPRESENTATIVE });
    const answer = await house.lookUp({ code: dossier.code, secret: dossier.lookUpSecret });
    expect(Object.keys(answer.body)).toEqual(FIELDS);
    expect(answer.body).toEqual({
      code: dossier.code,
      procedure: 'Đăng ký thành lập hộ kinh doanh',
      agency: WARD,
      status: 'in_progress',
      statusText: 'Hồ sơ đang được giải quyết',
      portalStatus: 4,
      receivedOn: '2026-08-13',
      dueAt: dossier.dueAt,
      promisedDueAt: null,
      isLate: false,
      asked: null,
      collection: { isReady: false, from: dossier.dueAt, way: 'desk' },
      desk: {
        name: `Trung tâm Phục vụ hành chính công, ${WARD}`,
        address: expect.any(String),
      },
    });
    expectNobody(answer);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-language')).toBe('vi');
    expect(await bySecret(dossier, 'en')).toMatchObject({ statusText: 'The dossier is being worked on' });
  });

  it('wants one second factor: neither none nor both', async () => {
    const { code, lookUpSecret: secret } = await house.log();
    for (const body of [{ code }, { code, secret, phoneDigits: '5678' }, { code, secret: null }]) {
      const answer = await house.lookUp(body);
      expect([answer.status, answer.body]).toEqual([
        422,
        expect.objectContaining({ code: 'look-up-needs-one-factor' }),
      ]);
    }
    for (const body of [
      {},
      { secret },
      { code, secret: 'XXXX' },
      { code, phoneDigits: '678' },
      { code: [code] },
    ]) {
      expect((await house.lookUp(body)).status).toBe(400);
    }
  });

  it('is given with a filing through a portal too', async () => {
    const applicant = { ...APPLICANT, phone: undefined };
    const filing = {
      procedureCode: '1.001612',
      channel: 'online',
      agencyCode: 'H99.31',
      applicant,
      externalReference: 'CDVC-1',
    };
    const client = await house.portal();
    const filed = await client.post<Dossier>('dossiers', filing, { 'idempotency-key': 'look-up-portal' });
    expect([filed.status, filed.body.lookUpSecret]).toEqual([201, expect.stringMatching(/^.{4}-.{4}$/)]);
    expect(await bySecret(filed.body)).toMatchObject({
      status: 'registered',
      statusText: 'Hồ sơ đã đến cơ quan, đang chờ trả lời tiếp nhận',
      portalStatus: 1,
      agency: WARD,
      dueAt: null,
      collection: { isReady: false, from: null },
    });
  });
});

describe('whoever looks up learns what to do', () => {
  it('which papers are asked for and until when, without the names in them', async () => {
    const logged = await house.finish(await house.log(), isWithOfficers);
    const items = [
      {
        description: 'Hợp đồng thuê địa điểm của bà ĐẶNG THỊ MỸ HẠNH (CCCD 079300001234)',
        reason: 'Đi thuê',
      },
      { description: 'Bản sao căn cước', reason: 'Người nộp Đặng Thị Mỹ Hạnh chưa nộp' },
    ];
    await house.act('officer', `dossiers/${logged.code}/request-supplement`, {
      items,
      reason: 'Thiếu giấy tờ',
    });
    const shown = await house.lookUp({ code: logged.code, secret: logged.lookUpSecret });
    expect(shown.body).toMatchObject({
      status: 'awaiting_supplement',
      statusText: 'Đang chờ người nộp bổ sung, hoàn thiện hồ sơ',
      portalStatus: 5,
      dueAt: null,
      asked: {
        papers: ['Hợp đồng thuê địa điểm của bà […] (CCCD […])', 'Bản sao căn cước'],
        amountDong: null,
        by: '2026-08-29T00:00:00.000+07:00',
      },
    });
    expectNobody(shown);
    const back = await house.act('reception', `dossiers/${logged.code}/receive-supplement`);
    expect(await bySecret(logged)).toMatchObject({ status: 'in_progress', asked: null, dueAt: back.dueAt });
  });

  it('how much is to be paid', async () => {
    const logged = await house.finish(await house.log(), isWithOfficers);
    const fee = { amountDong: 150_000, reason: 'Lệ phí đăng ký' };
    await house.act('officer', `dossiers/${logged.code}/request-payment`, fee);
    const shown = await bySecret(logged);
    expect(shown).toMatchObject({
      status: 'awaiting_payment',
      portalStatus: 6,
      asked: { papers: [], amountDong: 150_000 },
    });
  });

  it('when a result that is late was promised for, that it lies ready, and that it was given', async () => {
    house.at('2026-08-13T09:00:00');
    const logged = await house.finish(await house.log(), isWithOfficers);
    house.at(`${logged.dueAt?.slice(0, 10) ?? ''}T08:00:00`);
    const sorry = { amount: 3, unit: 'working_day', reason: 'Cần xác minh thêm địa điểm' };
    const promised = await house.act('approver', `dossiers/${logged.code}/apologise`, sorry);
    expect(await bySecret(logged)).toMatchObject({
      dueAt: logged.dueAt,
      promisedDueAt: promised.promisedDueAt,
      isLate: false,
      collection: { isReady: false, from: promised.promisedDueAt, way: 'desk' },
    });
    house.at(`${promised.promisedDueAt?.slice(0, 10) ?? ''}T08:00:00`);
    expect(await bySecret(logged)).toMatchObject({ status: 'in_progress', isLate: true });
    const now = await house.show(logged.code);
    await house.finish(now, ({ status }) => status === 'resolved');
    expect(await bySecret(logged)).toMatchObject({
      status: 'resolved',
      statusText: 'Đã có kết quả, mời đến nhận',
      portalStatus: 9,
      isLate: true,
      promisedDueAt: promised.promisedDueAt,
      collection: { isReady: true, from: `${promised.promisedDueAt?.slice(0, 10)}T08:00:00.000+07:00` },
    });
    await house.act('reception', `dossiers/${logged.code}/hand-over-result`, { way: 'desk' });
    expect(await bySecret(logged)).toMatchObject({ status: 'returned', portalStatus: 10, collection: null });
  });

  it('that it was taken back', async () => {
    house.at('2026-08-13T09:00:00');
    const logged = await house.log({ resultDelivery: { way: 'post', address: 'Tổ 5, phường Hương Đông' } });
    expect((await bySecret(logged)).collection).toMatchObject({ isReady: false, way: 'post' });
    await house.act('reception', `dossiers/${logged.code}/withdraw`, { reason: 'Không còn nhu cầu' });
    expect(await bySecret(logged)).toMatchObject({
      status: 'withdrawn',
      statusText: 'Hồ sơ đã được rút',
      portalStatus: 7,
      isLate: false,
      asked: null,
      collection: null,
    });
  });
});
