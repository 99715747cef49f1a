import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pauseClock } from '../../../src/domain/deadline/deadline-clock.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import { PROCEDURES } from '../../../src/registers/procedures/procedure.lookup.js';
import { createAccounts } from '../../support/http-test-app.js';
import { at, RecalculationHouse } from './recalculation-house.js';
import { runDossiers, type Running } from './running-dossiers.js';

const OUTAGE = {
  agencyCode: 'H99.01',
  from: '2026-10-08T08:00:00+07:00',
  to: '2026-10-08T10:00:00+07:00',
  name: 'Mất điện trụ sở',
  source: 'Biên bản 01/BB',
};

let house: RecalculationHouse;
let filed = 0;

beforeAll(async () => {
  house = await RecalculationHouse.open('2026-10-06T14:00:00+07:00');
  await createAccounts(house.http, ['supervisor', 'administrator', 'reception_officer'], 'H99');
  await createAccounts(house.http, ['supervisor'], 'H99.MC');
  await exclude('outage');
}, 60_000);
afterAll(() => house.close());

async function exclude(...excluded: string[]): Promise<void> {
  // An immediate procedure has no receipt, which this small province could not print.
  await house.sql('UPDATE procedure_version SET rules = $1', [JSON.stringify({ excluded, immediate: true })]);
  house.get(RegisterCache).onChange(PROCEDURES);
}

const record = async (changed: object = {}, username = 'supervisor-h99') =>
  house.http.send('POST', '/api/v1/outages', {
    token: await house.token(username),
    body: { ...OUTAGE, ...changed },
  });

/** 24 working hours from 14:00 on 6 October: due at 14:00 on 9 October. */
async function run(parts: Partial<Running> = {}): Promise<string> {
  const code = `O-${(filed += 1)}`;
  const limit = { amount: 24, unit: 'working_hour' } as const;
  const ids = await runDossiers(house, [{ code, startedAt: at('2026-10-06T14:00'), limit, ...parts }]);
  return ids.get(code) as string;
}
const dueOf = async (id: string) =>
  (await house.one<{ dueAt: Date | null }>('SELECT due_at AS "dueAt" FROM clock WHERE dossier_id = $1', [id]))
    .dueAt;

describe('an outage recorded once for many dossiers', () => {
  it('moves 9/10 14:00 to 16:00 for two hours on 8/10/2026 (regulation row 23), with its entries', async () => {
    const id = await run();
    const elsewhere = await run({ ownerAgencyId: house.province.deskId });
    const later = await run({ startedAt: at('2026-10-08T10:00') });
    const paused = await run({ change: (clock) => pauseClock(clock, at('2026-10-06T15:00'), 'supplement') });
    expect(await dueOf(id)).toEqual(at('2026-10-09T14:00'));
    house.clock.set(at('2026-10-08T11:00'));
    const answer = await record();
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      agency: { code: 'H99.01' },
      from: '2026-10-08T08:00:00.000+07:00',
      to: '2026-10-08T10:00:00.000+07:00',
      name: OUTAGE.name,
      source: OUTAGE.source,
    });
    await house.recalculate();

    expect(await dueOf(id)).toEqual(at('2026-10-09T16:00'));
    expect(await dueOf(elsewhere)).toEqual(at('2026-10-09T14:00'));
    const [event] = await house.sql<{ type: string; data: object }>(
      `SELECT type, actor_name AS actor, data FROM timeline_event WHERE dossier_id = $1`,
      [id],
    );
    expect(event).toMatchObject({
      type: 'outage_recorded',
      actor: 'recalculation:outage',
      data: {
        agency: 'H99.01',
        name: OUTAGE.name,
        source: OUTAGE.source,
        from: '2026-10-08T01:00:00.000Z',
        to: '2026-10-08T03:00:00.000Z',
        clocks: [{ no: 1, from: '2026-10-09T07:00:00.000Z', to: '2026-10-09T09:00:00.000Z' }],
      },
    });
    const history = `SELECT due_at AS "dueAt", reason FROM dossier_due_history WHERE dossier_id = $1 ORDER BY id DESC LIMIT 1`;
    expect(await house.one(history, [id])).toEqual({ dueAt: at('2026-10-09T16:00'), reason: 'outage' });
    const exclusionsOf = async (dossierId: string) =>
      (
        await house.one<{ list: object[] }>('SELECT exclusions AS list FROM clock WHERE dossier_id = $1', [
          dossierId,
        ])
      ).list;
    expect(await exclusionsOf(paused)).toHaveLength(2);
    expect(await dueOf(paused)).toBeNull();
    expect(await exclusionsOf(later)).toEqual([]);
  });

  it('changes nothing when its walk is done again', async () => {
    const rows = () => house.sql('SELECT * FROM clock ORDER BY id');
    const before = await rows();
    await house.sql(`UPDATE recalculation SET finished_at = NULL, pass = 1, cursor_id = 0`);
    await house.recalculate();
    expect(await rows()).toEqual(before);
    expect(await house.one('SELECT clocks_moved AS moved FROM recalculation')).toEqual({ moved: 1 });
  });

  it.each([
    ['is entered afterwards with an earlier receipt', 'dossier_accepted'],
    ['is put right with a term that began before', 'dossier_refiled'],
    ['is reopened', 'dossier_reopened'],
  ])('reaches a dossier that %s', async (_what, topic) => {
    const id = await run();
    await house.sql(
      `INSERT INTO outbox (topic, dossier_id, payload, created_at) VALUES ($2, $1, '{"seq": 1}', now())`,
      [id, topic],
    );
    await house.sql(
      `INSERT INTO timeline_event (dossier_id, seq, type, at, recorded_at, actor_name, data, previous_hash, hash)
       VALUES ($1, 1, $2, now(), now(), 'x', '{}', '', 'x')`,
      [id, topic],
    );
    await house.sql(`UPDATE dossier SET last_event_seq = 1, last_event_hash = 'x' WHERE id = $1`, [id]);
    await house.deliver();
    expect(await dueOf(id)).toEqual(at('2026-10-09T16:00'));
  });

  it('leaves dossiers alone whose law counts such time', async () => {
    await exclude('consultation');
    const id = await run();
    await record({ from: '2026-10-08T08:30:00+07:00' });
    await house.recalculate();
    expect(await dueOf(id)).toEqual(at('2026-10-09T14:00'));
    await exclude('outage');
  });

  it('moves 300 dossiers at once and tells each agency in one message', async () => {
    const limit = { amount: 24, unit: 'working_hour' } as const;
    const startedAt = at('2026-10-06T14:00');
    const running = Array.from({ length: 300 }, (_none, index) => ({ code: `M-${index}`, startedAt, limit }));
    await runDossiers(house, running);
    const answer = await record({ from: '2026-10-07T08:00:00+07:00', to: '2026-10-07T09:30:00+07:00' });
    await house.recalculate();
    await house.deliver();
    const moved = `SELECT count(*)::integer AS count FROM clock c JOIN dossier d ON d.id = c.dossier_id
      WHERE d.code LIKE 'M-%' AND c.due_at = $1`;
    expect(await house.one(moved, [at('2026-10-09T15:30')])).toEqual({ count: 300 });
    const recalculationId = String(answer.json['recalculation']).split('/').at(-1);
    const notices = await house.sql<{ role: string; text: string }>(
      `SELECT n.role, n.text_vi AS text FROM notification n JOIN outbox o ON o.id = n.outbox_id
       WHERE o.topic = 'recalculation_finished' AND o.payload ->> 'recalculationId' = $1 ORDER BY role`,
      [recalculationId],
    );
    expect(notices.map(({ role }) => role)).toEqual(['reception_officer', 'supervisor']);
    expect(notices[0]?.text).toContain('Ghi nhận sự cố “Mất điện trụ sở” tại H99.01');
    const list = await house.http.send('GET', '/api/v1/outages', {
      token: await house.token('supervisor-h99'),
    });
    expect((list.json['items'] as object[]).length).toBe(3);
  });

  it('recorded by a repeated request is answered as the first time', async () => {
    const token = await house.token('supervisor-h99');
    const body = { ...OUTAGE, from: '2026-10-07T14:00:00+07:00', to: '2026-10-07T14:30:00+07:00' };
    const send = () =>
      house.http.send('POST', '/api/v1/outages', { token, body, headers: { 'idempotency-key': 'o-1' } });
    const first = await send();
    expect([first.status, first.json['name']]).toEqual([201, OUTAGE.name]);
    expect((await send()).json).toEqual(first.json);
  });
});

describe('an outage is refused', () => {
  it.each([
    ['that ends when it begins', { to: OUTAGE.from }, 422, 'outage-reversed'],
    ['that ends before it begins', { to: '2026-10-08T07:00:00+07:00' }, 422, 'outage-reversed'],
    ['that is not over', { to: '2026-12-08T10:00:00+07:00' }, 422, 'outage-not-over'],
    ['of more than thirty days', { from: '2026-09-01T08:00:00+07:00' }, 422, 'outage-too-long'],
    ['of an agency that does not exist', { agencyCode: 'H00' }, 422, 'unknown-agency'],
    ['that is recorded already', {}, 409, 'outage-already-recorded'],
  ])('%s', async (_case, changed, status, code) => {
    const before = await house.http.count('outage');
    const answer = await record(changed);
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
    expect(await house.http.count('outage')).toBe(before);
  });

  it('of an agency outside one’s own, and to who may not', async () => {
    const other = await record({ name: 'x' }, 'supervisor-h99.mc');
    expect([other.status, other.json['code']]).toEqual([404, 'not-found']);
    const officer = await record({ name: 'x' }, 'reception-officer-h99');
    expect(officer.status).toBe(403);
    const listed = await house.http.send('GET', '/api/v1/outages', {
      token: await house.token('supervisor-h99.mc'),
    });
    expect(listed.json['items']).toEqual([]);
  });
});
