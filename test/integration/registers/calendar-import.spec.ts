import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProposedCalendars } from '../../../src/registers/calendars/proposed-calendars.lookup.js';
import { ApiClient, type Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

const FILE = readFileSync(join(import.meta.dirname, 'days-off-2027.csv'), 'utf8');
const SOURCE = 'Thông báo thử nghiệm về lịch nghỉ năm 2027';
const IMPORTS = 'calendars/tinh-mau/imports';
const ONE_DAY = `on,kind,name,sessions,source\n2027-03-15,swap_off,Nghỉ hoán đổi,,${SOURCE}\n`;

interface Shown extends Problem {
  readonly id: string;
  readonly state: string;
  readonly calendarVersion: number;
  readonly dayCount: number;
  readonly days: readonly {
    readonly on: string;
    readonly line: number;
    readonly now: string;
    readonly was: { readonly kind: string } | null;
  }[];
  readonly takenBack: readonly { readonly on: string }[];
  readonly problems: readonly {
    readonly line: number;
    readonly field: string;
    readonly code: string;
    readonly severity: string;
  }[];
  readonly stagedBy: { readonly username: string };
  readonly decidedBy: { readonly username: string } | null;
}

let sample: SampleProduct;
let admin: ApiClient;
let second: ApiClient;

beforeAll(async () => {
  sample = await SampleProduct.start();
  admin = await sample.as('admin');
  const account = { username: 'admin.hai', fullName: 'Quản trị thứ hai', roles: ['administrator'] };
  await admin.post('accounts', { ...account, password: 'Mật khẩu mới 1' });
  second = await ApiClient.signIn(sample.address, 'admin.hai', 'Mật khẩu mới 1');
}, 60_000);
afterAll(() => sample.stop());

async function stage(csv: string, more: object = {}): Promise<Shown> {
  const { status, body } = await admin.post<Shown>(IMPORTS, { csv, source: SOURCE, ...more });
  expect(status).toBe(201);
  return body;
}

async function versionOf(): Promise<number | undefined> {
  const { body } = await admin.get<{ items: { code: string; version: number }[] }>('calendars');
  return body.items.find(({ code }) => code === 'tinh-mau')?.version;
}

async function daysOf2027(): Promise<readonly { on: string; kind: string }[]> {
  const { body } = await admin.get<{ items: { on: string; kind: string }[] }>(
    'calendars/tinh-mau/days?year=2027',
  );
  return body.items;
}

describe('a year of days staged from a file', () => {
  it('is laid beside what the calendar says now, and counts for nothing', async () => {
    const before = await versionOf();
    const { state, days, problems, stagedBy, decidedBy } = await stage(FILE);
    expect([state, days.length, stagedBy.username, decidedBy]).toEqual(['staged', 15, 'admin', null]);
    expect(new Set(days.map(({ now }) => now))).toEqual(new Set(['unchanged']));
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(problems.map(({ code }) => code)).toContain('day-off-without-usual-hours');
    expect(await versionOf()).toBe(before);
  });

  it('says of each day whether it is new, or differs and from what', async () => {
    const { days } = await stage(
      ['on;kind;name;sessions;source', '2027-02-10;holiday;Tết;;A', '2027-02-11;holiday;Tết;;A'].join('\r\n'),
    );
    expect(days.map(({ on, line, now, was }) => [on, line, now, was?.kind ?? null])).toEqual([
      ['2027-02-10', 2, 'differs', 'compensation'],
      ['2027-02-11', 3, 'new', null],
    ]);
  });

  it('lists every problem at once, those that only the calendar knows too, and cannot be applied', async () => {
    const staged = await stage(
      [
        'on,kind,name,sessions,source',
        '2027-03-28,daylight_saving,Đổi giờ,,Feed',
        '2027-01-05,extra_session,Giờ thứ 9,17:00-18:00,A',
        '2027-02-05,extra_session,Giờ thứ 9,17:30-18:30,A',
        '2027-03-07,extra_session,Giờ thứ 9,17:30-18:30,A',
        '2027-03-15,swap_off,Nghỉ,,',
        '9999-12-31,swap_off,Nghỉ,,A',
      ].join('\n'),
    );
    const errors = staged.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ line, field, code }) => [line, field, code])).toEqual([
      [2, 'kind', 'not-one-of'],
      [3, 'sessions', 'overlapping-sessions'],
      [4, 'on', 'extra-session-on-special-day'],
      [5, 'on', 'extra-session-without-usual-hours'],
      [6, 'source', 'field-required'],
      [7, 'on', 'day-never-computed'],
    ]);
    const before = await versionOf();
    const answer = await admin.post<Problem>(`${IMPORTS}/${staged.id}/apply`);
    expect([answer.status, answer.body.code]).toEqual([409, 'calendar-import-has-problems']);
    expect(await versionOf()).toBe(before);
  });

  it('is refused as a request where it is no text, too long, or for a calendar that nobody made', async () => {
    const tooLong = await admin.post<Problem>(IMPORTS, { csv: 'x'.repeat(200_001), source: SOURCE });
    expect([tooLong.status, tooLong.body.errors?.[0]]).toMatchObject([
      400,
      { field: 'csv', code: 'text-too-long' },
    ]);
    const unknown = await admin.post<Problem>('calendars/none/imports', { csv: FILE, source: SOURCE });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'unknown-calendar']);
    const officer = await sample.as('officer');
    expect((await officer.post(IMPORTS, { csv: FILE, source: SOURCE })).status).toBe(403);
  });
});

describe('an import that was reviewed', () => {
  it('counts from its application on, once, and keeps who staged and who applied it', async () => {
    const staged = await stage(ONE_DAY, { publishedThrough: '2027-12-31' });
    const before = (await versionOf()) ?? 0;
    const proposed = await sample.product.app.get(ProposedCalendars).afterImport('tinh-mau', staged.id);
    expect(proposed.firstDay).toBe('2027-01-01');
    expect(await versionOf()).toBe(before);
    const { status, body } = await second.post<Shown>(`${IMPORTS}/${staged.id}/apply`);
    expect([status, body.state, body.calendarVersion]).toEqual([200, 'applied', before + 1]);
    expect([body.stagedBy.username, body.decidedBy?.username]).toEqual(['admin', 'admin.hai']);
    expect((await daysOf2027()).find(({ on }) => on === '2027-03-15')?.kind).toBe('swap_off');
    const { body: changes } = await admin.get<{ items: object[] }>('calendars/cong-an-mau/changes?limit=1');
    expect(changes.items[0]).toMatchObject({
      cause: 'days',
      firstDay: '2027-01-01',
      source: SOURCE,
      enteredBy: { username: 'admin.hai' },
    });
    for (const verb of ['apply', 'discard']) {
      const again = await admin.post<Problem>(`${IMPORTS}/${staged.id}/${verb}`);
      expect([again.status, again.body.code]).toEqual([409, 'calendar-import-decided']);
    }
    expect(await versionOf()).toBe(before + 1);
  });

  it('replaces an estimated year: days that were not announced after all are taken back', async () => {
    const own = { on: '2027-01-09', kind: 'duty', name: 'Trực', source: SOURCE };
    await admin.post('calendars/tinh-mau/days', {
      days: [{ ...own, sessions: [{ from: '07:30', to: '11:30' }] }],
    });
    const announced = FILE.split('\n')
      .filter((line) => !line.startsWith('2027-02-04'))
      .concat(`2027-02-11,compensation,Nghỉ bù Tết Nguyên đán,,${SOURCE}`)
      .join('\n');
    const staged = await stage(announced, { replacesYear: true });
    expect(staged.takenBack.map(({ on }) => on)).toEqual(['2027-02-04', '2027-03-15']);
    const { body } = await admin.post<Shown>(`${IMPORTS}/${staged.id}/apply`);
    expect([body.state, body.takenBack]).toEqual(['applied', []]);
    const days = (await daysOf2027()).map(({ on }) => on);
    expect(days).toContain('2027-02-11');
    expect(days).toContain('2027-01-09');
    expect(days).not.toContain('2027-02-04');
    const { body: changes } = await admin.get<{ items: object[] }>('calendars/tinh-mau/changes?limit=1');
    expect(changes.items[0]).toMatchObject({ firstDay: '2027-02-04' });
  });

  it('that is discarded stays readable and counts for nothing', async () => {
    const before = await versionOf();
    const staged = await stage(ONE_DAY);
    const { body } = await second.post<Shown>(`${IMPORTS}/${staged.id}/discard`);
    expect([body.state, body.decidedBy?.username]).toEqual(['discarded', 'admin.hai']);
    expect((await admin.get<Shown>(`${IMPORTS}/${staged.id}`)).body.state).toBe('discarded');
    expect(await versionOf()).toBe(before);
  });

  it('is applied once by two administrators at the same moment', async () => {
    const { id } = await stage(ONE_DAY.replace('2027-03-15', '2027-03-16'));
    const answers = await Promise.all(
      [admin, second].map((by) => by.post<Problem>(`${IMPORTS}/${id}/apply`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is found in the list of its own calendar only, newest first and page by page', async () => {
    const first = await admin.get<{ items: Shown[]; nextCursor: string }>(`${IMPORTS}?limit=2`);
    const rest = await admin.get<{ items: Shown[] }>(`${IMPORTS}?cursor=${first.body.nextCursor}`);
    const ids = [...first.body.items, ...rest.body.items].map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(first.body.items[0]).toMatchObject({ state: 'applied', dayCount: 1, source: SOURCE });
    const elsewhere = await admin.get<Problem>(`calendars/cong-an-mau/imports/${ids[0]}`);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'not-found']);
    expect((await admin.get<Problem>(`${IMPORTS}/abc`)).status).toBe(404);
    expect((await admin.get<{ items: [] }>('calendars/cong-an-mau/imports')).body.items).toEqual([]);
  });
});
