import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAccounts } from '../../support/http-test-app.js';
import { at, dayOff, RecalculationHouse, SOURCE } from './recalculation-house.js';
import { runDossiers, type Running } from './running-dossiers.js';

let house: RecalculationHouse;

beforeAll(async () => {
  house = await RecalculationHouse.open('2026-10-05T08:00:00+07:00');
  await createAccounts(house.http, ['administrator', 'supervisor', 'reception_officer'], 'H99');
  await createAccounts(house.http, ['reception_officer'], 'H99.01');
  await house.sql(`UPDATE calendar SET published_through = '2026-12-31'`);
  await house.swapOff('2026-10-07');
  await house.recalculate();
  await runDossiers(house, dossiers());
}, 60_000);
afterAll(() => house.close());

/** Starts over two weeks, short and long terms, some provisional, each third with a step. */
function dossiers(): Running[] {
  const units = ['working_day', 'day', 'working_hour', 'month'] as const;
  return Array.from({ length: 400 }, (_none, index) => {
    const day = String(1 + (index % 14)).padStart(2, '0');
    const unit = units[index % 4] as (typeof units)[number];
    const amount = unit === 'month' ? 1 + (index % 3) : 1 + ((index * 7) % 80);
    return {
      code: `I-${String(index).padStart(3, '0')}`,
      startedAt: at(`2026-10-${day}T0${8 + (index % 2)}:15`),
      limit: { amount, unit },
      ...(index % 3 === 0 && { stepLimit: { amount: 2, unit: 'working_day' as const } }),
    };
  });
}

interface Impact {
  readonly calendars: string[];
  readonly firstDay: string | null;
  readonly totals: Record<string, number> | null;
  readonly groups: (Record<string, number> & { kind: string; agency: { code: string } })[];
  readonly items: {
    dossierCode: string;
    clockNo: number;
    kind: string;
    becomesLate: boolean;
    from: string;
    to: string;
  }[];
  readonly asOf: string;
  readonly failures: number | null;
  readonly nextCursor: string | null;
}

async function impactOf(path: string, body: object | undefined, query = ''): Promise<Impact> {
  const answer = await house.http.send('POST', `/api/v1/calendars/tinh/${path}/impact${query}`, {
    token: await house.token('administrator-h99'),
    ...(body && { body }),
  });
  expect([answer.status, answer.json['code']]).toEqual([200, undefined]);
  return answer.json as unknown as Impact;
}

async function allOf(path: string, body: object): Promise<Impact['items']> {
  const items: Impact['items'] = [];
  let cursor = '';
  for (;;) {
    const page = await impactOf(path, body, `?limit=30${cursor}`);
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

/** What was done, in the words of the preview. */
async function done(): Promise<Record<string, number>> {
  return house.one(
    `SELECT sum(clocks_moved)::integer AS "clocksMoved", sum(dossiers_moved)::integer AS "dossiersMoved",
       sum(became_late)::integer AS "becomeLate", sum(no_longer_late)::integer AS "noLongerLate",
       sum(became_final)::integer AS "becomeFinal", sum(became_provisional)::integer AS "becomeProvisional"
     FROM recalculation WHERE id > $1`,
    [before],
  );
}

let before = '0';

async function mark(): Promise<void> {
  before = (await house.one<{ id: string }>('SELECT max(id)::text AS id FROM recalculation')).id;
  await house.sql('DROP TABLE IF EXISTS saved');
  await house.sql('CREATE TABLE saved AS SELECT id, due_at FROM clock');
}

async function recounted(): Promise<number> {
  const text = `SELECT count(*)::integer AS count FROM saved s JOIN clock c USING (id)
    WHERE s.due_at IS DISTINCT FROM c.due_at`;
  return (await house.one<{ count: number }>(text)).count;
}

const CHANGES: readonly (readonly [what: string, path: string, act: string, body: object])[] = [
  ['a day off', 'days', 'days', { days: [dayOff('2026-10-16')] }],
  [
    'a make-up Saturday',
    'days',
    'days',
    {
      days: [
        {
          on: '2026-10-10',
          kind: 'makeup_work',
          name: 'Làm bù',
          source: SOURCE,
          sessions: [{ from: '07:30', to: '11:30' }],
        },
      ],
    },
  ],
  [
    'a year that is published',
    'days',
    'days',
    {
      days: [dayOff('2027-01-01')],
      publishedThrough: '2027-12-31',
    },
  ],
  [
    'a shorter Friday',
    'weekly-sessions',
    'weekly-sessions',
    {
      source: SOURCE,
      weekly: [1, 2, 3, 4, 5].map((weekday) => ({
        weekday,
        sessions: [
          { from: '07:30', to: '11:30' },
          { from: '13:30', to: weekday === 5 ? '16:30' : '17:30' },
        ],
      })),
    },
  ],
];

describe('the impact of a calendar change, shown before it is saved', () => {
  it.each(CHANGES)('of %s is what the act then does', async (_what, path, act, body) => {
    house.clock.set(at('2026-10-09T12:00'));
    const stored = await house.sql('SELECT * FROM clock ORDER BY id');
    const impact = await impactOf(path, dressed(body));
    expect(await house.sql('SELECT * FROM clock ORDER BY id')).toEqual(stored);
    const items = await allOf(path, dressed(body));

    await mark();
    const answer = await house.http.send('POST', `/api/v1/calendars/tinh/${act}`, {
      token: await house.token('administrator-h99'),
      body: dressed(body),
    });
    expect(answer.status).toBe(201);
    // Late or not is judged at the same moment as in the preview.
    await house.walk();
    const { clocksSeen, ...figures } = impact.totals ?? {};
    expect(await done()).toEqual(figures);
    expect(figures['clocksMoved']).toBe(await recounted());
    expect(figures['clocksMoved']).toBeGreaterThan(0);
    expect(clocksSeen).toBeGreaterThanOrEqual(figures['clocksMoved'] as number);
    await house.recalculate();
    expect(await done()).toEqual(figures);

    const moves = await house.sql(
      `SELECT d.code AS "dossierCode", m.clock_no AS "clockNo" FROM recalculation_move m
       JOIN dossier d ON d.id = m.dossier_id WHERE m.recalculation_id > $1 ORDER BY 1, 2`,
      [before],
    );
    const inOrder = items.map(({ dossierCode, clockNo }) => ({ dossierCode, clockNo }));
    expect(
      inOrder.toSorted((a, b) =>
        a.dossierCode < b.dossierCode ? -1 : a.dossierCode > b.dossierCode ? 1 : a.clockNo - b.clockNo,
      ),
    ).toEqual(moves);
    const late = items.map(({ becomesLate, kind }) => becomesLate && kind === 'processing');
    expect(late).toEqual(late.toSorted((a, b) => Number(b) - Number(a)));
    const sum = (name: string) => impact.groups.reduce((total, group) => total + (group[name] as number), 0);
    for (const name of ['clocksMoved', 'becomeLate', 'noLongerLate', 'becomeFinal', 'becomeProvisional']) {
      expect([name, sum(name)]).toEqual([name, figures[name]]);
    }
  });

  it('is one list from the first page to the last, however much time the reader takes', async () => {
    const sessions = [{ from: '07:30', to: '11:30' }];
    const body = {
      days: [{ on: '2026-10-17', kind: 'makeup_work', name: 'Làm bù', source: SOURCE, sessions }],
    };
    house.clock.set(at('2026-10-19T17:00'));
    const whole = await impactOf('days', body, '?limit=200');
    expect(whole.items[0]?.becomesLate).toBe(true);
    const items: Impact['items'] = [];
    let query = '?limit=10';
    for (let minutes = 0; ; minutes += 5) {
      // At half past five what would have become late is late anyway.
      house.clock.set(new Date(at('2026-10-19T17:00').getTime() + minutes * 60_000));
      const page = await impactOf('days', body, query);
      items.push(...page.items);
      expect(page.asOf).toBe(whole.asOf);
      if (page.nextCursor === null) break;
      query = `?limit=10&cursor=${page.nextCursor}`;
    }
    expect(items.length).toBeGreaterThan(60);
    expect(items.slice(0, 200)).toEqual(whole.items);
    const places = items.map(({ dossierCode, clockNo }) => `${dossierCode}/${clockNo}`);
    expect(new Set(places).size).toBe(items.length);
    house.clock.set(at('2026-10-09T12:00'));
  });

  it('is shown although a dossier cannot be computed, which is counted', async () => {
    const poison = { code: 'I-007', startedAt: new Date('1999-01-04T02:00:00Z') };
    const one =
      'SELECT c.id, c.started_at AS at FROM clock c JOIN dossier d ON d.id = c.dossier_id WHERE d.code = $1';
    const [clock] = await house.sql<{ id: string; at: Date }>(one, [poison.code]);
    const update = 'UPDATE clock SET started_at = $2 WHERE id = $1';
    const body = { days: [dressedDay(dayOff('2026-10-22'))] };
    const before = await impactOf('days', body);
    await house.sql(update, [clock?.id, poison.startedAt]);
    const impact = await impactOf('days', body);
    expect([before.failures, impact.failures]).toEqual([0, 1]);
    const moved = impact.totals?.['dossiersMoved'] ?? 0;
    expect((before.totals?.['dossiersMoved'] ?? 0) - moved).toBeLessThanOrEqual(1);
    expect(moved).toBeGreaterThan(50);
    await house.sql(update, [clock?.id, clock?.at]);
  });

  it('names no person and refuses what the act would refuse', async () => {
    const answer = await house.http.send('POST', '/api/v1/calendars/tinh/days/impact', {
      token: await house.token('administrator-h99'),
      body: { days: [dressedDay(dayOff('2026-11-10'))] },
    });
    expect(answer.text).not.toContain('Nguyễn Văn An');
    const twice = await house.http.send('POST', '/api/v1/calendars/tinh/days/impact', {
      token: await house.token('administrator-h99'),
      body: { days: [dressedDay(dayOff('2026-11-10')), dressedDay(dayOff('2026-11-10'))] },
    });
    expect([twice.status, twice.json['code']]).toEqual([422, 'day-declared-twice']);
    const supervisor = await house.token('supervisor-h99');
    const refused = await house.http.send('POST', '/api/v1/calendars/tinh/days/impact', {
      token: supervisor,
      body: {},
    });
    expect(refused.status).toBe(403);
  });

  it('of what changes nothing is nothing', async () => {
    const days = { days: [dressedDay(dayOff('2026-10-16'))] };
    expect(await impactOf('days', days)).toMatchObject({
      calendars: [],
      totals: { clocksSeen: 0, clocksMoved: 0 },
      items: [],
      nextCursor: null,
    });
  });
});

describe('what was moved, for those who want to know', () => {
  it('shows an administrator all of it and everybody else their own', async () => {
    const list = await house.http.send('GET', '/api/v1/recalculations', {
      token: await house.token('administrator-h99'),
    });
    const [last] = list.json['items'] as [
      { id: string; clocksMoved: number; source: string; finishedAt: string },
    ];
    expect(last).toMatchObject({ cause: 'calendar_changed', of: 'tinh', source: SOURCE, failures: 0 });
    const shown = async (username: string, query = '') => {
      const token = await house.token(username);
      const path = `/api/v1/recalculations/${last.id}/moves?limit=200${query}`;
      const { status, json } = await house.http.send('GET', path, { token });
      return [status, (json['items'] as object[] | undefined)?.length];
    };
    const all = Math.min(last.clocksMoved, 200);
    expect(await shown('administrator-h99')).toEqual([200, all]);
    expect(await shown('supervisor-h99')).toEqual([200, all]);
    expect(await shown('reception-officer-h99.01')).toEqual([200, all]);
    expect(await shown('reception-officer-h99')).toEqual([200, 0]);
    expect(await shown('administrator-h99', '&effect=becomesProvisional')).toEqual([200, 0]);
    const one = await house.http.send('GET', `/api/v1/recalculations/${last.id}`, {
      token: await house.token('administrator-h99'),
    });
    expect(one.json).toMatchObject({ id: last.id, failed: [], pass: 2 });
    expect(
      (
        await house.http.send('GET', '/api/v1/recalculations/9999', {
          token: await house.token('administrator-h99'),
        })
      ).status,
    ).toBe(404);
  });

  it('lists provisional due moments with their number', async () => {
    await house.http.send('POST', '/api/v1/calendars/tinh/days', {
      token: await house.token('administrator-h99'),
      body: { days: [], publishedThrough: '2026-11-30', source: SOURCE },
    });
    await house.recalculate();
    const token = await house.token('supervisor-h99');
    const path = '/api/v1/dossiers?provisional=true&withTotal=true&limit=200';
    const { json } = await house.http.send('GET', path, { token });
    const { count } = await house.one<{ count: number }>(
      'SELECT count(*)::integer AS count FROM dossier WHERE provisional',
    );
    expect(count).toBeGreaterThan(0);
    expect(json['total']).toBe(count);
    expect((json['items'] as object[]).length).toBe(Math.min(count, 200));
    const rest = await house.http.send('GET', '/api/v1/dossiers?provisional=false&withTotal=true', { token });
    expect((rest.json['total'] as number) + count).toBe(400);
  });
});

/** As a request says it: a day off names no sessions. */
function dressedDay({ sessions, ...day }: { sessions: unknown }): object {
  return sessions === null ? day : { ...day, sessions };
}

function dressed(body: object): object {
  const { days } = body as { days?: { sessions: unknown }[] };
  return days ? { ...body, days: days.map(dressedDay) } : body;
}
