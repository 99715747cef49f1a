import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActOnExpiry } from '../../../src/handling/deadline-watch/act-on-expiry.js';
import { WatchJob } from '../../../src/handling/deadline-watch/watch-job.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import { PROCEDURES } from '../../../src/registers/procedures/procedure.lookup.js';
import { TimedProduct } from '../../support/timed-product.js';
import { COMMUNE, PAPERS, type Dossier } from './clock-office.js';
import { publishClockProcedures } from './clock-procedures.js';

interface Resolved extends Dossier {
  readonly timeliness: string | null;
}
interface Deadline {
  readonly changes: readonly { readonly reason: string; readonly dueAt: string | null }[];
}

describe('a verb that comes before the walk over the running clocks (no worker lives)', () => {
  let product: TimedProduct;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-10-05T09:00:00+07:00');
    await publishClockProcedures(product);
  }, 120_000);
  afterAll(() => product.stop());

  const at = (moment: string) => product.clock.set(`2026-${moment}+07:00`);

  const log = async (): Promise<Resolved> => {
    const applicant = { kind: 'person', fullName: 'Lê Thị Bưởi' };
    const body = { procedureCode: 'plain', channel: 'counter', applicant };
    return (await (await product.as('reception')).post<Resolved>('dossiers', body)).body;
  };
  const declare = async (on: string) => {
    const day = { on, kind: 'swap_off', name: 'Nghỉ hoán đổi', source: 'Công văn 1' };
    const calendars = await product.sql.query<{ code: string }[]>(
      'SELECT k.code FROM calendar k JOIN agency a ON a.calendar_id = k.id WHERE a.code = $1',
      [COMMUNE],
    );
    const path = `calendars/${calendars[0]?.code}/days`;
    expect((await (await product.as('admin')).post(path, { days: [day] })).status).toBe(201);
  };
  const act = async (who: string, code: string, verb: string, body: object): Promise<Resolved> => {
    const answer = await (await product.as(who)).post<Resolved>(`dossiers/${code}/${verb}`, body);
    expect([answer.status, answer.body]).toEqual([200, answer.body]);
    return answer.body;
  };

  it('decides timeliness by the day that was taken off in the meantime, and puts it on record', async () => {
    at('10-05T09:00:00');
    const { code, dueAt } = await log();
    expect(dueAt).toBe('2026-10-19T17:30:00.000+07:00');
    at('10-12T09:00:00');
    await declare('2026-10-16');
    at('10-20T09:00:00');
    await act('officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
    const resolved = await act('approver', code, 'finish-step', { step: 'sign', outcome: 'approved' });
    expect([resolved.status, resolved.timeliness]).toEqual(['resolved', 'on_time']);
    expect([resolved.dueAt, resolved.originalDueAt]).toEqual([
      '2026-10-20T17:30:00.000+07:00',
      '2026-10-19T17:30:00.000+07:00',
    ]);
    const { body } = await (await product.as('officer')).get<Deadline>(`dossiers/${code}/deadline`);
    expect(body.changes.map(({ reason }) => reason)).toEqual(['dossier_accepted', 'calendar_changed']);
  });

  it('does not close a wait whose last day was taken off in the meantime; the clock keeps its rung', async () => {
    at('11-02T09:00:00');
    const { code } = await log();
    await act('officer', code, 'request-supplement', PAPERS);
    const [wait] = await product.sql.query<{ id: string; no: number; dossierId: string; dueAt: Date }[]>(
      `SELECT c.id, c.no, c.dossier_id AS "dossierId", c.due_at AS "dueAt" FROM clock c
       JOIN dossier d ON d.id = c.dossier_id WHERE d.code = $1 AND c.kind = 'supplement_wait'`,
      [code],
    );
    if (!wait) throw new Error('no wait');
    expect(wait.dueAt.toISOString()).toBe('2026-11-17T17:00:00.000Z');
    await declare('2026-11-17');
    const expired = { clockId: wait.id, clockNo: wait.no, dossierId: wait.dossierId, ownerAgencyId: '1' };
    const expire = () =>
      product.app.get(ActOnExpiry, { strict: false }).execute(expired, product.clock.now());
    const stateOf = async () => {
      const [row] = await product.sql.query<{ state: string; rung: string | null }[]>(
        'SELECT d.state, c.next_rung_key AS rung FROM dossier d JOIN clock c ON c.dossier_id = d.id WHERE c.id = $1',
        [wait.id],
      );
      return row;
    };
    at('11-18T08:00:00');
    await expire();
    expect(await stateOf()).toMatchObject({ state: 'awaiting_supplement', rung: expect.any(String) });
    at('11-19T00:00:01');
    await expire();
    expect(await stateOf()).toMatchObject({ state: 'stopped' });
  });

  it('decides by the calendar that the agency goes by in the meantime, and puts it on record', async () => {
    at('11-23T09:00:00');
    const admin = await product.as('admin');
    const made = {
      code: 'vung-cao',
      name: 'Vùng cao',
      parentCode: 'tinh-mau',
      publishedThrough: '2026-12-31',
    };
    expect((await admin.post('calendars', { ...made, weekly: [], source: 'QĐ 1' })).status).toBe(201);
    const day = { on: '2026-12-02', kind: 'holiday', name: 'Lễ hội địa phương', source: 'QĐ 2' };
    expect((await admin.post('calendars/vung-cao/days', { days: [day] })).status).toBe(201);
    const { code, dueAt } = await log();
    expect(dueAt).toBe('2026-12-08T17:30:00.000+07:00');
    const body = { calendarCode: 'vung-cao', deskCalendarCode: 'mot-cua-mau', source: 'QĐ 3' };
    expect((await admin.patch(`agencies/${COMMUNE}`, body)).status).toBe(200);
    at('12-09T16:00:00');
    await act('officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
    const resolved = await act('approver', code, 'finish-step', { step: 'sign', outcome: 'approved' });
    expect([resolved.dueAt, resolved.timeliness]).toEqual(['2026-12-09T17:00:00.000+07:00', 'on_time']);
    const { body: deadline } = await (await product.as('officer')).get<Deadline>(`dossiers/${code}/deadline`);
    expect(deadline.changes.map(({ reason }) => reason)).toEqual([
      'dossier_accepted',
      'agency_calendar_changed',
    ]);
    const [event] = await product.sql.query<{ data: { clocks: object[] } }[]>(
      `SELECT e.data FROM timeline_event e JOIN dossier d ON d.id = e.dossier_id
       WHERE d.code = $1 AND e.type = 'due_moment_moved'`,
      [code],
    );
    expect(event?.data.clocks).toContainEqual(
      expect.objectContaining({
        kind: 'processing',
        from: '2026-12-08T10:30:00.000Z',
        to: '2026-12-09T10:00:00.000Z',
        calendarFrom: 'tinh-mau',
        calendarTo: 'vung-cao',
        deskCalendarTo: 'mot-cua-mau',
      }),
    );
  });

  it('keeps the notice that still holds, and has the next one told by the new moment', async () => {
    at('12-14T09:00:00');
    const { code } = await log();
    const flagsOf = () =>
      product.sql.query<object[]>(
        `SELECT f.kind, f.cleared_at IS NOT NULL AS cleared FROM dossier_flag f JOIN dossier d ON d.id = f.dossier_id
         WHERE d.code = $1 AND f.subject = 'clock-1-1' ORDER BY f.id`,
        [code],
      );
    const tellDue = async () => {
      const due = await product.sql.query<{ id: string }[]>(
        `SELECT c.id FROM clock c JOIN dossier d ON d.id = c.dossier_id WHERE d.code = $1 AND c.next_rung_at <= $2`,
        [code, product.clock.now()],
      );
      await product.app.get(WatchJob, { strict: false }).execute(due.map(({ id }) => id));
    };
    at('12-25T17:45:00');
    await tellDue();
    expect(await flagsOf()).toEqual([{ kind: 'due_soon', cleared: false }]);
    const sessions = [
      { from: '07:30', to: '11:30' },
      { from: '13:00', to: '17:00' },
    ];
    const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, sessions }));
    const admin = await product.as('admin');
    expect((await admin.post('calendars/tinh-mau/weekly-sessions', { weekly, source: 'QĐ 4' })).status).toBe(
      201,
    );
    at('12-28T08:00:00');
    const { dueAt } = await act('officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
    expect(dueAt).toBe('2026-12-28T17:00:00.000+07:00');
    expect(await flagsOf()).toEqual([{ kind: 'due_soon', cleared: false }]);
    at('12-28T17:01:00');
    await tellDue();
    expect(await flagsOf()).toEqual([
      { kind: 'due_soon', cleared: false },
      { kind: 'overdue', cleared: false },
    ]);
  });

  it('counts a breakdown that is on record', async () => {
    at('09-07T09:00:00');
    await product.sql.query(
      `UPDATE procedure_version SET rules = rules || '{"excluded": ["outage"]}'
       WHERE procedure_id = (SELECT id FROM procedure WHERE code = 'plain')`,
    );
    product.app.get(RegisterCache, { strict: false }).onChange(PROCEDURES);
    const { code, dueAt } = await log();
    expect(dueAt).toBe('2026-09-21T17:00:00.000+07:00');
    at('09-22T07:45:00');
    const outage = { agencyCode: 'H99', name: 'Mất điện', source: 'Biên bản 1' };
    const span = { from: '2026-09-21T08:00:00+07:00', to: '2026-09-21T10:00:00+07:00' };
    const recorded = await (await product.as('supervisor')).post('outages', { ...outage, ...span });
    expect(recorded.status).toBe(201);
    at('09-22T09:00:00');
    await act('officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
    const resolved = await act('approver', code, 'finish-step', { step: 'sign', outcome: 'approved' });
    expect([resolved.dueAt, resolved.timeliness]).toEqual(['2026-09-22T09:30:00.000+07:00', 'on_time']);
    const { body } = await (await product.as('officer')).get<Deadline>(`dossiers/${code}/deadline`);
    expect(body.changes.map(({ reason }) => reason)).toEqual(['dossier_accepted', 'outage']);
  });
});
