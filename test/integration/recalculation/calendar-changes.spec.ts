import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pauseClock, stopClock } from '../../../src/domain/deadline/deadline-clock.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import { CALENDARS } from '../../../src/registers/calendars/calendar.lookup.js';
import { RemoveDay } from '../../../src/registers/calendars/remove-day.js';
import { SetWeeklySessions } from '../../../src/registers/calendars/set-weekly-sessions.js';
import { at, dayOff, RecalculationHouse, SOURCE } from './recalculation-house.js';
import { runDossiers } from './running-dossiers.js';

let house: RecalculationHouse;

beforeAll(async () => {
  house = await RecalculationHouse.open();
}, 60_000);
afterAll(() => house.close());

interface ClockRow {
  readonly kind: string;
  readonly dueAt: Date | null;
  readonly originalDueAt: Date;
  readonly generation: number;
  readonly calendarVersion: number;
  readonly nextRungKey: string | null;
  readonly nextRungAt: Date | null;
}

const clocksOf = (id: string | undefined) =>
  house.sql<ClockRow>(
    `SELECT kind, due_at AS "dueAt", original_due_at AS "originalDueAt", generation,
       calendar_version AS "calendarVersion", next_rung_key AS "nextRungKey", next_rung_at AS "nextRungAt"
     FROM clock WHERE dossier_id = $1 ORDER BY no`,
    [id],
  );
const eventsOf = (id: string | undefined) =>
  house.sql<{ type: string; actor: string; data: Record<string, unknown> }>(
    `SELECT type, actor_name AS actor, data FROM timeline_event WHERE dossier_id = $1 ORDER BY seq`,
    [id],
  );

describe('a holiday announced under running clocks (regulation row 42, trap 42)', () => {
  it('moves 19/10 to 20/10/2026 with an entry in the timeline and in the history of due moments', async () => {
    const [open, done, paused, before] = ['A-1', 'A-2', 'A-3', 'A-4'];
    const ids = await runDossiers(house, [
      { code: 'A-1', startedAt: at('2026-10-05T09:00'), stepLimit: { amount: 9, unit: 'working_day' } },
      {
        code: 'A-2',
        startedAt: at('2026-10-05T09:00'),
        change: (clock) => stopClock(clock, at('2026-10-05T09:30')),
      },
      {
        code: 'A-3',
        startedAt: at('2026-10-05T09:00'),
        change: (clock) => pauseClock(clock, at('2026-10-05T09:30'), 'supplement'),
      },
      { code: 'A-4', startedAt: at('2026-10-05T09:00'), limit: { amount: 8, unit: 'working_day' } },
    ]);
    const untouched = async () => Promise.all([done, paused, before].map((code) => clocksOf(ids.get(code))));
    const rest = await untouched();
    expect((await clocksOf(ids.get(open)))[0]?.dueAt).toEqual(at('2026-10-19T17:30'));
    await house.swapOff('2026-10-16');
    await house.recalculate();

    const id = ids.get('A-1');
    const version = 2;
    expect(await clocksOf(id)).toEqual([
      {
        kind: 'processing',
        dueAt: at('2026-10-20T17:30'),
        originalDueAt: at('2026-10-19T17:30'),
        generation: 1,
        calendarVersion: version,
        nextRungKey: 'due_soon',
        nextRungAt: at('2026-10-19T17:30'),
      },
      {
        kind: 'step',
        dueAt: at('2026-10-19T17:30'),
        originalDueAt: at('2026-10-16T17:30'),
        generation: 1,
        calendarVersion: version,
        nextRungKey: 'due_soon',
        nextRungAt: at('2026-10-15T17:30'),
      },
    ]);
    const dossier = `SELECT due_at AS "dueAt", original_due_at AS "originalDueAt", version FROM dossier WHERE id = $1`;
    expect(await house.one(dossier, [id])).toEqual({
      dueAt: at('2026-10-20T17:30'),
      originalDueAt: at('2026-10-19T17:30'),
      version: 2,
    });
    expect(await house.one(`SELECT due_at AS "dueAt" FROM dossier_step WHERE dossier_id = $1`, [id])).toEqual(
      {
        dueAt: at('2026-10-19T17:30'),
      },
    );
    expect(await eventsOf(id)).toEqual([
      {
        type: 'due_moment_moved',
        actor: 'recalculation:calendar_changed',
        data: {
          recalculationId: expect.any(String) as unknown,
          calendar: 'tinh',
          version,
          source: SOURCE,
          clocks: [
            {
              no: 1,
              kind: 'processing',
              from: '2026-10-19T10:30:00.000Z',
              to: '2026-10-20T10:30:00.000Z',
              provisionalFrom: false,
              provisionalTo: false,
            },
            {
              no: 2,
              kind: 'step',
              from: '2026-10-16T10:30:00.000Z',
              to: '2026-10-19T10:30:00.000Z',
              provisionalFrom: false,
              provisionalTo: false,
            },
          ],
        },
      },
    ]);
    const history = `SELECT due_at AS "dueAt", reason FROM dossier_due_history WHERE dossier_id = $1 ORDER BY id`;
    expect(await house.sql(history, [id])).toEqual([
      { dueAt: at('2026-10-19T17:30'), reason: 'dossier_accepted' },
      { dueAt: at('2026-10-20T17:30'), reason: 'calendar_changed' },
    ]);
    expect(await untouched()).toEqual(rest);
    expect(
      await house.one(`SELECT clocks_moved AS clocks, dossiers_moved AS dossiers, became_late AS late,
      finished_at IS NOT NULL AS finished FROM recalculation`),
    ).toEqual({
      clocks: 2,
      dossiers: 1,
      late: 0,
      finished: true,
    });
  });

  it('moves what inherits the calendar and leaves other calendars alone', async () => {
    const heirId = await insertCalendar('cong-an', house.province.calendarId);
    const otherId = await insertCalendar('rieng', null);
    const startedAt = at('2026-10-05T09:00');
    const ids = await runDossiers(house, [
      { code: 'B-1', startedAt, calendarId: heirId },
      { code: 'B-2', startedAt, calendarId: otherId },
    ]);
    await house.swapOff('2026-10-19');
    await house.recalculate();
    expect((await clocksOf(ids.get('B-1')))[0]?.dueAt).toEqual(at('2026-10-21T17:30'));
    expect((await clocksOf(ids.get('B-2')))[0]?.dueAt).toEqual(at('2026-10-19T17:30'));
  });

  it('moves a term that ends at another desk when only the desk changes its calendar', async () => {
    const deskId = await insertCalendar('quay', null);
    const startedAt = at('2026-10-05T09:00');
    const limit = { amount: 2, unit: 'working_day' } as const;
    const ids = await runDossiers(house, [{ code: 'C-1', startedAt, limit, deskCalendarId: deskId }]);
    expect((await clocksOf(ids.get('C-1')))[0]?.dueAt).toEqual(at('2026-10-07T17:30'));
    const sessions = [{ from: 450, to: 690 }];
    await house.get(SetWeeklySessions).execute(
      {
        calendarCode: 'quay',
        weekly: [1, 2, 3, 4, 5].map((weekday) => ({
          weekday: weekday as 1,
          validFrom: null,
          validTo: null,
          sessions,
        })),
        source: SOURCE,
      },
      await accountId(),
    );
    await house.recalculate();
    expect((await clocksOf(ids.get('C-1')))[0]?.dueAt).toEqual(at('2026-10-07T11:30'));
  });

  it('plans a warning anew where only the warning moves', async () => {
    const startedAt = at('2026-10-06T09:00');
    const limit = { amount: 24, unit: 'day' } as const;
    const ids = await runDossiers(house, [{ code: 'D-1', startedAt, limit }]);
    expect((await clocksOf(ids.get('D-1')))[0]).toMatchObject({
      dueAt: at('2026-10-30T17:30'),
      nextRungAt: at('2026-10-29T17:30'),
    });
    await house.swapOff('2026-10-29');
    await house.recalculate();
    expect((await clocksOf(ids.get('D-1')))[0]).toMatchObject({
      dueAt: at('2026-10-30T17:30'),
      nextRungAt: at('2026-10-28T17:30'),
    });
    expect(await eventsOf(ids.get('D-1'))).toEqual([]);
  });

  it('takes a moved day back as it came, and the first due moment never moves', async () => {
    const ids = await runDossiers(house, [
      { code: 'E-1', startedAt: at('2026-10-22T09:00'), limit: { amount: 1, unit: 'working_day' } },
    ]);
    const dueOf = async () => (await clocksOf(ids.get('E-1')))[0];
    expect((await dueOf())?.dueAt).toEqual(at('2026-10-23T17:30'));
    await house.swapOff('2026-10-23');
    await house.recalculate();
    expect((await dueOf())?.dueAt).toEqual(at('2026-10-26T17:30'));
    const removal = { calendarCode: 'tinh', on: '2026-10-23', source: SOURCE };
    await house.get(RemoveDay).execute(removal, await accountId());
    await house.recalculate();
    expect(await dueOf()).toMatchObject({
      dueAt: at('2026-10-23T17:30'),
      originalDueAt: at('2026-10-23T17:30'),
    });
    expect((await eventsOf(ids.get('E-1'))).map(({ type }) => type)).toEqual([
      'due_moment_moved',
      'due_moment_moved',
    ]);
  });
});

describe('writers beside a recalculation', () => {
  it('leaves a dossier that somebody is working on to the second pass', async () => {
    const ids = await runDossiers(house, [
      { code: 'F-1', startedAt: at('2026-11-02T09:00') },
      { code: 'F-2', startedAt: at('2026-11-02T09:00') },
    ]);
    const dues = async () =>
      (await Promise.all(['F-1', 'F-2'].map((code) => clocksOf(ids.get(code))))).map(
        ([clock]) => clock?.dueAt,
      );
    await house.swapOff('2026-11-10');
    await house.database.write(async (tx) => {
      await tx.query('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [ids.get('F-1')]);
      await house.walk();
    });
    expect(await dues()).toEqual([at('2026-11-16T17:30'), at('2026-11-17T17:30')]);
    expect(await house.openWalks()).not.toEqual([]);
    house.clock.set(new Date(house.clock.now().getTime() + 20_000));
    await house.walk();
    expect(await dues()).toEqual([at('2026-11-17T17:30'), at('2026-11-17T17:30')]);
    expect(await house.openWalks()).toEqual([]);
  });

  it('finds what was written by the old calendar after the first pass, and counts it once', async () => {
    const ids = await runDossiers(house, [{ code: 'G-1', startedAt: at('2026-11-02T09:00') }]);
    await house.swapOff('2026-11-11');
    await house.walk();
    expect((await clocksOf(ids.get('G-1')))[0]?.dueAt).toEqual(at('2026-11-18T17:30'));
    // A verb that had read the calendar before the change, in another process.
    const stale = at('2026-11-17T17:30');
    await house.sql('UPDATE clock SET due_at = $2 WHERE dossier_id = $1', [ids.get('G-1'), stale]);
    house.clock.set(new Date(house.clock.now().getTime() + 20_000));
    await house.walk();
    expect((await clocksOf(ids.get('G-1')))[0]?.dueAt).toEqual(at('2026-11-18T17:30'));
    const [last] = await house.sql<{ moved: number; counted: number }>(
      `SELECT clocks_moved AS moved, (SELECT count(*)::integer FROM recalculation_move m
         WHERE m.recalculation_id = r.id AND m.moved) AS counted FROM recalculation r ORDER BY id DESC LIMIT 1`,
    );
    expect(last?.moved).toBe(last?.counted);
  });

  it('names every document that a walk carried out at once', async () => {
    const ids = await runDossiers(house, [{ code: 'H-1', startedAt: at('2026-11-23T09:00') }]);
    await house.declare([{ ...dayOff('2026-11-25'), source: 'Công văn 1' }], null, 'tinh', 'Công văn 1');
    await house.declare([{ ...dayOff('2026-11-26'), source: 'Công văn 2' }], null, 'tinh', 'Công văn 2');
    await house.recalculate();
    const events = await eventsOf(ids.get('H-1'));
    expect(events.map(({ data }) => data['source'])).toEqual(['Công văn 1; Công văn 2']);
  });
});

describe('the year that is published', () => {
  it('makes provisional due moments final, lists those that are left and tells each agency once', async () => {
    const startedAt = at('2026-12-01T09:00');
    const term = (amount: number) => ({ amount, unit: 'working_day' }) as const;
    await house.declare([], '2026-12-31');
    await house.recalculate();
    const ids = await runDossiers(house, [
      { code: 'K-1', startedAt, limit: term(30) },
      { code: 'K-2', startedAt, limit: term(290) },
    ]);
    await house.deliver();
    const provisional = `SELECT code FROM dossier WHERE provisional ORDER BY code`;
    expect(await house.sql(provisional)).toEqual([{ code: 'K-1' }, { code: 'K-2' }]);

    await house.declare([dayOff('2027-01-01')], '2027-12-31');
    await house.recalculate();
    await house.deliver();
    await house.deliver();
    expect(await house.sql(provisional)).toEqual([{ code: 'K-2' }]);
    expect((await clocksOf(ids.get('K-1')))[0]?.dueAt).toEqual(at('2027-01-13T17:30'));

    const notices = await house.sql<{ role: string; text: string; link: string }>(
      `SELECT role, text_vi AS text, link FROM notification
       WHERE kind = 'calendar_changed' AND outbox_id = (SELECT max(id) FROM outbox WHERE topic = 'recalculation_finished')
       ORDER BY role`,
    );
    expect(notices.map(({ role }) => role)).toEqual(['reception_officer', 'supervisor']);
    expect(notices[0]?.text).toBe(
      `“Lịch tỉnh” thay đổi (theo ${SOURCE}): 2 hồ sơ do cơ quan tiếp nhận đổi hạn trả kết quả; 1 hồ sơ có hạn tạm tính nay có hạn chính thức.`,
    );
    expect(notices[0]?.link).toMatch(/^\/api\/v1\/recalculations\/\d+\/moves$/);
  });
});

async function insertCalendar(code: string, parentId: string | null): Promise<string> {
  const { id } = await house.one<{ id: string }>(
    `INSERT INTO calendar (code, name, zone, parent_id, published_through)
     VALUES ($1, $1, 'Asia/Ho_Chi_Minh', $2, '2027-12-31') RETURNING id`,
    [code, parentId],
  );
  if (parentId === null) {
    await house.sql(
      `INSERT INTO calendar_weekly (calendar_id, weekday, sessions, source)
       SELECT $1, weekday, '[[450, 690], [810, 1050]]', 'QĐ 1' FROM generate_series(1, 5) weekday`,
      [id],
    );
  }
  house.get(RegisterCache).onChange(CALENDARS);
  return id;
}

async function accountId(): Promise<string> {
  return (await house.one<{ id: string }>('SELECT id FROM account LIMIT 1')).id;
}
