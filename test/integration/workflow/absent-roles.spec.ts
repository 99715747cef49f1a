import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ClockOffice, refused, type Dossier } from '../trips/clock-office.js';

interface Person {
  readonly username: string;
}
interface Absence {
  readonly id: string;
  readonly inHand: number;
  readonly uncovered: number;
  readonly earlier: readonly object[];
}
interface Seen extends Dossier {
  readonly currentSteps: readonly {
    readonly step: string;
    readonly assignee: Person | null;
    readonly standIn: Person | null;
  }[];
  readonly whereabouts: { readonly at: readonly { readonly officers: readonly string[] }[] };
}
interface Inbox {
  readonly items: readonly { readonly dossier: { readonly code: string }; readonly standIn: Person | null }[];
  readonly total: number;
  readonly counts: Readonly<Record<'all' | 'mine' | 'unclaimed' | 'standingIn' | 'unattended', number>>;
}

const STEP = { step: 'appraise' };
const DONE = { ...STEP, outcome: 'done' };
const LAN = 'officer';
const MINH = 'officer.phuong-huong-dong';
const APPROVER = 'approver';
/** Works on dossiers and takes them in. */
const BOTH = 'both.le';
/** Takes dossiers in and approves. */
const DESKHEAD = 'deskhead.vo';
const SECOND_APPROVER = 'approver.phuong-huong-dong';
const OFFICERS = [LAN, MINH, BOTH, DESKHEAD, APPROVER, SECOND_APPROVER];
const DAYS = { firstOn: '2026-10-05', lastOn: '2026-10-07' };

describe('on a day when nobody of a role is there', () => {
  let office: ClockOffice;
  const recorded: string[] = [];

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
    const admin = await office.as('admin');
    const joins: readonly [string, readonly string[]][] = [
      [BOTH, ['processing_officer', 'reception_officer']],
      [DESKHEAD, ['reception_officer', 'approver']],
    ];
    for (const [username, roles] of joins) {
      const account = { username, fullName: `Cán bộ ${username}`, roles, password: 'Mật khẩu mới 1' };
      expect((await admin.post('accounts', { ...account, agencyCode: 'H99.31' })).status).toBe(201);
    }
  }, 120_000);
  afterAll(() => office.close());
  afterEach(() => backToWork());

  const act = async (username: string, code: string, verb: string, body: object = STEP) =>
    (await office.as(username)).post<Seen>(`dossiers/${code}/${verb}`, body);
  const see = async (username: string, code: string) =>
    (await (await office.as(username)).get<Seen>(`dossiers/${code}`)).body;
  const inbox = async (username: string, query = '') =>
    (await (await office.as(username)).get<Inbox>(`inbox?limit=200&${query}`)).body;
  const codesOf = ({ items }: Inbox) => items.map(({ dossier }) => dossier.code);
  const record = async (body: object) => {
    const answer = await (await office.as(APPROVER)).post<Absence>('absences', { ...DAYS, ...body });
    if (answer.status === 201) recorded.push(answer.body.id);
    return answer;
  };
  const backToWork = async () => {
    office.at('10-05T08:00:00');
    const approver = await office.as(APPROVER);
    for (const id of recorded.splice(0)) await approver.post(`absences/${id}/cancel`);
  };
  const logged = async (procedure: 'plain' | 'covered', holder?: string) => {
    const { code } = await office.log(procedure);
    if (holder) expect((await act(holder, code, 'claim-step')).status).toBe(200);
    return code;
  };
  const told = async (code: string) => {
    await office.told();
    return office.sql.query<{ kind: string; role: string; username: string | null }[]>(
      `SELECT n.kind, n.role, a.username FROM notification n JOIN dossier d ON d.id = n.dossier_id
       LEFT JOIN account a ON a.id = n.account_id WHERE d.code = $1 ORDER BY n.id`,
      [code],
    );
  };

  it('its cover does also what an absent one of it has in hand, for him and in his own name', async () => {
    const code = await logged('covered', LAN);
    for (const username of [LAN, MINH, BOTH]) await record({ username });
    const seen = await see(APPROVER, code);
    expect(seen.availableActions).toContain('finish-step');
    expect(seen.availableActions).not.toContain('claim-step');
    expect(seen.whereabouts.at[0]?.officers).not.toContain(seen.currentSteps[0]?.assignee);
    expect((await inbox(APPROVER)).items.map(({ dossier }) => dossier.code)).toContain(code);
    expect(codesOf(await inbox(APPROVER, 'view=unattended'))).not.toContain(code);
    expect((await act(APPROVER, code, 'finish-step', DONE)).status).toBe(200);
    const finished = (await office.timeline(code)).find(({ type }) => type === 'step_finished');
    expect(finished?.data).toMatchObject({ insteadOf: LAN, coverFor: 'processing_officer' });
    const signed = { step: 'sign', outcome: 'approved' };
    expect((await act(APPROVER, code, 'finish-step', signed)).status).toBe(200);
    const last = (await office.timeline(code)).findLast(({ type }) => type === 'step_finished');
    expect(last?.data).not.toHaveProperty('coverFor');
  });

  it('whoever stands in comes before the cover', async () => {
    const code = await logged('covered', BOTH);
    await record({ username: LAN });
    await record({ username: MINH });
    const { body } = await record({ username: BOTH, standIn: DESKHEAD });
    expect(body).toMatchObject({ inHand: 1, uncovered: 0 });
    expect(refused(await act(APPROVER, code, 'finish-step', DONE))).toEqual([409, 'step-held']);
    expect(codesOf(await inbox(DESKHEAD, 'view=standing_in'))).toEqual([code]);
    expect(codesOf(await inbox(APPROVER, 'view=unattended'))).not.toContain(code);
    expect((await act(DESKHEAD, code, 'finish-step', DONE)).status).toBe(200);
  });

  it('what a cover has in hand waits for somebody when he is away in turn', async () => {
    const code = await logged('covered');
    for (const username of [LAN, MINH, BOTH]) await record({ username });
    expect((await act(APPROVER, code, 'claim-step')).status).toBe(200);
    const { body } = await record({ username: APPROVER, firstOn: '2026-10-06', lastOn: '2026-10-06' });
    for (const username of [DESKHEAD, SECOND_APPROVER]) {
      await record({ username, firstOn: '2026-10-06', lastOn: '2026-10-06' });
    }
    office.at('10-06T08:00:00');
    const absence = await (await office.as(APPROVER)).get<Absence>(`absences/${body.id}`);
    expect(absence.body).toMatchObject({ inHand: 1, uncovered: 1 });
    expect(codesOf(await inbox('supervisor', 'agency=H99.31&view=unattended'))).toContain(code);
  });

  it('what was for an absent one alone is told to his role where nobody stands in', async () => {
    const code = await logged('plain', LAN);
    await act(LAN, code, 'request-supplement', { items: [{ description: 'Bản sao' }], reason: 'Thiếu' });
    await record({ username: LAN });
    await act('reception', code, 'receive-supplement', {});
    expect((await told(code)).at(-1)).toEqual({
      kind: 'supplement_received',
      role: 'processing_officer',
      username: null,
    });
  });

  it('what nobody does is counted in every view of whoever gives the work out, and nothing else moves', async () => {
    const code = await logged('plain', LAN);
    await record({ username: LAN });
    const own = await inbox(APPROVER);
    const left = await inbox(APPROVER, 'view=unattended');
    expect(codesOf(left)).toContain(code);
    expect(left.counts).toEqual(own.counts);
    expect(own.counts.unattended).toBe(left.total);
    expect((await inbox(MINH)).counts.unattended).toBe(left.total);
    expect((await inbox(APPROVER, 'view=unclaimed')).total).toBe(own.counts.unclaimed);
  });

  it('work is unattended exactly where nobody who is there may do it', async () => {
    const codes = [
      await logged('covered'),
      await logged('covered', LAN),
      await logged('covered', BOTH),
      await logged('plain'),
      await logged('plain', MINH),
      await logged('plain', BOTH),
    ];
    const someone = fc.constantFrom(...OFFICERS);
    const absences = fc.uniqueArray(fc.record({ username: someone, standIn: fc.option(someone) }), {
      selector: ({ username }) => username,
      maxLength: OFFICERS.length,
    });
    const likely = fc.oneof(
      absences,
      absences.map((each) =>
        [LAN, MINH, BOTH].map(
          (username) => each.find((one) => one.username === username) ?? { username, standIn: null },
        ),
      ),
    );
    const bridged = async (people: readonly { username: string; standIn: string | null }[]) => {
      const away = new Set<string>();
      for (const { username, standIn } of people) {
        const { status } = await record({ username, ...(standIn && { standIn }) });
        if (status === 201) away.add(username);
      }
      const unattended = codesOf(await inbox('supervisor', 'agency=H99.31&view=unattended'));
      const standingIn = new Map<string, string>();
      for (const username of OFFICERS) {
        for (const code of codesOf(await inbox(username, 'view=standing_in'))) standingIn.set(code, username);
      }
      for (const code of codes) {
        const pages = await Promise.all(OFFICERS.map((username) => see(username, code)));
        const able = OFFICERS.filter(
          (username, at) => !away.has(username) && pages[at]?.availableActions.includes('finish-step'),
        );
        const standIn = pages[0]?.currentSteps[0]?.standIn?.username;
        expect([code, unattended.includes(code), standingIn.get(code)]).toEqual([
          code,
          able.length === 0,
          standIn,
        ]);
      }
      await backToWork();
    };
    await fc.assert(fc.asyncProperty(likely, bridged), { numRuns: 15 });
  }, 120_000);
});

describe('an absence', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const record = async (body: object) =>
    (await office.as(APPROVER)).post<Absence>('absences', { ...DAYS, ...body });
  const change = async (id: string, body: object) =>
    (await office.as(APPROVER)).patch<Absence>(`absences/${id}`, body);
  const noticesOf = async (id: string) => {
    await office.told();
    return office.sql.query<{ kind: string; username: string }[]>(
      `SELECT n.kind, a.username FROM notification n JOIN account a ON a.id = n.account_id
       WHERE n.link = $1 ORDER BY n.id`,
      [`/api/v1/absences/${id}`],
    );
  };

  it('recorded and cancelled by a repeated request is answered as the first time', async () => {
    office.at('10-01T08:00:00');
    const approver = await office.as(APPROVER);
    const days = { firstOn: '2026-10-20', lastOn: '2026-10-21' };
    const twenty = <T>(send: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, send));
    const body = { ...days, username: LAN, standIn: MINH };
    const recorded = await twenty(() =>
      approver.post<Absence>('absences', body, { 'idempotency-key': 'a-1' }),
    );
    const [first] = recorded;
    expect(first?.body).toMatchObject({ ...days, state: 'coming', standIn: { username: MINH } });
    for (const each of recorded) expect([each.status, each.body]).toEqual([201, first?.body]);
    const path = `absences/${first?.body.id}/cancel`;
    const cancelled = await twenty(() => approver.post<Absence>(path, {}, { 'idempotency-key': 'a-2' }));
    for (const each of cancelled) expect([each.status, each.body]).toEqual([200, cancelled[0]?.body]);
    expect(cancelled[0]?.body).toMatchObject({ id: first?.body.id, state: 'cancelled' });
  });

  it('counts only the days of a stand-in that are still to come', async () => {
    office.at('10-05T08:00:00');
    await record({ username: MINH, lastOn: '2026-10-05' });
    office.at('10-06T08:00:00');
    expect((await record({ username: LAN, standIn: MINH })).status).toBe(201);
  });

  it('that has begun is ended, not cancelled, and tells each of it once', async () => {
    office.at('10-12T08:00:00');
    const days = { firstOn: '2026-10-12', lastOn: '2026-10-14' };
    const { body } = await record({ ...days, username: LAN, standIn: MINH });
    expect(await noticesOf(body.id)).toEqual([
      { kind: 'absence_recorded', username: LAN },
      { kind: 'stand_in_named', username: MINH },
    ]);
    office.at('10-13T08:00:00');
    const cancelled = await (await office.as(APPROVER)).post(`absences/${body.id}/cancel`);
    expect(refused(cancelled)).toEqual([409, 'absence-begun']);
    expect((await change(body.id, { lastOn: '2026-10-12' })).body.earlier).toHaveLength(1);
    expect((await change(body.id, {})).body.earlier).toHaveLength(1);
    expect((await noticesOf(body.id)).slice(2)).toEqual([
      { kind: 'absence_ended', username: LAN },
      { kind: 'stand_in_ended', username: MINH },
    ]);
    const list = await (await office.as(APPROVER)).get<{ items: Absence[] }>('absences?on=2026-10-12');
    expect(list.body.items.map(({ id }) => id)).toContain(body.id);
    expect((await change(body.id, { standIn: null })).status).toBe(200);
    expect(refused(await change(body.id, { standIn: MINH }))).toEqual([409, 'absence-over']);
  });
});
