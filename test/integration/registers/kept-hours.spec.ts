import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { TimedProduct } from '../../support/timed-product.js';

const SOURCE = 'Quyết định giờ mùa đông (thử nghiệm)';
const SUMMER = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:30' },
];
const WINTER = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
const PROVINCE = 'calendars/tinh-mau';
const FILING = { procedureCode: '1.001612', channel: 'counter', receivedAt: '2026-10-05T09:00:00+07:00' };

interface Change {
  readonly firstDay: string | null;
}

describe('hours of the week (an administrator changes to winter hours)', () => {
  let product: TimedProduct;
  let admin: ApiClient;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-10-05T09:00:00+07:00');
    admin = await product.as('admin');
  }, 120_000);
  afterAll(() => product.stop());

  const week = (season: object, sessions: object = SUMMER, weekdays: readonly number[] = [1, 2, 3, 4, 5]) =>
    weekdays.map((weekday) => ({ weekday, sessions, ...season }));
  const set = (path: string, ...weekly: object[]) =>
    admin.post<Problem>(`${path}/weekly-sessions`, { weekly, source: SOURCE });
  const stored = () =>
    product.sql.query<object[]>(
      'SELECT * FROM calendar_weekly w JOIN calendar c ON c.id = w.calendar_id ORDER BY 1',
    );
  const dueAt = async () =>
    (await product.anonymous().post<{ dueAt: string }>('deadlines/preview', FILING)).body.dueAt;

  async function refused(path: string, body: object): Promise<Problem> {
    const before = await stored();
    const answer = await admin.post<Problem>(path, body);
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid-calendar']);
    expect(await stored()).toEqual(before);
    return answer.body;
  }
  const fieldsOf = ({ errors = [] }: Problem) => errors.map(({ field, code }) => [field, code]);

  it('that all begin later are refused row by row, and what is missing is said', async () => {
    const weekly = week({ validFrom: '2026-10-16' }, WINTER);
    for (const path of [`${PROVINCE}/weekly-sessions`, `${PROVINCE}/weekly-sessions/impact`]) {
      const problem = await refused(path, { weekly, source: SOURCE });
      expect(fieldsOf(problem)).toEqual(
        [0, 1, 2, 3, 4].map((row) => [`weekly[${row}].validFrom`, 'weekday-without-earlier-hours']),
      );
      const [first] = problem.errors as unknown as { translations: { vi: string; en: string } }[];
      expect(first?.translations.vi).toContain('cho thứ Hai trước ngày 16/10/2026');
      expect(first?.translations.vi).toContain('validTo là 15/10/2026');
      expect(first?.translations.en).toContain('for Monday before 16/10/2026');
      expect(problem.translations.vi.detail).toContain('“tinh-mau”');
    }
    expect(await dueAt()).toBe('2026-10-08T17:30:00.000+07:00');
  });

  it.each<[string, object[], string[][]]>([
    ['all end before today', week({ validTo: '2026-10-02' }), [['weekly[0].validTo', 'hours-end']]],
    ['all end some day', week({ validTo: '2027-03-31' }), [['weekly[0].validTo', 'hours-end']]],
    [
      'leave out one working day between two seasons',
      [...week({ validTo: '2026-10-15' }), ...week({ validFrom: '2026-10-19' }, WINTER)],
      [['weekly[9].validFrom', 'weekday-with-gap']],
    ],
    ['forget one weekday', week({}, SUMMER, [1, 2, 3, 4]), [['weekly', 'weekday-left-out']]],
    [
      'forget what one weekday had until then',
      [...week({}, SUMMER, [1, 2, 3, 4]), ...week({ validFrom: '2026-10-16' }, WINTER, [5])],
      [['weekly[4].validFrom', 'weekday-without-earlier-hours']],
    ],
  ])('that %s are refused', async (_case, weekly, fields) => {
    expect(fieldsOf(await refused(`${PROVINCE}/weekly-sessions`, { weekly, source: SOURCE }))).toEqual(
      fields,
    );
  });

  it.each<[string, object[], string[][]]>([
    ['begin some day', week({ validFrom: '2026-01-01' }), [['weekly[0].validFrom', 'hours-begin-late']]],
    ['end some day', week({ validTo: '2030-12-31' }), [['weekly[0].validTo', 'hours-end']]],
    [
      'leave a hole',
      [...week({ validTo: '2026-12-29' }), ...week({ validFrom: '2027-01-04' })],
      [['weekly[5].validFrom', 'hours-interrupted']],
    ],
  ])('of a new calendar that %s are refused', async (_case, weekly, fields) => {
    const made = { code: 'moi', name: 'Mới', publishedThrough: '2026-12-31', source: SOURCE };
    expect(fieldsOf(await refused('calendars', { ...made, weekly }))).toEqual(fields);
  });

  it('of an heir must not take away what it inherits, and an heir must not lose it by its parent', async () => {
    const made = { code: 'con', name: 'Con', parentCode: 'tinh-mau', publishedThrough: '2026-12-31' };
    const friday = week({ validFrom: '2026-11-01' }, WINTER, [5]);
    const body = { ...made, source: SOURCE, weekly: friday };
    expect(fieldsOf(await refused('calendars', body))).toEqual([
      ['weekly[0].validFrom', 'weekday-without-earlier-hours'],
    ]);
    expect((await admin.post('calendars', { ...body, weekly: [] })).status).toBe(201);
    expect(
      fieldsOf(await refused('calendars/con/weekly-sessions', { weekly: friday, source: SOURCE })),
    ).toEqual([['weekly[0].validFrom', 'weekday-without-earlier-hours']]);
    const ending = week({ validTo: '2026-12-31' }, SUMMER, [5]);
    expect((await set('calendars/con', ...ending)).status).toBe(201);
    const onlyFridays = await refused(`${PROVINCE}/weekly-sessions`, {
      weekly: [...week({ validTo: '2026-12-31' }, SUMMER, [1, 2, 3, 4]), ...week({}, SUMMER, [5])],
      source: SOURCE,
    });
    expect(fieldsOf(onlyFridays)).toEqual([['weekly[0].validTo', 'hours-end']]);
    expect(onlyFridays.translations.en.detail).toContain('"con"');
  });

  it('that go on until the day before the new season are taken, and a year without end too', async () => {
    const answer = await set(
      PROVINCE,
      ...week({ validTo: '2026-10-15' }),
      ...week({ validFrom: '2026-10-16', validTo: '9999-12-31' }, WINTER),
    );
    expect(answer.status).toBe(201);
    const { body } = await admin.get<{ items: Change[] }>(`${PROVINCE}/changes?limit=1`);
    expect(body.items[0]?.firstDay).toBe('2026-10-12');
    expect(await dueAt()).toBe('2026-10-08T17:30:00.000+07:00');
  });

  it('that are missing already do not bar a day off, by hand or from a file', async () => {
    await product.sql.query(
      `UPDATE calendar_weekly SET valid_from = '2026-11-02' WHERE valid_to IS NULL OR valid_to > '2026-11-02'`,
    );
    await product.sql.query(`DELETE FROM calendar_weekly WHERE valid_to < '2026-11-02'`);
    const day = { on: '2026-12-24', kind: 'swap_off', name: 'Nghỉ', source: SOURCE };
    expect((await admin.post(`${PROVINCE}/days`, { days: [day] })).status).toBe(201);
    const csv = `on,kind,name,sessions,source\n2026-12-25,swap_off,Nghỉ,,${SOURCE}\n`;
    const staged = await admin.post<{ id: string; problems: object[] }>(`${PROVINCE}/imports`, {
      csv,
      source: SOURCE,
    });
    expect(staged.body.problems).toEqual([]);
    expect((await admin.post(`${PROVINCE}/imports/${staged.body.id}/apply`)).status).toBe(200);
    const later = await set(PROVINCE, ...week({ validFrom: '2026-11-02' }));
    expect(fieldsOf(later.body)).toEqual([['weekly[0].validFrom', 'hours-begin-late']]);
    expect((await set(PROVINCE, ...week({}))).status).toBe(201);
  });
});
