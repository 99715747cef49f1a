import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../support/api-client.js';
import { FindingHouse } from './finding-house.js';

type Filed = 'dao' | 'dung' | 'emoji' | 'company' | 'portal' | 'own';

describe('a dossier is found', () => {
  let house: FindingHouse;
  const codes: Partial<Record<Filed, string>> = {};
  const code = (name: Filed) => codes[name] as string;

  beforeAll(async () => {
    house = await FindingHouse.open();
    codes.dao = await house.file({
      fullName: 'Nguyễn Thị Đào',
      identityNumber: '079300001234',
      phone: '+84 905 123 456',
    });
    codes.dung = await house.file(
      { fullName: 'Trần Dũng', identityNumber: '079300005678', phone: '0912345678' },
      {
        representative: {
          kind: 'person',
          fullName: 'Lê Thị Hồng Đào',
          identityNumber: '001190004321',
          phone: '0988.777.666',
          representation: { kind: 'authorised', document: 'UQ 12' },
        },
      },
    );
    codes.emoji = await house.file({ fullName: 'Đỗ "Bảo" Châu\u0331 🌾' });
    codes.company = await house.file({
      kind: 'organisation',
      fullName: 'Công ty TNHH 3S 100% Việt_Nam \\ A&B',
      identityNumber: '0101234567-001',
    });
    codes.portal = await house.file(
      { fullName: 'Phạm Văn Cổng' },
      {
        by: 'portal',
        channel: 'online',
        agencyCode: 'H99.31',
        key: 'k1',
        externalReference: 'DVC-2026-00077',
      },
    );
    codes.own = await house.file(
      { fullName: 'Bùi Văn Mã' },
      {
        ...{ by: 'portal', channel: 'online', agencyCode: 'H99.31', key: 'k2' },
        ...{ externalReference: 'ref_2', code: 'G22.99-261125-000123' },
      },
    );
  });
  afterAll(() => house.close());

  it.each([
    'Nguyễn Thị Đào',
    'nguyen thi dao',
    'NGUYỄN  THỊ đào',
    'Nguyễn Thị Đào'.normalize('NFD'),
    'đào thị nguyễn',
    'nguyen d',
    'Nguyen Thi Da',
  ])('by its applicant’s name, however it is typed: %s', async (q) => {
    expect(await house.codes({ q })).toEqual([code('dao')]);
    expect(await house.codes({ name: q })).toEqual([code('dao')]);
  });

  it('only where every word occurs, and only the last may be a beginning', async () => {
    expect(await house.codes({ q: 'nguyen thi dung' })).toEqual([]);
    expect(await house.codes({ q: 'nguy thi dao' })).toEqual([]);
  });

  it('by the name, number and telephone of who came for the applicant', async () => {
    expect(await house.codes({ q: 'hồng đào' })).toEqual([code('dung')]);
    expect(await house.codes({ q: '001190004321' })).toEqual([code('dung')]);
    expect(await house.codes({ identity: '001190004321' })).toEqual([code('dung')]);
    expect(await house.codes({ phone: '+84988777666' })).toEqual([code('dung')]);
    expect(await house.codes({ q: 'dao' })).toEqual([code('dung'), code('dao')]);
  });

  it.each(['0905123456', '+84905123456', '84 905 123 456', '0084.905.123.456', '0905-123-456', '905123456'])(
    'by its telephone, however it is typed: %s',
    async (phone) => {
      expect(await house.codes({ phone })).toEqual([code('dao')]);
      expect(await house.codes({ q: phone })).toEqual([code('dao')]);
    },
  );

  it('by the whole identity number, of a person and of an enterprise, with or without its dash', async () => {
    expect(await house.codes({ identity: '079300001234' })).toEqual([code('dao')]);
    expect(await house.codes({ q: '079 300 001 234' })).toEqual([code('dao')]);
    expect(await house.codes({ identity: '0101234567001' })).toEqual([code('company')]);
    expect(await house.codes({ q: '0101234567-001' })).toEqual([code('company')]);
    expect(await house.codes({ identity: '07930000123' })).toEqual([]);
    expect(await house.codes({ phone: '079300001234' })).toEqual([]);
  });

  it('by its code, whole or begun, in any letters and with any dashes', async () => {
    const whole = code('dao');
    for (const typed of [whole, whole.toLowerCase(), whole.replaceAll('-', '–')]) {
      expect([typed, await house.codes({ q: typed })]).toEqual([typed, [whole]]);
      expect([typed, await house.codes({ code: typed })]).toEqual([typed, [whole]]);
    }
    const begun = await house.codes({ q: whole.slice(0, -4) });
    expect(begun).toHaveLength(5);
    expect(await house.codes({ code: 'g22.99' })).toEqual([code('own')]);
  });

  it('by the number that another system gave it', async () => {
    expect(await house.codes({ q: 'dvc-2026-00077' })).toEqual([code('portal')]);
    expect(await house.codes({ q: 'DVC-2026' })).toEqual([code('portal')]);
    expect(await house.codes({ code: 'REF_2' })).toEqual([code('own')]);
    expect(await house.codes({ externalReference: 'DVC-2026-00077' })).toEqual([code('portal')]);
    expect(await house.codes({ q: 'DVC-2026' }, 'portal')).toEqual([code('portal')]);
  });

  it('by a name and a number together', async () => {
    expect(await house.codes({ q: 'dao 0905 123 456' })).toEqual([code('dao')]);
    expect(await house.codes({ q: 'dung 0905 123 456' })).toEqual([]);
    expect(await house.codes({ q: 'dao', phone: '0905123456' })).toEqual([code('dao')]);
  });

  it('under a name with emoji and combining marks, which is kept as it was typed', async () => {
    const { items } = await house.find({ q: 'chau 🌾' });
    expect(items).toMatchObject([{ code: code('emoji'), applicantName: 'Đỗ "Bảo" Châu\u0331 🌾' }]);
    expect(await house.codes({ q: '🌾' })).toEqual([code('emoji')]);
    expect(await house.codes({ q: 'đỗ bảo' })).toEqual([code('emoji')]);
  });

  it.each([
    ['%', 'company'],
    ['_', 'company'],
    ['\\', 'company'],
    ['a&b', 'company'],
    ['100%', 'company'],
    ['"', 'emoji'],
    ['"bảo"', 'emoji'],
  ] as const)('by a sign only where that sign stands: %s', async (q, name) => {
    expect(await house.codes({ q })).toEqual([code(name)]);
  });

  it.each([`'`, 'dao%', 'd_o', 'da\\', ':*', '!dao', 'dao | dung', '(dao', "'; DROP TABLE dossier; --"])(
    'by no sign that means something to the database: %s',
    async (q) => {
      expect(await house.codes({ q })).toEqual([]);
      expect(await house.codes({ code: q })).toEqual([]);
    },
  );

  it('by its corrected name, and no longer by the wrong one', async () => {
    const wrong = await house.file({ fullName: 'Hồ Văn Tý', phone: '0977000111' });
    const officer = await house.as('reception');
    const reason = { reason: 'Ghi sai' };
    await officer.post(`dossiers/${wrong}/correct-details`, {
      fullName: 'Hồ Văn Tỵa',
      phone: '0977000222',
      ...reason,
    });
    expect(await house.codes({ q: 'ho van tya' })).toEqual([wrong]);
    expect(await house.codes({ phone: '0977000222' })).toEqual([wrong]);
    expect(await house.codes({ phone: '0977000111' })).toEqual([]);
  });

  it('with all filters at once', async () => {
    const filters = {
      procedure: '1.004873',
      receivedFrom: '2026-11-25',
      receivedTo: '2026-11-26',
      box: 'working',
    };
    expect(await house.codes({ ...filters, q: 'nguyen dao' })).toEqual([code('dao')]);
    expect(await house.codes({ ...filters, q: 'nguyen dao', receivedFrom: '2026-11-26' })).toEqual([]);
    expect(await house.codes({ ...filters, q: 'nguyen dao', procedure: 'none' })).toEqual([]);
  });

  it('by whoever may read it: also at the agency that took it in, where another one decides it', async () => {
    const elsewhere = await house.file({ fullName: 'Mạc Thị Ngân' }, { procedureCode: '1.004222' });
    for (const reader of ['reception', 'officer', 'officer.cong-an-phuong-huong-dong', 'supervisor']) {
      const read = await (await house.as(reader)).get(`dossiers/${elsewhere}`);
      expect([reader, read.status]).toEqual([reader, 200]);
      const found = await house.find({ q: 'mac thi ngan', withTotal: 'true', withBoxes: 'true' }, reader);
      expect([reader, found.items.map((item) => item.code), found.total]).toEqual([reader, [elsewhere], 1]);
      expect(found.boxes).toContainEqual(expect.objectContaining({ box: 'working', count: 1 }));
    }
    expect(await house.codes({ q: 'mac thi ngan' }, 'officer.phuong-huong-tay')).toEqual([]);
  });

  it('as resolved without a due moment only where it is resolved', async () => {
    expect(await house.codes({ timeliness: 'none' })).toEqual([]);
    await house.product.sql.query(
      `UPDATE dossier SET state = 'returned', resolved_at = received_at, resolved_on = received_on WHERE code = $1`,
      [code('own')],
    );
    expect(await house.codes({ timeliness: 'none' })).toEqual([code('own')]);
  });

  it.each([
    [{ applicant: { kind: 'person', fullName: 'Đ'.repeat(10_000) } }, 'applicant.fullName'],
    [{ applicant: { kind: 'person', fullName: 'A\u0301'.repeat(5_000) } }, 'applicant.fullName'],
  ])('never under a name of ten thousand letters: it is refused by its field', async (body, field) => {
    const filing = { procedureCode: '1.004873', channel: 'counter', ...body };
    const answer = await (await house.as('reception')).post<Problem>('dossiers', filing);
    expect([answer.status, answer.body.errors]).toEqual([
      400,
      [expect.objectContaining({ field, code: 'text-too-long' })],
    ]);
  });

  it.each(['q', 'name', 'code', 'identity', 'phone'])(
    'not by ten thousand letters in %s: that is refused',
    async (field) => {
      const long = await (await house.as('reception')).get<Problem>(`dossiers?${field}=${'a'.repeat(5_000)}`);
      expect([long.status, long.body.errors]).toEqual([
        400,
        [expect.objectContaining({ field, code: 'text-too-long' })],
      ]);
    },
  );
});
