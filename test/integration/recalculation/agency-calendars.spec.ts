import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pauseClock, stopClock } from '../../../src/domain/deadline/deadline-clock.js';
import { RecalculationSweep } from '../../../src/handling/recalculation/recalculation-sweep.js';
import { WalkPage } from '../../../src/handling/recalculation/walk-page.js';
import { WorkerRole } from '../../../src/platform/queue/worker-role.js';
import { createAccounts } from '../../support/http-test-app.js';
import { until } from '../queue/until.js';
import { at, dayOff, RecalculationHouse } from './recalculation-house.js';
import { runDossiers, type Running } from './running-dossiers.js';

const SOURCE = 'Quyết định 7/QĐ-UBND';
const TEN_DAYS = { amount: 10, unit: 'working_day' } as const;

let house: RecalculationHouse;
let rounds = 0;

beforeAll(async () => {
  house = await RecalculationHouse.open();
  await createAccounts(house.http, ['administrator', 'supervisor', 'reception_officer'], 'H99');
  await create('mien-nui', { parentCode: 'tinh', weekly: [] });
  await house.declare([dayOff('2026-10-07')], null, 'mien-nui');
  await create('quay', { parentCode: 'tinh', weekly: week('07:30', '16:00') });
}, 60_000);
afterAll(() => house.close());

beforeEach(async () => {
  house.clock.set(at('2026-10-05T08:00'));
  await house.sql('UPDATE clock SET stopped_at = now(), next_rung_at = NULL');
  for (const code of ['H99.01', 'H99.MC']) {
    await change({ calendarCode: 'tinh', deskCalendarCode: null }, code);
  }
  await change({ deskCode: 'H99.MC' });
  await house.recalculate();
  house.clock.set(at('2026-10-05T08:00'));
  rounds += 1;
});

function week(from: string, to: string) {
  return [1, 2, 3, 4, 5].map((weekday) => ({ weekday, sessions: [{ from, to }] }));
}

async function send(method: string, path: string, body: object, username = 'administrator-h99') {
  return house.http.send(method, `/api/v1/${path}`, { token: await house.token(username), body });
}

async function create(code: string, more: object): Promise<void> {
  const made = { code, name: code, publishedThrough: '2027-12-31', source: SOURCE, ...more };
  expect((await send('POST', 'calendars', made)).status).toBe(201);
}

async function change(body: object, code = 'H99.01'): Promise<void> {
  expect((await send('PATCH', `agencies/${code}`, { source: SOURCE, ...body })).status).toBe(200);
}

interface Impact {
  readonly calendars: string[];
  readonly firstDay: string | null;
  readonly totals: Record<string, number>;
  readonly items: { dossierCode: string; clockNo: number; from: string | null; to: string | null }[];
}

async function impactOf(body: object, code = 'H99.01'): Promise<Impact> {
  const answer = await send('POST', `agencies/${code}/impact?limit=200`, { source: SOURCE, ...body });
  expect([answer.status, answer.json['code']]).toEqual([200, undefined]);
  return answer.json as unknown as Impact;
}

/** Ids by the code without the round. */
async function run(...running: readonly Partial<Running>[]): Promise<Record<string, string>> {
  const named = running.map((each, index) => ({
    startedAt: at('2026-10-05T09:00'),
    limit: TEN_DAYS,
    ...each,
    code: `${each.code ?? index}-${rounds}`,
  }));
  const ids = await runDossiers(house, named);
  return Object.fromEntries([...ids].map(([code, id]) => [code.split('-')[0] as string, id]));
}

interface ClockRow {
  readonly dueAt: Date | null;
  readonly calendar: string;
  readonly desk: string | null;
  readonly calendarVersion: number;
  readonly generation: number;
}

const clockOf = (id: string | undefined) =>
  house.one<ClockRow>(
    `SELECT c.due_at AS "dueAt", k.code AS calendar, d.code AS desk, c.generation, c.calendar_version AS "calendarVersion"
     FROM clock c JOIN calendar k ON k.id = c.calendar_id LEFT JOIN calendar d ON d.id = c.desk_calendar_id
     WHERE c.dossier_id = $1 AND c.no = 1`,
    [id],
  );

const eventsOf = (id: string | undefined) =>
  house.sql<{ type: string; actor: string; data: Record<string, unknown> }>(
    `SELECT type, actor_name AS actor, data FROM timeline_event WHERE dossier_id = $1 ORDER BY seq`,
    [id],
  );

const lastWalk = () =>
  house.one<Record<string, number>>(
    `SELECT dossiers_moved AS "dossiersMoved", clocks_moved AS "clocksMoved", became_late AS "becomeLate",
       no_longer_late AS "noLongerLate", became_final AS "becomeFinal", became_provisional AS "becomeProvisional"
     FROM recalculation ORDER BY id DESC LIMIT 1`,
  );

describe('an agency that comes to work by another calendar', () => {
  it('takes its running clocks along, each with from and to in its timeline and its history', async () => {
    const ids = await run(
      { code: 'own', stepLimit: { amount: 1, unit: 'working_day' } },
      { code: 'other', ownerAgencyId: house.province.centreId },
      { code: 'paused', change: (clock) => pauseClock(clock, at('2026-10-05T10:00'), 'supplement') },
      { code: 'done', change: (clock) => stopClock(clock, at('2026-10-05T10:00')) },
    );
    await change({ calendarCode: 'mien-nui' });
    await house.recalculate();

    expect(await clockOf(ids['own'])).toEqual({
      dueAt: at('2026-10-20T17:30'),
      calendar: 'mien-nui',
      desk: 'tinh',
      calendarVersion: 2,
      generation: 1,
    });
    expect(await clockOf(ids['paused'])).toMatchObject({ dueAt: null, calendar: 'mien-nui' });
    expect(await clockOf(ids['done'])).toMatchObject({ dueAt: at('2026-10-19T17:30'), calendar: 'tinh' });
    expect(await clockOf(ids['other'])).toMatchObject({ dueAt: at('2026-10-19T17:30'), calendar: 'tinh' });
    const [event, ...more] = await eventsOf(ids['own']);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'due_moment_moved',
      actor: 'recalculation:agency_calendar_changed',
      data: {
        agency: 'H99.01',
        calendarFrom: 'tinh',
        calendarTo: 'mien-nui',
        source: SOURCE,
        clocks: [
          {
            no: 1,
            kind: 'processing',
            from: '2026-10-19T10:30:00.000Z',
            to: '2026-10-20T10:30:00.000Z',
            calendarFrom: 'tinh',
            calendarTo: 'mien-nui',
          },
        ],
      },
    });
    for (const code of ['other', 'paused', 'done']) expect(await eventsOf(ids[code])).toEqual([]);
    const dossier = `SELECT due_at AS "dueAt" FROM dossier WHERE id = $1`;
    expect(await house.one(dossier, [ids['own']])).toEqual({ dueAt: at('2026-10-20T17:30') });
    const history = `SELECT due_at AS "dueAt", reason FROM dossier_due_history WHERE dossier_id = $1 ORDER BY id DESC LIMIT 1`;
    expect(await house.one(history, [ids['own']])).toEqual({
      dueAt: at('2026-10-20T17:30'),
      reason: 'agency_calendar_changed',
    });
  });

  it('is listed as a walk with its cause, and each agency is told once', async () => {
    await run({ code: 'listed' });
    await change({ calendarCode: 'mien-nui' });
    await house.recalculate();
    await house.deliver();
    await house.deliver();
    const { json } = await send('GET', 'recalculations?limit=1', undefined as unknown as object);
    const [walk] = json['items'] as [Record<string, unknown>];
    expect(walk).toMatchObject({
      cause: 'agency_calendar_changed',
      of: 'H99.01',
      version: null,
      source: SOURCE,
      clocksMoved: 1,
      failures: 0,
    });
    const notices = await house.sql<{ role: string; text: string; kind: string }>(
      `SELECT role, text_vi AS text, kind FROM notification WHERE link = $1 ORDER BY role`,
      [walk['moves']],
    );
    expect(notices.map(({ role, kind }) => [role, kind])).toEqual([
      ['reception_officer', 'calendar_changed'],
      ['supervisor', 'calendar_changed'],
    ]);
    expect(notices[0]?.text).toBe(
      `H99.01 chuyển sang lịch làm việc khác (theo ${SOURCE}): 1 hồ sơ do cơ quan tiếp nhận đổi hạn trả kết quả.`,
    );
  });

  it('changes nothing when its walk is done again, or is taken back before anybody walked', async () => {
    const ids = await run({ code: 'again' }, { code: 'back' });
    const rows = () => house.sql('SELECT * FROM clock ORDER BY id');
    const before = await rows();
    await change({ calendarCode: 'mien-nui' });
    await change({ calendarCode: 'tinh' });
    await house.recalculate();
    expect(await rows()).toEqual(before);
    await change({ calendarCode: 'mien-nui' });
    await house.recalculate();
    const after = await rows();
    expect(after).not.toEqual(before);
    await house.sql(`UPDATE recalculation SET finished_at = NULL, pass = 1, cursor_id = 0`);
    await house.recalculate();
    expect(await rows()).toEqual(after);
    expect(await eventsOf(ids['again'])).toHaveLength(1);
    expect(await lastWalk()).toMatchObject({ clocksMoved: 2 });
  });

  it('leaves no walk where nothing changes, nor where names change', async () => {
    const count = () => house.http.count('agency_calendar_change');
    const before = await count();
    await change({ calendarCode: 'tinh', deskCode: 'H99.MC', nameEn: 'A name' });
    expect(await count()).toBe(before);
    expect(await impactOf({ nameEn: 'Another' })).toMatchObject({
      calendars: [],
      totals: { clocksSeen: 0, clocksMoved: 0 },
      items: [],
    });
  });

  it('finds in its second pass what was started by the old register, and dossiers that were busy', async () => {
    const ids = await run({ code: 'busy' }, { code: 'free' });
    await change({ calendarCode: 'mien-nui' });
    await house.database.write(async (tx) => {
      await tx.query('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [ids['busy']]);
      await house.walk();
    });
    expect(await clockOf(ids['busy'])).toMatchObject({ calendar: 'tinh' });
    expect(await clockOf(ids['free'])).toMatchObject({ calendar: 'mien-nui' });
    const stale = await run({ code: 'stale' });
    house.clock.set(new Date(house.clock.now().getTime() + 20_000));
    await house.walk();
    expect(await clockOf(ids['busy'])).toMatchObject({ calendar: 'mien-nui', dueAt: at('2026-10-20T17:30') });
    expect(await clockOf(stale['stale'])).toMatchObject({ calendar: 'mien-nui' });
    expect(await house.openWalks()).toEqual([]);
  });

  it('is carried out by the queue as soon as it is entered', async () => {
    const ids = await run({ code: 'queued' });
    await house.get(WorkerRole).start();
    await change({ calendarCode: 'mien-nui' });
    await house.get(RecalculationSweep).sweep();
    await until(async () => (await clockOf(ids['queued'])).calendar === 'mien-nui', 10_000);
    await house.get(WorkerRole).stop();
  }, 30_000);

  it('goes on where a killed process left it, over more than one page', async () => {
    await run(...Array.from({ length: 700 }, (_none, index) => ({ code: `p${index}` })));
    await change({ calendarCode: 'mien-nui' });
    const [id] = (await house.openWalks()) as [string];
    await house.get(WalkPage).execute(id);
    const moved = `SELECT count(*)::integer AS count FROM clock c JOIN calendar k ON k.id = c.calendar_id
      WHERE c.stopped_at IS NULL AND k.code = 'mien-nui'`;
    expect(await house.one(moved)).toEqual({ count: 300 });
    const another = await house.another();
    await another.get(WalkPage).execute(id);
    await another.close();
    expect(await house.one(moved)).toEqual({ count: 600 });
    await house.recalculate();
    expect(await house.one(moved)).toEqual({ count: 700 });
    expect(await lastWalk()).toMatchObject({ clocksMoved: 700, dossiersMoved: 700 });
  });
});

describe('the desk whose close ends a term', () => {
  it('keeps other hours: terms that end there follow, also of agencies that have their desk there', async () => {
    const ids = await run({ code: 'desk', limit: { amount: 2, unit: 'working_day' } });
    await house.sql('UPDATE dossier SET receiving_agency_id = $2 WHERE id = $1', [
      ids['desk'],
      house.province.departmentId,
    ]);
    await change({ deskCalendarCode: 'quay' }, 'H99.MC');
    await house.recalculate();
    expect(await clockOf(ids['desk'])).toMatchObject({
      dueAt: at('2026-10-07T16:00'),
      calendar: 'tinh',
      desk: 'quay',
    });
    const [event] = await eventsOf(ids['desk']);
    expect(event?.data['clocks']).toMatchObject([{ deskCalendarFrom: null, deskCalendarTo: 'quay' }]);
    await change({ deskCalendarCode: null }, 'H99.MC');
    await house.recalculate();
    expect(await clockOf(ids['desk'])).toMatchObject({ dueAt: at('2026-10-07T17:30'), desk: null });
  });

  it('is another one: terms of dossiers that come in there end at its close', async () => {
    await change({ calendarCode: 'quay' }, 'H99');
    await house.recalculate();
    house.clock.set(at('2026-10-05T08:00'));
    const ids = await run({ code: 'moved', limit: { amount: 2, unit: 'working_day' } });
    await house.sql('UPDATE dossier SET receiving_agency_id = $2 WHERE id = $1', [
      ids['moved'],
      house.province.departmentId,
    ]);
    await change({ deskCode: 'H99' });
    await house.recalculate();
    expect(await clockOf(ids['moved'])).toMatchObject({ dueAt: at('2026-10-07T16:00'), desk: 'quay' });
    await change({ calendarCode: 'tinh' }, 'H99');
    await house.recalculate();
    expect(await clockOf(ids['moved'])).toMatchObject({ dueAt: at('2026-10-07T17:30'), desk: null });
  });
});

describe('what was told of a due moment that another calendar moves', () => {
  const noticesOf = async (id: string | undefined) =>
    (
      await house.sql<{ kind: string }>(
        `SELECT kind FROM notification WHERE dossier_id = $1 AND role = 'processing_officer' ORDER BY id`,
        [id],
      )
    ).map(({ kind }) => kind);

  it('is cleared where it lies ahead again, and not told twice where it stays true', async () => {
    const ids = await run({ code: 'told', limit: { amount: 2, unit: 'working_day' } });
    house.clock.set(at('2026-10-07T18:00'));
    await house.tellDue();
    expect(await noticesOf(ids['told'])).toEqual(['overdue']);
    await change({ calendarCode: 'mien-nui' });
    await house.recalculate();
    await house.tellDue();
    const flags = `SELECT kind, cleared_at IS NOT NULL AS cleared FROM dossier_flag WHERE dossier_id = $1 ORDER BY id`;
    expect(await house.sql(flags, [ids['told']])).toEqual([
      { kind: 'due_soon', cleared: false },
      { kind: 'overdue', cleared: true },
    ]);
    expect(await noticesOf(ids['told'])).toEqual(['overdue']);
    house.clock.set(at('2026-10-12T18:00'));
    await house.tellDue();
    await change({ calendarCode: 'tinh' });
    await house.recalculate();
    await house.tellDue();
    expect(await noticesOf(ids['told'])).toEqual(['overdue', 'overdue']);
    expect(await lastWalk()).toMatchObject({ becomeLate: 0, noLongerLate: 0, clocksMoved: 1 });
  });
});

describe('the impact of another calendar, shown before it is changed', () => {
  const many = () => {
    const units = ['working_day', 'day', 'working_hour'] as const;
    return Array.from({ length: 60 }, (_none, index): Partial<Running> => ({
      code: `i${index}`,
      startedAt: at(`2026-10-0${1 + (index % 5)}T09:15`),
      limit: { amount: 1 + ((index * 7) % 30), unit: units[index % 3] as 'day' },
      ...(index % 4 === 0 && { stepLimit: { amount: 2, unit: 'working_day' as const } }),
      ...(index % 5 === 0 && { ownerAgencyId: house.province.centreId }),
    }));
  };

  it.each<[string, string, object]>([
    ['another calendar', 'H99.01', { calendarCode: 'mien-nui' }],
    ['other desk hours', 'H99.MC', { deskCalendarCode: 'quay' }],
    ['a desk of its own', 'H99.01', { deskCode: null, deskCalendarCode: 'quay' }],
    ['calendar and desk hours at once', 'H99.01', { calendarCode: 'quay', deskCalendarCode: 'mien-nui' }],
  ])('of %s is what the act then does', async (_what, code, body) => {
    house.clock.set(at('2026-10-07T17:45'));
    await run(...many());
    await house.sql(`UPDATE dossier SET receiving_agency_id = $1 WHERE id % 2 = 0`, [
      house.province.departmentId,
    ]);
    const stored = () => house.sql('SELECT * FROM clock ORDER BY id');
    const before = await stored();
    const { totals, items, firstDay } = await impactOf(body, code);
    expect(await stored()).toEqual(before);
    expect(firstDay).toBeNull();
    await change(body, code);
    await house.walk();
    const { clocksSeen, ...figures } = totals;
    expect(await lastWalk()).toEqual(figures);
    expect(figures['clocksMoved']).toBeGreaterThan(0);
    expect(clocksSeen).toBeGreaterThanOrEqual(figures['clocksMoved'] as number);
    const moves = await house.sql(
      `SELECT d.code AS "dossierCode", m.clock_no AS "clockNo" FROM recalculation_move m
       JOIN dossier d ON d.id = m.dossier_id
       WHERE m.recalculation_id = (SELECT max(id) FROM recalculation) ORDER BY m.dossier_id, m.clock_no`,
    );
    const shown = items.map(({ dossierCode, clockNo }) => `${dossierCode}/${clockNo}`).sort();
    expect(shown).toEqual(
      (moves as { dossierCode: string; clockNo: number }[])
        .map(({ dossierCode, clockNo }) => `${dossierCode}/${clockNo}`)
        .sort(),
    );
  });

  it('moves some by each of them, and speaks of the calendars that it would go by', async () => {
    await run(...many());
    const impact = await impactOf({ calendarCode: 'mien-nui' });
    expect(impact.totals['clocksMoved']).toBeGreaterThan(10);
    expect(impact.calendars).toEqual(['mien-nui', 'tinh']);
  });

  it('is refused as the act would be, and to who may not change agencies', async () => {
    const unknown = await send('POST', 'agencies/H99.01/impact', { calendarCode: 'none' });
    expect([unknown.status, unknown.json['code']]).toEqual([422, 'unknown-calendar']);
    expect((await send('POST', 'agencies/NO/impact', {})).status).toBe(404);
    const circle = await send('POST', 'agencies/H99/impact', { parentCode: 'H99.01' });
    expect(circle.json['code']).toBe('agency-in-circle');
    for (const username of ['supervisor-h99', 'reception-officer-h99']) {
      expect((await send('POST', 'agencies/H99.01/impact', {}, username)).status).toBe(403);
    }
  });
});
