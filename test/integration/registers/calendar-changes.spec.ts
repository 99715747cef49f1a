import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/platform/database/database.js';
import { CalendarChanges } from '../../../src/registers/calendars/calendar-changes.lookup.js';
import { CalendarLookup } from '../../../src/registers/calendars/calendar.lookup.js';
import { ProposedCalendars } from '../../../src/registers/calendars/proposed-calendars.lookup.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';
import { until } from '../queue/until.js';

const SOURCE = 'Công văn thử nghiệm 16/2026';
const NINTH_HOUR = [{ from: '17:30', to: '18:30' }];
const PROVINCE = 'calendars/tinh-mau';
const POLICE = 'calendars/cong-an-mau';

interface ShownDay {
  readonly on: string;
  readonly kind: string;
  readonly calendarCode: string;
}

interface Change {
  readonly version: number;
  readonly cause: string;
  readonly firstDay: string | null;
  readonly source: string;
  readonly enteredBy: { readonly username: string } | null;
}

interface Page<T> {
  readonly version: number;
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

let sample: SampleProduct;
let admin: ApiClient;

beforeAll(async () => {
  sample = await SampleProduct.start();
  admin = await sample.as('admin');
}, 60_000);
afterAll(() => sample.stop());

function day(on: string, kind = 'swap_off', more: object = {}) {
  return { on, kind, name: 'Ngày thử', source: SOURCE, ...more };
}

const declare = (path: string, ...days: object[]) => admin.post<Problem>(`${path}/days`, { days });

async function changesOf(path: string): Promise<readonly Change[]> {
  return (await admin.get<Page<Change>>(`${path}/changes`)).body.items;
}

async function dayOf(path: string, on: string): Promise<ShownDay | undefined> {
  const { body } = await admin.get<Page<ShownDay>>(`${path}/days?year=${on.slice(0, 4)}`);
  return body.items.find((each) => each.on === on);
}

async function versionsOf(): Promise<Record<string, number>> {
  const { body } = await admin.get<{ items: { code: string; version: number }[] }>('calendars');
  return Object.fromEntries(body.items.map(({ code, version }) => [code, version]));
}

async function idOf(code: string): Promise<string> {
  const [row] = await sample.sql.query<{ id: string }[]>('SELECT id FROM calendar WHERE code = $1', [code]);
  return row?.id ?? '';
}

describe('a change of a calendar', () => {
  it('is kept for the calendar and for each heir: version, first day, document, by whom', async () => {
    const before = await versionsOf();
    expect((await declare(PROVINCE, day('2026-10-16'), day('2026-12-02'))).status).toBe(201);
    for (const path of [PROVINCE, POLICE]) {
      const [latest] = await changesOf(path);
      expect(latest).toMatchObject({ cause: 'days', firstDay: '2026-10-16', source: SOURCE });
      expect(latest?.enteredBy?.username).toBe('admin');
      expect(latest?.version).toBe((before[path.slice('calendars/'.length)] ?? 0) + 1);
    }
    expect((await changesOf(PROVINCE)).at(-1)?.enteredBy).toBeNull();
  });

  it('is none where it says what holds already', async () => {
    const before = await versionsOf();
    expect((await declare(PROVINCE, day('2026-10-16'))).status).toBe(201);
    expect(await versionsOf()).toEqual(before);
  });

  it('is none where only another document or calendar says the same, which is shown at once', async () => {
    interface Said {
      readonly source: string;
      readonly calendarCode: string;
      readonly weekday: number;
    }
    const before = await versionsOf();
    const week = await admin.get<Page<Said>>(`${PROVINCE}/weekly-sessions`);
    const weekly = week.body.items.map(({ weekday, sessions }: Said & { sessions?: object }) => ({
      ...{ weekday, sessions },
    }));
    const source = 'Quyết định thay thế';
    expect((await admin.post(`${PROVINCE}/weekly-sessions`, { weekly, source })).status).toBe(201);
    expect((await admin.post(`${POLICE}/weekly-sessions`, { weekly, source })).status).toBe(201);
    expect((await declare(POLICE, day('2026-10-16'))).status).toBe(201);
    expect(await versionsOf()).toEqual(before);
    const [monday] = (await admin.get<Page<Said>>(`${PROVINCE}/weekly-sessions`)).body.items;
    const [police] = (await admin.get<Page<Said>>(`${POLICE}/weekly-sessions`)).body.items;
    expect([monday?.source, police?.calendarCode]).toEqual([source, 'cong-an-mau']);
    expect(await dayOf(POLICE, '2026-10-16')).toMatchObject({ calendarCode: 'cong-an-mau' });
    await admin.post(`${POLICE}/weekly-sessions`, { weekly: [], source });
    await admin.delete(`${POLICE}/days/2026-10-16?source=x`);
  });

  it('is none for an heir that says otherwise of that day', async () => {
    await declare(POLICE, day('2026-12-05', 'duty', { sessions: [{ from: '07:30', to: '11:30' }] }));
    const before = await versionsOf();
    await declare(PROVINCE, day('2026-12-05', 'makeup_work'));
    const after = await versionsOf();
    expect(after['tinh-mau']).toBe((before['tinh-mau'] ?? 0) + 1);
    expect(after['mot-cua-mau']).toBe((before['mot-cua-mau'] ?? 0) + 1);
    expect(after['cong-an-mau']).toBe(before['cong-an-mau']);
    expect(await dayOf(POLICE, '2026-12-05')).toMatchObject({ kind: 'duty', calendarCode: 'cong-an-mau' });
  });

  it('publishes a year without any day, with its document; a smaller day is a correction', async () => {
    const publish = (body: object) => admin.post<Problem>(`${PROVINCE}/days`, { days: [], ...body });
    const missing = await publish({ publishedThrough: '2027-12-31' });
    expect([missing.status, missing.body.errors?.[0]?.field]).toEqual([400, 'source']);
    const nothing = await publish({ source: SOURCE });
    expect([nothing.status, nothing.body.errors?.[0]?.field]).toEqual([400, 'days']);
    for (const publishedThrough of ['2027-12-31', '2026-12-31']) {
      expect((await publish({ publishedThrough, source: SOURCE })).status).toBe(201);
      const [latest] = await changesOf(POLICE);
      expect(latest).toMatchObject({ cause: 'year_published', firstDay: '2027-01-01', source: SOURCE });
    }
  });

  it('by seasons of hours tells the first day on which they differ', async () => {
    const path = 'calendars/theo-mua';
    const weekly = (season: object, from = '07:30') =>
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, sessions: [{ from, to: '11:30' }], ...season }));
    const made = { code: 'theo-mua', name: 'Theo mùa', publishedThrough: '2026-12-31', source: SOURCE };
    expect((await admin.post('calendars', { ...made, weekly: weekly({}) })).status).toBe(201);
    const seasons = [...weekly({ validTo: '2026-10-15' }), ...weekly({ validFrom: '2026-10-16' }, '07:00')];
    await admin.post(`${path}/weekly-sessions`, { weekly: seasons, source: SOURCE });
    const [latest] = await changesOf(path);
    expect(latest).toMatchObject({ version: 2, cause: 'weekly_sessions', firstDay: '2026-10-12' });
    await admin.post(`${path}/weekly-sessions`, { weekly: weekly({}, '08:00'), source: SOURCE });
    expect((await changesOf(path))[0]).toMatchObject({ version: 3, firstDay: null });
  });

  it('is listed newest first, page by page', async () => {
    const all = await changesOf(PROVINCE);
    const paged: Change[] = [];
    let cursor = '';
    do {
      const { body } = await admin.get<Page<Change>>(`${PROVINCE}/changes?limit=2${cursor}`);
      paged.push(...body.items);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
    expect(all.map(({ version }) => version)).toEqual(all.map((_change, index) => all.length + 1 - index));
  });
});

describe('a day entered by mistake', () => {
  it('is taken back: what the parent says of it holds again, then the week', async () => {
    await declare(PROVINCE, day('2026-12-17', 'holiday'));
    await declare(POLICE, day('2026-12-17', 'duty', { sessions: [{ from: '07:30', to: '11:30' }] }));
    const remove = (path: string) =>
      admin.delete<Problem>(`${path}/days/2026-12-17?source=${encodeURIComponent('Nhập nhầm')}`);
    expect((await remove(POLICE)).status).toBe(200);
    expect(await dayOf(POLICE, '2026-12-17')).toMatchObject({ kind: 'holiday', calendarCode: 'tinh-mau' });
    const inherited = await remove(POLICE);
    expect([inherited.status, inherited.body.code]).toEqual([404, 'day-not-declared']);
    expect((await remove(PROVINCE)).status).toBe(200);
    expect(await dayOf(POLICE, '2026-12-17')).toBeUndefined();
    expect((await changesOf(POLICE))[0]).toMatchObject({
      cause: 'days',
      firstDay: '2026-12-17',
      source: 'Nhập nhầm',
    });
  });

  it.each([
    ['2026-12-32?source=x', 422, 'on'],
    ['2026-09-02', 400, 'source'],
  ])('is refused for %s with the field named', async (rest, status, field) => {
    const answer = await admin.delete<Problem>(`${PROVINCE}/days/${rest}`);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([status, field]);
    expect(await dayOf(PROVINCE, '2026-09-02')).toBeDefined();
  });
});

describe('the weekly sessions', () => {
  it('are shown with the calendar that says so', async () => {
    interface Weekday {
      readonly weekday: number;
      readonly sessions: object[];
      readonly calendarCode: string;
    }
    await admin.post('calendars', {
      ...{ code: 'sang-thu-sau', name: 'Chỉ sáng thứ Sáu', parentCode: 'tinh-mau', source: SOURCE },
      publishedThrough: '2026-12-31',
      weekly: [{ weekday: 5, sessions: [{ from: '07:30', to: '11:30' }] }],
    });
    const { body } = await admin.get<Page<Weekday>>('calendars/sang-thu-sau/weekly-sessions');
    expect(body.items.map(({ weekday, calendarCode }) => [weekday, calendarCode])).toEqual([
      [1, 'tinh-mau'],
      [2, 'tinh-mau'],
      [3, 'tinh-mau'],
      [4, 'tinh-mau'],
      [5, 'sang-thu-sau'],
    ]);
    expect(body.items[4]?.sessions).toEqual([{ from: '07:30', to: '11:30' }]);
    expect(body.items[0]?.sessions).toHaveLength(2);
  });
});

describe('extra sessions at the desk', () => {
  it('are declared for a working day, and give way to a day off that the parent declares later', async () => {
    const extra = day('2026-12-10', 'extra_session', { name: 'Giờ thứ 9', sessions: NINTH_HOUR });
    expect((await declare(POLICE, extra)).status).toBe(201);
    expect(await dayOf(POLICE, '2026-12-10')).toMatchObject({ kind: 'extra_session' });
    expect((await declare(PROVINCE, day('2026-12-10', 'holiday'))).status).toBe(201);
    expect(await dayOf(POLICE, '2026-12-10')).toMatchObject({ kind: 'holiday', calendarCode: 'tinh-mau' });
  });

  it('never replace a day off, inherited or own', async () => {
    const extra = day('2026-11-24', 'extra_session', { sessions: NINTH_HOUR });
    for (const path of [POLICE, PROVINCE]) {
      const { status, body } = await declare(path, extra);
      expect([status, body.errors?.[0]]).toMatchObject([
        422,
        { field: 'days[0].on', code: 'extra-session-on-special-day' },
      ]);
    }
    expect(await dayOf(POLICE, '2026-11-24')).toMatchObject({ kind: 'holiday' });
  });
});

describe('the desk of an agency with hours of its own', () => {
  it('closes the day of its terms, at the earlier of the two closes', async () => {
    const filing = { procedureCode: '1.001612', channel: 'counter', receivedAt: '2026-10-05T09:00:00+07:00' };
    const dueAt = async (agencyCode: string) => {
      const { body } = await admin.post<{ dueAt: string }>('deadlines/preview', { ...filing, agencyCode });
      return body.dueAt;
    };
    expect(await dueAt('H99.31')).toBe('2026-10-08T17:30:00.000+07:00');
    expect(await dueAt('H99.39')).toBe('2026-10-08T17:00:00.000+07:00');
  });

  interface ShownAgency {
    readonly calendarCode: string;
    readonly deskCalendarCode: string | null;
  }

  it('is told by the code of its calendar, changed and taken back', async () => {
    const patch = (body: object) => admin.patch<ShownAgency & Problem>('agencies/H99.33', body);
    expect((await patch({ deskCalendarCode: 'sang-thu-sau' })).body).toMatchObject({
      calendarCode: 'tinh-mau',
      deskCalendarCode: 'sang-thu-sau',
    });
    const listed = await admin.get<{ items: (ShownAgency & { code: string })[] }>('agencies');
    expect(listed.body.items.find(({ code }) => code === 'H99.33')?.deskCalendarCode).toBe('sang-thu-sau');
    expect((await patch({ nameEn: 'Another name' })).body.deskCalendarCode).toBe('sang-thu-sau');
    expect((await patch({ deskCalendarCode: null })).body.deskCalendarCode).toBeNull();
    const unknown = await patch({ deskCalendarCode: 'none' });
    expect([unknown.body.code, unknown.body.errors?.[0]?.field]).toEqual([
      'unknown-calendar',
      'deskCalendarCode',
    ]);
  });

  it('may be given when the agency is added', async () => {
    const { status, body } = await admin.post<ShownAgency>('agencies', {
      ...{ code: 'H99.90', nameVi: 'Cơ quan mới', nameEn: 'New', level: 'commune', parentCode: 'H99' },
      validFrom: '2026-01-01',
      deskCalendarCode: 'sang-thu-sau',
    });
    expect([status, body.calendarCode, body.deskCalendarCode]).toEqual([201, 'tinh-mau', 'sang-thu-sau']);
  });
});

describe('what calendars would become', () => {
  const declaration = {
    ...{ calendarCode: 'tinh-mau', publishedThrough: null, source: null },
    days: [{ on: '2026-12-24', kind: 'swap_off' as const, name: 'Thử', sessions: null, source: SOURCE }],
  };

  it('is told without changing anything, and is what the act then makes of them', async () => {
    const proposed = sample.product.app.get(ProposedCalendars);
    const lookup = sample.product.app.get(CalendarLookup);
    const before = [await versionsOf(), await changesOf(POLICE), await dayOf(POLICE, '2026-12-24')];
    const { firstDay, calendars } = await proposed.afterDays(declaration);
    expect(firstDay).toBe('2026-12-24');
    const family = ['tinh-mau', 'cong-an-mau', 'mot-cua-mau', 'sang-thu-sau'];
    const ids = await Promise.all(family.map(idOf));
    expect([...calendars.keys()].sort()).toEqual(ids.sort());
    expect([await versionsOf(), await changesOf(POLICE), await dayOf(POLICE, '2026-12-24')]).toEqual(before);
    for (const id of ids) expect((await lookup.calendarOf(id)).isCounted('2026-12-24')).toBe(true);
    await declare(PROVINCE, day('2026-12-24', 'swap_off', { name: 'Thử' }));
    for (const id of ids) {
      const [made, told] = [await lookup.calendarOf(id), calendars.get(id)];
      expect([made.version, made.isCounted('2026-12-24')]).toEqual([told?.version, false]);
      expect(told?.reasonOf('2026-12-24')).toEqual(made.reasonOf('2026-12-24'));
    }
  });

  it('meets the refusals of the act', async () => {
    const proposed = sample.product.app.get(ProposedCalendars);
    const sessions = [{ from: 600, to: 500 }];
    const wrong = { ...declaration, days: declaration.days.map((each) => ({ ...each, sessions })) };
    await expect(proposed.afterDays(wrong)).rejects.toMatchObject({ code: 'invalid-calendar' });
    await expect(proposed.afterDays({ ...declaration, calendarCode: 'none' })).rejects.toMatchObject({
      code: 'unknown-calendar',
    });
  });

  it('is never taken for the calendar by work that reads it within a transaction', async () => {
    const { app } = sample.product;
    const [database, lookup] = [app.get(Database), app.get(CalendarLookup)];
    const id = await idOf('tinh-mau');
    const on = '2026-12-29';
    const rolledBack = database.rehearse(async (tx) => {
      await tx.query(`INSERT INTO calendar_day VALUES ($1, $2, 'holiday', 'Không thành', NULL, 'x', now())`, [
        id,
        on,
      ]);
      await tx.query('UPDATE calendar SET version = version + 1 WHERE id = $1', [id]);
      return (await lookup.asOf(tx, id)).isCounted(on);
    });
    expect(await rolledBack).toBe(false);
    await declare(PROVINCE, day('2026-12-30'));
    const read = () => database.read((tx) => lookup.asOf(tx, id));
    const calendar = await read();
    expect([calendar.isCounted(on), calendar.isCounted('2026-12-30')]).toEqual([true, false]);
    // Kept in memory, once the notice of the change itself has come in.
    await until(async () => (await read()) === (await read()));
  });

  it('are on record one by one, each with its version and document', async () => {
    const { app } = sample.product;
    const [last] = await sample.sql.query<{ id: string; version: number }[]>(
      `SELECT id, version FROM calendar_change ORDER BY id DESC LIMIT 1`,
    );
    const found = await app.get(Database).read((tx) => app.get(CalendarChanges).byId(tx, last?.id ?? ''));
    expect(found).toMatchObject({ ...last, source: SOURCE });
    expect(await app.get(Database).read((tx) => app.get(CalendarChanges).byId(tx, '0'))).toBeNull();
  });
});
