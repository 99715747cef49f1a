import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DossierAccess } from '../../../src/dossiers/dossier-access.lookup.js';
import { DossierView } from '../../../src/dossiers/dossier-view.lookup.js';
import { ListFlags } from '../../../src/handling/deadline-watch/list-flags.js';
import { ListNotifications } from '../../../src/outward/notifications/list-notifications.js';
import { ReadNotification } from '../../../src/outward/notifications/read-notification.js';
import type { Actor, Role } from '../../../src/platform/access/actor.js';
import { AgencyLookup } from '../../../src/registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../../src/registers/procedures/procedure.lookup.js';
import { AccountLookup } from '../../../src/registers/staff/account.lookup.js';
import { SettableClock } from '../../support/settable-clock.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../queue/until.js';
import { file, type Filed } from '../watch/filed-dossiers.js';
import { insertSmallProvince, type SmallProvince } from '../watch/province.js';
import { openWatchProcess, type WatchProcess } from '../watch/watch-process.js';

const DUE_AT = new Date('2026-03-12T17:30:00+07:00');

describe('messages to the staff', () => {
  const clock = new SettableClock(new Date('2026-03-09T09:00:00+07:00'));
  let testDatabase: TestDatabase;
  let province: SmallProvince;
  let process: WatchProcess;
  let files = 0;

  const actorOf = (agencyId: string, ...roles: Role[]): Actor => ({
    accountId: '1',
    username: 'test',
    fullName: 'Lê Thị Thử',
    roles,
    agencyId,
  });
  const accounts = () => new AccountLookup(process.database, clock, process.cache);
  const list = (actor: Actor, request = {}) =>
    new ListNotifications(process.database, accounts()).run(actor, request);
  const fileOne = async (filed: Partial<Filed>): Promise<string> => {
    const code = `H99.01-260302-${String((files += 1)).padStart(4, '0')}`;
    await file(process, province, [{ code, dueAt: DUE_AT, ...filed }]);
    process.relay.poke();
    await until(async () => {
      const text = 'SELECT count(*)::integer AS count FROM outbox WHERE done_at IS NULL';
      const [row] = await process.dataSource.query<{ count: number }[]>(text);
      return row?.count === 0;
    });
    return code;
  };
  const event = (type: string, data: Record<string, unknown>) => ({
    type,
    at: clock.now(),
    actor: { id: null, name: 'test', agencyId: null },
    data,
  });

  beforeAll(async () => {
    Logger.overrideLogger(false);
    testDatabase = await createTestDatabase();
    const { url } = testDatabase;
    const times = { lockMilliseconds: 10_000, stalledCheckMilliseconds: 5_000 };
    const queue = { backend: 'postgres', url, prefix: '', ...times } as const;
    process = await openWatchProcess({ databaseUrl: url, queue, clock });
    province = await insertSmallProvince(process.dataSource);
    await process.role.start();
  });

  afterEach(async () => {
    await process.dataSource.query('DELETE FROM notification');
    await process.dataSource.query('UPDATE clock SET next_rung_at = NULL');
  });

  afterAll(async () => {
    await process.close();
    await testDatabase.drop();
  });

  it('tell the reception officers of the receiving agency that an online filing waits for an answer', async () => {
    const code = await fileOne({
      events: [event('dossier_registered', { channel: 'online', answerDueAt: '2026-03-10T09:00:00.000Z' })],
    });
    const { items } = await list(actorOf(province.departmentId, 'reception_officer'));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      kind: 'filing_waits',
      dossierCode: code,
      link: `/api/v1/dossiers/${code}`,
      readAt: null,
      text: {
        vi: `Hồ sơ ${code} (Đăng ký khai sinh): đang chờ bộ phận một cửa trả lời, hạn 16:00 ngày 10/03/2026.`,
        en: `Dossier ${code} (Birth registration): is waiting for an answer of the one-stop desk, due 16:00 on 10 March 2026.`,
      },
    });
    expect((await list(actorOf(province.departmentId, 'processing_officer'))).items).toEqual([]);
    expect((await list(actorOf(province.centreId, 'reception_officer'))).items).toEqual([]);
  });

  it('say nothing of a filing at the counter, nor of history that was imported', async () => {
    await fileOne({ events: [event('dossier_registered', { channel: 'counter' })] });
    await fileOne({ history: true, events: [event('dossier_resolved', {})] });
    const text = 'SELECT count(*)::integer AS count FROM notification';
    expect(await process.dataSource.query(text)).toEqual([{ count: 0 }]);
  });

  it('tell the desk that took the dossier in that its result is ready', async () => {
    await fileOne({ events: [event('dossier_resolved', {})] });
    const { items } = await list(actorOf(province.departmentId, 'reception_officer'));
    expect(items.map((item) => item.kind)).toEqual(['result_ready']);
  });

  it('are shown unread first and page by page, and are read once for all colleagues', async () => {
    const actor = actorOf(province.departmentId, 'reception_officer');
    for (let number = 0; number < 5; number += 1) await fileOne({ events: [event('dossier_resolved', {})] });
    const newest = (await list(actor)).items.map((item) => item.id);
    const read = new ReadNotification(process.database, accounts(), clock);
    await read.execute(actor, newest[0] as string);
    await read.execute(actor, newest[0] as string);
    const expected = [...newest.slice(1), newest[0]];

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(actor, { limit: 2, ...(cursor === null ? {} : { cursor }) });
      expect(page.unread).toBe(4);
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(expected);
    expect((await list(actor, { unread: true })).items).toHaveLength(4);
  });

  it('may tell of many dossiers at once, behind one link', async () => {
    const link = '/api/v1/recalculations/1';
    await process.dataSource.query(
      `INSERT INTO notification (outbox_id, agency_id, role, dossier_id, link, kind, text_vi, text_en, created_at)
       VALUES (0, $1, 'supervisor', NULL, $2, 'due_moments_moved', 'Lịch đã thay đổi.', 'The calendar changed.', $3)`,
      [province.centreId, link, clock.now()],
    );
    const { items } = await list(actorOf(province.centreId, 'supervisor'));
    expect(items).toMatchObject([{ kind: 'due_moments_moved', dossierCode: null, link }]);
  });

  it('cannot be read by those they are not for', async () => {
    await fileOne({ events: [event('dossier_resolved', {})] });
    const [item] = (await list(actorOf(province.departmentId, 'reception_officer'))).items;
    const read = new ReadNotification(process.database, accounts(), clock);
    const other = actorOf(province.centreId, 'reception_officer');
    await expect(read.execute(other, item?.id as string)).rejects.toThrow('not-found');
    await expect(read.execute(other, 'x')).rejects.toThrow('not-found');
    const text = 'SELECT read_at AS "readAt" FROM notification';
    expect(await process.dataSource.query(text)).toEqual([{ readAt: null }]);
  });

  describe('of a flag', () => {
    let code: string;

    beforeAll(async () => {
      clock.set(new Date('2026-03-12T17:31:00+07:00'));
      code = await fileOne({});
    });

    it('go to the officers of the agency whose clock it is and to the nearest supervisor', async () => {
      await until(
        async () => (await list(actorOf(province.departmentId, 'processing_officer'))).items.length === 1,
      );
      const { items } = await list(actorOf(province.departmentId, 'processing_officer'));
      expect(items.map((item) => [item.kind, item.text.vi])).toEqual([
        ['overdue', `Hồ sơ ${code} (Đăng ký khai sinh): đã quá hạn từ 17:30 ngày 12/03/2026.`],
      ]);
      expect((await list(actorOf(province.centreId, 'supervisor'))).items).toHaveLength(1);
    });

    it('can be looked up by those who may see the dossier, by kind, agency and whether it still holds', async () => {
      const agencies = new AgencyLookup(process.database, clock, process.cache);
      const procedures = new ProcedureLookup(process.database, process.cache);
      const access = new DossierAccess(agencies, accounts());
      const views = new DossierView(agencies, procedures, access, accounts(), clock);
      const flags = new ListFlags(process.database, access, agencies, procedures, views);
      const supervisor = actorOf(province.centreId, 'supervisor');

      const all = await flags.run(supervisor, {});
      expect(all.items.map((flag) => flag.kind)).toEqual(['overdue', 'due_soon']);
      expect(all.items[0]).toMatchObject({
        clock: 'processing',
        procedure: { code: '1.001193' },
        agency: { code: 'H99.01' },
        momentAt: '2026-03-12T17:30:00.000+07:00',
        raisedAt: '2026-03-12T17:31:00.000+07:00',
        clearedAt: null,
        deliveredLate: false,
      });
      const first = await flags.run(supervisor, { limit: 1, agency: 'H99' });
      const second = await flags.run(supervisor, { limit: 1, cursor: first.nextCursor as string });
      expect([...first.items, ...second.items]).toEqual(all.items);
      expect(second.nextCursor).toBeNull();
      expect((await flags.run(supervisor, { kind: 'due_soon', active: true })).items).toHaveLength(1);
      expect((await flags.run(supervisor, { active: false })).items).toEqual([]);
      expect((await flags.run(supervisor, { agency: 'H99.MC' })).items).toEqual([]);
      expect((await flags.run(actorOf(province.deskId, 'reception_officer'), {})).items).toEqual([]);
      await expect(flags.run(supervisor, { agency: 'H00' })).rejects.toThrow('unknown-agency');
      await expect(flags.run(supervisor, { cursor: 'WyJ4Il0' })).rejects.toThrow('cursor-malformed');
    });
  });
});
