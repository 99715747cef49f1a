import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

const SOURCE = 'Công văn thử nghiệm';
const MORNING = { from: '07:30', to: '11:30' };

let sample: SampleProduct;
let admin: ApiClient;

beforeAll(async () => {
  sample = await SampleProduct.start();
  admin = await sample.as('admin');
}, 60_000);
afterAll(() => sample.stop());

/** Everything that a refused change could have written. */
async function stored(): Promise<unknown> {
  const tables = ['calendar', 'calendar_weekly', 'calendar_day', 'calendar_change'];
  return Promise.all(tables.map((table) => sample.sql.query(`SELECT * FROM ${table} ORDER BY 1, 2`)));
}

async function refused(path: string, body: object) {
  const before = await stored();
  const answer = await admin.post<Problem>(path, body);
  expect([400, 409, 422]).toContain(answer.status);
  expect(await stored()).toEqual(before);
  const { errors = [], translations } = answer.body;
  for (const { detail } of [...errors, translations.vi, translations.en] as { detail: string }[]) {
    expect(detail).not.toMatch(/[{}—]/);
  }
  return [errors[0]?.field, errors[0]?.code];
}

function week(...rows: object[]) {
  return { weekly: rows, source: SOURCE };
}

const monday = (parts: object = {}) => ({ weekday: 1, sessions: [MORNING], ...parts });
const tuesday = { weekday: 2, sessions: [MORNING] };

describe('hours of the week that could give a wrong date are refused at configuration time', () => {
  const cases: [string, object, string, string][] = [
    [
      'overlapping sessions',
      week(tuesday, monday({ sessions: [MORNING, { from: '11:00', to: '12:00' }] })),
      'weekly[1].sessions',
      'overlapping-sessions',
    ],
    [
      'a session across midnight',
      week(monday({ sessions: [{ from: '22:00', to: '02:00' }] })),
      'weekly[0].sessions[0]',
      'impossible-session',
    ],
    [
      'a session that ends when it begins',
      week(tuesday, monday({ sessions: [{ from: '08:00', to: '08:00' }] })),
      'weekly[1].sessions[0]',
      'impossible-session',
    ],
    [
      '24:00',
      week(monday({ sessions: [{ from: '20:00', to: '24:00' }] })),
      'weekly[0].sessions[0].to',
      'text-pattern',
    ],
    [
      'an hour of one digit',
      week(monday({ sessions: [{ from: '7:30', to: '11:30' }] })),
      'weekly[0].sessions[0].from',
      'text-pattern',
    ],
    ['a weekday without a session', week(monday({ sessions: [] })), 'weekly[0].sessions', 'list-too-short'],
    ['a calendar with no session', week(), 'weekly', 'calendar-without-sessions'],
    ['an eighth weekday', week(monday({ weekday: 8 })), 'weekly[0].weekday', 'number-too-large'],
    [
      'overlapping seasons',
      week(tuesday, monday({ validTo: '2026-10-15' }), monday({ validFrom: '2026-10-15' })),
      'weekly[2].validFrom',
      'overlapping-weeks',
    ],
    [
      'a season backwards',
      week(tuesday, monday({ validFrom: '2026-10-15', validTo: '2026-10-01' })),
      'weekly[1].validTo',
      'ends-before-it-begins',
    ],
    [
      'a whole week without hours between two seasons',
      week(monday({ validTo: '2026-05-31' }), monday({ validFrom: '2026-07-01' })),
      'weekly',
      'week-without-sessions',
    ],
    [
      'a season that begins on no day',
      week(monday({ validFrom: '2026-02-30' })),
      'weekly[0].validFrom',
      'not-a-day',
    ],
    ['no document', { weekly: [monday()] }, 'source', 'field-required'],
  ];

  it.each(cases)('%s', async (_case, body, field, code) => {
    expect(await refused('calendars/tinh-mau/weekly-sessions', body)).toEqual([field, code]);
  });

  it.each(cases)('%s, also for a new calendar', async (_case, body, field, code) => {
    const made = { code: 'moi', name: 'Mới', publishedThrough: '2026-12-31', ...body };
    expect(await refused('calendars', made)).toEqual([field, code]);
  });

  it('hours that an heir cannot take, with the heir named', async () => {
    const source = SOURCE;
    const made = { code: 'con', name: 'Con', parentCode: 'tinh-mau', publishedThrough: '2026-12-31' };
    expect((await admin.post('calendars', { ...made, weekly: [], source })).status).toBe(201);
    const extra = { on: '2026-12-10', kind: 'extra_session', name: 'Giờ thứ 9', source };
    const days = [{ ...extra, sessions: [{ from: '17:30', to: '18:30' }] }];
    expect((await admin.post('calendars/con/days', { days })).status).toBe(201);
    const longer = [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      sessions: [MORNING, { from: '13:30', to: '18:00' }],
    }));
    const before = await stored();
    const { status, body } = await admin.post<Problem>('calendars/tinh-mau/weekly-sessions', week(...longer));
    expect([status, body.errors?.[0]?.field, body.errors?.[0]?.code]).toEqual([
      422,
      'weekly',
      'overlapping-sessions',
    ]);
    expect(body.translations.en.detail).toContain('"con"');
    expect(await stored()).toEqual(before);
  });
});

function day(on: string, kind: string, more: object = {}) {
  return { on, kind, name: 'Ngày thử', source: SOURCE, ...more };
}

const good = day('2026-12-03', 'swap_off');

describe('days that could give a wrong date are refused at configuration time', () => {
  const open = (from: string, to: string) => ({ sessions: [{ from, to }] });
  const cases: [string, object[], string, string][] = [
    [
      'a day of two kinds',
      [good, day('2026-12-03', 'makeup_work', open('07:30', '11:30'))],
      'days[1].on',
      'day-declared-twice',
    ],
    ['a day named twice', [good, good], 'days[1].on', 'day-declared-twice'],
    ['a day that does not exist', [good, day('2027-02-29', 'holiday')], 'days[1].on', 'not-a-day'],
    ['a kind that nobody knows', [good, day('2026-12-04', 'party')], 'days[1].kind', 'not-one-of'],
    ['a day of another age', [good, day('1999-12-31', 'holiday')], 'days[1].on', 'day-never-computed'],
    ['a day at the end of time', [good, day('9999-12-31', 'holiday')], 'days[1].on', 'day-never-computed'],
    ['no name', [{ ...good, name: ' ' }], 'days[0].name', 'text-too-short'],
    ['no document', [{ ...good, source: undefined }], 'days[0].source', 'field-required'],
    [
      'a day off with hours',
      [good, day('2026-12-04', 'holiday', open('07:30', '11:30'))],
      'days[1].sessions',
      'sessions-on-day-off',
    ],
    [
      'a make-up day with an empty list of hours',
      [good, day('2026-12-05', 'makeup_work', { sessions: [] })],
      'days[1].sessions',
      'calendar-without-sessions',
    ],
    [
      'hours across midnight',
      [good, day('2026-12-05', 'makeup_work', open('22:00', '02:00'))],
      'days[1].sessions[0]',
      'impossible-session',
    ],
    [
      'overlapping hours',
      [good, day('2026-12-05', 'duty', { sessions: [MORNING, { from: '11:29', to: '12:00' }] })],
      'days[1].sessions',
      'overlapping-sessions',
    ],
    [
      '24:00',
      [good, day('2026-12-05', 'duty', open('20:00', '24:00'))],
      'days[1].sessions[0].to',
      'text-pattern',
    ],
    [
      'extra hours without hours',
      [good, day('2026-12-04', 'extra_session')],
      'days[1].sessions',
      'calendar-without-sessions',
    ],
    [
      'extra hours within the usual ones',
      [good, day('2026-12-04', 'extra_session', open('16:30', '18:00'))],
      'days[1].sessions',
      'overlapping-sessions',
    ],
    [
      'extra hours on a day without any',
      [good, day('2026-12-06', 'extra_session', open('17:30', '18:30'))],
      'days[1].on',
      'extra-session-without-usual-hours',
    ],
    [
      'extra hours on a holiday',
      [good, day('2026-11-24', 'extra_session', open('17:30', '18:30'))],
      'days[1].on',
      'extra-session-on-special-day',
    ],
  ];

  it.each(cases)('%s', async (_case, days, field, code) => {
    expect(await refused('calendars/tinh-mau/days', { days })).toEqual([field, code]);
  });

  it('an end of the published days that is no day', async () => {
    const body = { days: [good], publishedThrough: '2027-13-01' };
    expect(await refused('calendars/tinh-mau/days', body)).toEqual(['publishedThrough', 'not-a-day']);
  });

  it.each(['1999-12-31', '9999-12-31'])(
    'an end of the published days that is never reached: %s',
    async (on) => {
      const published = { publishedThrough: on };
      const told = ['publishedThrough', 'day-never-computed'];
      expect(await refused('calendars/tinh-mau/days', { days: [good], ...published })).toEqual(told);
      const made = { code: 'moi', name: 'Mới', ...week(monday()), ...published };
      expect(await refused('calendars', made)).toEqual(told);
    },
  );

  it('a calendar that nobody made, a code that is taken, a parent that is not there', async () => {
    const made = { code: 'moi', name: 'Mới', publishedThrough: '2026-12-31', ...week(monday()) };
    expect(await refused('calendars/none/days', { days: [good] })).toEqual(['code', 'unknown-calendar']);
    expect(await refused('calendars', { ...made, code: 'tinh-mau' })).toEqual([
      'code',
      'calendar-code-taken',
    ]);
    expect(await refused('calendars', { ...made, parentCode: 'none' })).toEqual([
      'parentCode',
      'unknown-calendar',
    ]);
  });
});
