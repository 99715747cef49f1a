import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reprojectClocks } from '../../../src/domain/dossier/case-recalculation.js';
import { RunningClocks } from '../../../src/dossiers/running-clocks.lookup.js';
import { WalkPage } from '../../../src/handling/recalculation/walk-page.js';
import { CalendarLookup } from '../../../src/registers/calendars/calendar.lookup.js';
import { createAccounts } from '../../support/http-test-app.js';
import { at, dayOff, RecalculationHouse } from './recalculation-house.js';
import { runDossiers } from './running-dossiers.js';

const SOURCE = 'Quyết định 7/QĐ-UBND';
const DOSSIERS = 400;

let house: RecalculationHouse;

beforeAll(async () => {
  house = await RecalculationHouse.open();
  await createAccounts(house.http, ['administrator'], 'H99');
  const heir = { code: 'con', name: 'Con', parentCode: 'tinh', publishedThrough: '2027-12-31', weekly: [] };
  expect(await send('POST', 'calendars', { ...heir, source: SOURCE })).toBe(201);
}, 60_000);
afterAll(() => house.close());

async function send(method: string, path: string, body: object): Promise<number> {
  const token = await house.token('administrator-h99');
  return (await house.http.send(method, `/api/v1/${path}`, { token, body })).status;
}

const off = ({ sessions: _none, ...day }: ReturnType<typeof dayOff>) => ({ days: [day] });

/** Parent and heir change their days while the agency goes from one to the other and back. */
function changes(): Promise<number>[] {
  return Array.from({ length: 12 }, (_none, index) => {
    const on = `2026-10-${12 + index}`;
    if (index % 3 === 0) {
      const calendarCode = index % 2 === 0 ? 'con' : 'tinh';
      return send('PATCH', 'agencies/H99.01', { calendarCode, source: SOURCE });
    }
    return send('POST', `calendars/${index % 2 === 0 ? 'con' : 'tinh'}/days`, off(dayOff(on)));
  });
}

describe('changes of calendars and agencies at one time, under two walking processes', () => {
  it('follow one another: each version once, and every clock where the last of them puts it', async () => {
    const startedAt = at('2026-10-05T09:00');
    const running = Array.from({ length: DOSSIERS }, (_none, index) => ({
      code: `C-${index}`,
      startedAt,
      limit: { amount: 1 + (index % 20), unit: 'working_day' as const },
    }));
    await runDossiers(house, running);
    const another = await house.another();
    const walkers = [house.get(WalkPage), another.get(WalkPage)].map(async (page) => {
      for (let round = 0; round < 15; round += 1) {
        for (const id of await house.openWalks()) while ((await page.execute(id)) !== null);
      }
    });
    const statuses = await Promise.all(changes());
    expect(new Set(statuses)).toEqual(new Set([200, 201]));
    await Promise.all(walkers);
    await another.close();
    await house.recalculate();

    for (const code of ['tinh', 'con']) {
      const versions = await house.sql<{ version: number }>(
        `SELECT h.version FROM calendar_change h JOIN calendar k ON k.id = h.calendar_id WHERE k.code = $1 ORDER BY h.id`,
        [code],
      );
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_row, index) => index + 2));
      const { version } = await house.one<{ version: number }>(
        'SELECT version FROM calendar WHERE code = $1',
        [code],
      );
      expect(version).toBe(versions.length + 1);
    }
    expect(await house.one('SELECT count(*)::integer AS count FROM recalculation_failure')).toEqual({
      count: 0,
    });
    const { calendarId } = await house.one<{ calendarId: string }>(
      `SELECT calendar_id AS "calendarId" FROM agency WHERE code = 'H99.01'`,
    );
    const { misplaced } = await house.one<{ misplaced: number }>(
      'SELECT count(*)::integer AS misplaced FROM clock WHERE calendar_id <> $1',
      [calendarId],
    );
    expect(misplaced).toBe(0);
    const clocks = await house.database.read(async (tx) => {
      const rows = await tx.query<{ id: string }[]>('SELECT id FROM dossier');
      return house.get(RunningClocks).of(
        tx,
        rows.map(({ id }) => id),
      );
    });
    expect(clocks).toHaveLength(DOSSIERS);
    const calendars = new Map(
      await Promise.all(
        (await house.get(CalendarLookup).all()).map(
          async ({ id }) => [id, await house.get(CalendarLookup).calendarOf(id)] as const,
        ),
      ),
    );
    const stored = clocks.map(({ clock }) => clock);
    expect(reprojectClocks(stored, calendars)).toBe(stored);
    const shown = `SELECT count(*)::integer AS count FROM dossier d JOIN clock c ON c.dossier_id = d.id
      WHERE d.due_at IS DISTINCT FROM c.due_at`;
    expect(await house.one(shown)).toEqual({ count: 0 });
  }, 60_000);
});
