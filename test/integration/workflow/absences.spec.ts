import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockOffice, refused, type Dossier } from '../trips/clock-office.js';

interface Person {
  readonly username: string;
}
interface Absence {
  readonly id: string;
  readonly state: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly reason: string | null;
  readonly inHand: number;
  readonly uncovered: number;
  readonly person: Person;
  readonly standIn: Person | null;
  readonly earlier: readonly { readonly lastOn: string; readonly standIn: Person | null }[];
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
  readonly items: readonly {
    readonly dossier: { readonly code: string };
    readonly assignee: Person | null;
    readonly standIn: Person | null;
  }[];
  readonly total: number;
  readonly counts: Readonly<Record<'mine' | 'standingIn' | 'unattended' | 'unclaimed', number>>;
}
interface Notices {
  readonly items: readonly {
    readonly id: string;
    readonly kind: string;
    readonly text: { readonly vi: string };
    readonly dossierCode: string | null;
    readonly insteadOf: Person | null;
  }[];
}

const STEP = { step: 'appraise' };
const DONE = { ...STEP, outcome: 'done' };
/** Two officers of the commune; a third one joins. */
const LAN = 'officer';
const MINH = 'officer.phuong-huong-dong';
const HOA = 'hoa.tran';
/** Monday 5/10/2026 to Wednesday. */
const DAYS = { firstOn: '2026-10-05', lastOn: '2026-10-07' };

describe('somebody who is away', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
    const admin = await office.as('admin');
    const account = { fullName: 'Trần Thị Hoa', roles: ['processing_officer'], password: 'Mật khẩu mới 1' };
    const { status } = await admin.post('accounts', { ...account, username: HOA, agencyCode: 'H99.31' });
    expect(status).toBe(201);
  }, 120_000);
  afterAll(() => office.close());

  const act = async (username: string, code: string, verb: string, body: object = STEP) =>
    (await office.as(username)).post<Seen>(`dossiers/${code}/${verb}`, body);
  const see = async (username: string, code: string) =>
    (await (await office.as(username)).get<Seen>(`dossiers/${code}`)).body;
  const record = async (by: string, body: object) =>
    (await office.as(by)).post<Absence>('absences', { ...DAYS, ...body });
  const change = async (by: string, id: string, body: object) =>
    (await office.as(by)).patch<Absence>(`absences/${id}`, body);
  const cancel = async (by: string, id: string) =>
    (await office.as(by)).post<Absence>(`absences/${id}/cancel`);
  const inbox = async (username: string, query: string) =>
    (await (await office.as(username)).get<Inbox>(`inbox?${query}`)).body;
  const list = async (username: string, query = '') =>
    (await (await office.as(username)).get<{ items: Absence[] }>(`absences?${query}`)).body.items;
  const heldBy = async (username: string) => {
    const { code } = await office.log('plain');
    expect((await act(username, code, 'claim-step')).status).toBe(200);
    return code;
  };
  const finishers = async (code: string) => {
    const people = [];
    for (const username of [LAN, MINH, HOA]) {
      if ((await see(username, code)).availableActions.includes('finish-step')) people.push(username);
    }
    return people;
  };
  /** Every test leaves everybody back at work. */
  const withAbsence = async (body: object, work: (absence: Absence) => Promise<void>, by = 'approver') => {
    const { status, body: absence } = await record(by, body);
    expect(status).toBe(201);
    try {
      await work(absence);
    } finally {
      office.at('10-05T08:00:00');
      await cancel('approver', absence.id);
    }
  };

  it('is bridged by a colleague, who does what he has in hand and nothing else of others', async () => {
    const [lans, hoas] = [await heldBy(LAN), await heldBy(HOA)];
    expect(await finishers(lans)).toEqual([LAN]);
    await withAbsence({ username: LAN, standIn: MINH }, async (absence) => {
      expect(absence).toMatchObject({ state: 'running', uncovered: 0, standIn: { username: MINH } });
      expect(absence.inHand).toBeGreaterThan(0);
      expect(await finishers(lans)).toEqual([LAN, MINH]);
      expect(await finishers(hoas)).toEqual([HOA]);
      const { currentSteps, whereabouts } = await see('approver', lans);
      expect(currentSteps[0]).toMatchObject({ assignee: { username: LAN }, standIn: { username: MINH } });
      const minh = (await (await office.as(MINH)).get<{ fullName: string }>('auth/me')).body.fullName;
      expect(whereabouts.at[0]?.officers).toEqual([minh]);
      expect(refused(await act(HOA, lans, 'finish-step', DONE))).toEqual([409, 'step-held']);
      expect((await act(MINH, lans, 'finish-step', DONE)).status).toBe(200);
      const finished = (await office.timeline(lans)).find(({ type }) => type === 'step_finished');
      expect(finished).toMatchObject({ data: { insteadOf: LAN } });
    });
  });

  it('is bridged on exactly those days', async () => {
    const code = await heldBy(LAN);
    const days = { firstOn: '2026-10-06', lastOn: '2026-10-07' };
    await withAbsence({ ...days, username: LAN, standIn: MINH }, async () => {
      const moments = ['10-05T23:59:59', '10-06T00:00:00', '10-07T23:59:59', '10-08T00:00:00'];
      const able: boolean[] = [];
      for (const moment of moments) {
        office.at(moment);
        able.push((await finishers(code)).includes(MINH));
      }
      expect(able).toEqual([false, true, true, false]);
    });
  });

  it('shows in the inbox of whoever stands in, and nowhere else, with counts of the same snapshot', async () => {
    const before = (await inbox(MINH, 'view=standing_in')).total;
    const codes = [await heldBy(LAN), await heldBy(LAN)];
    await withAbsence({ username: LAN, standIn: MINH }, async () => {
      const page = await inbox(MINH, 'view=standing_in&limit=200');
      expect(before).toBe(0);
      expect(page.items.map(({ dossier }) => dossier.code)).toEqual(expect.arrayContaining(codes));
      expect(page.total).toBe(page.items.length);
      expect(page.counts.standingIn).toBe(page.total);
      expect(page.items[0]).toMatchObject({ assignee: { username: LAN }, standIn: { username: MINH } });
      expect((await inbox(HOA, 'view=standing_in')).total).toBe(0);
      expect((await inbox('approver', `person=${MINH}&view=standing_in`)).total).toBe(page.total);
      expect(page.counts.unattended).toBe(0);
    });
  });

  it('without anybody who stands in is seen by whoever gives the work out', async () => {
    const code = await heldBy(LAN);
    await withAbsence({ username: LAN }, async (absence) => {
      expect(absence.uncovered).toBe(absence.inHand);
      const page = await inbox('approver', 'view=unattended&limit=200');
      expect(page.counts.unattended).toBe(page.total);
      expect((await inbox('supervisor', 'agency=H99.31&view=agency')).counts.unattended).toBe(page.total);
      const given = { ...STEP, username: HOA, reason: 'Người đang nhận xử lý vắng mặt' };
      expect((await act('approver', code, 'assign-step', given)).status).toBe(200);
      expect((await inbox('approver', 'view=unattended&limit=200')).total).toBe(page.total - 1);
    });
  });

  it('is given no work, and none comes back to him', async () => {
    const { code } = await office.log('plain');
    await withAbsence({ username: LAN, standIn: MINH }, async () => {
      const given = await act('approver', code, 'assign-step', { ...STEP, username: LAN });
      expect(refused(given)).toEqual([422, 'assignee-absent']);
      expect(JSON.stringify(given.body)).toContain('07/10/2026');
    });
    expect((await act('approver', code, 'assign-step', { ...STEP, username: LAN })).status).toBe(200);
  });

  it('is told apart: whoever stands in reads what was told to him alone, and that he stands in', async () => {
    const { code } = await office.log('plain');
    await act('approver', code, 'assign-step', { ...STEP, username: LAN });
    await office.told();
    const noticesOf = async (username: string) => {
      await office.told();
      return (await (await office.as(username)).get<Notices>('notifications?limit=200')).body.items;
    };
    const isLans = ({ kind, dossierCode }: Notices['items'][number]) =>
      kind === 'step_assigned' && dossierCode === code;
    expect((await noticesOf(MINH)).filter(isLans)).toEqual([]);
    await withAbsence({ username: LAN, standIn: MINH }, async () => {
      const notices = await noticesOf(MINH);
      expect(notices.find(isLans)?.insteadOf?.username).toBe(LAN);
      const named = notices.find(({ kind }) => kind === 'stand_in_named');
      expect(named?.text.vi).toContain('đến hết thứ Tư ngày 07/10/2026');
      expect((await noticesOf(HOA)).some(({ kind }) => kind === 'stand_in_named')).toBe(false);
      const others = notices.filter(
        ({ insteadOf, dossierCode }) => insteadOf !== null && dossierCode === null,
      );
      expect(others).toEqual([]);
      const id = notices.find(isLans)?.id;
      expect((await (await office.as(HOA)).post(`notifications/${id}/read`)).status).toBe(404);
      expect((await (await office.as(MINH)).post(`notifications/${id}/read`)).status).toBe(204);
    });
    expect((await noticesOf(MINH)).some(({ kind }) => kind === 'stand_in_ended')).toBe(true);
    expect((await noticesOf(MINH)).filter(isLans)).toEqual([]);
  });

  it('comes back earlier or later, and what was told before stays', async () => {
    await withAbsence({ username: LAN, standIn: MINH }, async ({ id }) => {
      office.at('10-06T08:00:00');
      const back = await change(LAN, id, { lastOn: '2026-10-05' });
      expect(back.body).toMatchObject({ state: 'over', lastOn: '2026-10-05' });
      expect(back.body.earlier).toMatchObject([{ lastOn: '2026-10-07', standIn: { username: MINH } }]);
      expect((await change(LAN, id, { lastOn: '2026-10-09', standIn: HOA })).body).toMatchObject({
        state: 'running',
        standIn: { username: HOA },
      });
      expect((await change(LAN, id, { standIn: null })).body.standIn).toBeNull();
      expect(refused(await change(LAN, id, { lastOn: '2026-10-04' }))).toEqual([
        422,
        'absence-days-reversed',
      ]);
      office.at('10-11T08:00:00');
      expect(refused(await change(LAN, id, { lastOn: '2026-10-12' }))).toEqual([409, 'absence-over']);
    });
  });

  it('is not away twice, and nobody stands in who is away himself, also where two name each other at once', async () => {
    await withAbsence({ username: LAN, standIn: MINH }, async () => {
      const again = { username: LAN, firstOn: '2026-10-07', lastOn: '2026-10-09' };
      expect(refused(await record('approver', again))).toEqual([409, 'absence-overlaps']);
      const back = { username: MINH, standIn: LAN };
      expect(refused(await record('approver', back))).toEqual([409, 'stand-in-absent']);
      const chained = await record('approver', { username: MINH, standIn: HOA });
      expect(chained.status).toBe(201);
      const code = (await inbox(HOA, 'view=standing_in')).items[0]?.dossier.code ?? '';
      expect(await finishers(code)).toContain(HOA);
      await cancel('approver', chained.body.id);
    });
    const answers = await Promise.all([
      record('approver', { username: LAN, standIn: MINH }),
      record('approver', { username: MINH, standIn: LAN }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    for (const { status, body } of answers) if (status === 201) await cancel('approver', body.id);
  });

  it('says so himself, or is told of by whoever gives him work, or by an administrator', async () => {
    const isLans = ({ person }: Absence) => Promise.resolve(expect(person.username).toBe(LAN));
    await withAbsence({ reason: 'Nghỉ phép' }, isLans, LAN);
    for (const by of ['supervisor', 'admin']) {
      await withAbsence({ username: LAN }, isLans, by);
    }
    expect(refused(await record(MINH, { username: LAN }))).toEqual([403, 'forbidden']);
    expect(refused(await record('approver.phuong-huong-tay', { username: LAN }))).toEqual([404, 'not-found']);
    expect((await record('portal', { username: LAN })).status).toBe(403);
    expect(refused(await record('approver', { username: 'nobody' }))).toEqual([404, 'not-found']);
    expect(refused(await record('supervisor', {}))).toEqual([422, 'absence-without-work']);
    expect(refused(await record('approver', { username: LAN, standIn: 'approver' }))).toEqual([
      422,
      'stand-in-unfit',
    ]);
  });

  it('is listed for colleagues, without the reason, and by day', async () => {
    await withAbsence({ username: LAN, standIn: MINH, reason: 'Nghỉ ốm' }, async ({ id }) => {
      const ofId = (items: readonly Absence[]) => items.find((each) => each.id === id);
      expect(ofId(await list(HOA))?.reason).toBeNull();
      expect(ofId(await list(LAN))?.reason).toBe('Nghỉ ốm');
      expect(ofId(await list('approver', `person=${LAN}`))?.reason).toBe('Nghỉ ốm');
      expect(ofId(await list('supervisor', 'agency=H99.31&on=2026-10-07'))).toBeDefined();
      expect(ofId(await list('supervisor', 'on=2026-10-08'))).toBeUndefined();
      expect(await list('officer.phuong-huong-tay')).toEqual([]);
      expect((await (await office.as('officer.phuong-huong-tay')).get(`absences/${id}`)).status).toBe(404);
      await cancel('approver', id);
      expect(refused(await cancel('approver', id))).toEqual([409, 'absence-cancelled']);
      expect(ofId(await list('approver'))).toBeUndefined();
      expect(ofId(await list('approver', 'all=true'))?.state).toBe('cancelled');
    });
  });

  it('and all of one role: the cover that the plan names does the step on that day, and on no other', async () => {
    const { code } = await office.log('covered');
    const waiting = async () => (await inbox('approver', 'view=role&limit=200')).items;
    const isShown = async () => (await waiting()).some(({ dossier }) => dossier.code === code);
    const mayClaim = async () => (await see('approver', code)).availableActions.includes('claim-step');
    expect([await isShown(), await mayClaim()]).toEqual([false, false]);
    expect(refused(await act('approver', code, 'claim-step'))).toEqual([403, 'forbidden']);
    const tuesday = { firstOn: '2026-10-06', lastOn: '2026-10-06' };
    const ids: string[] = [];
    for (const username of [LAN, MINH, HOA]) {
      ids.push((await record('approver', { ...tuesday, username })).body.id);
    }
    const toldOf = async (kind: string) => {
      await office.told();
      const { items } = (await (await office.as('approver')).get<Notices>('notifications?limit=200')).body;
      return items.filter((each) => each.kind === kind).map(({ dossierCode }) => dossierCode);
    };
    await office.told();
    office.at('10-06T08:00:00');
    expect([await isShown(), await mayClaim()]).toEqual([true, true]);
    const opened = await office.log('covered');
    expect(await toldOf('step_opened')).toContain(opened.code);
    expect(await toldOf('step_opened')).not.toContain(code);
    await act('supervisor', opened.code, 'assign-step', { ...STEP, username: 'approver' });
    expect(await toldOf('step_assigned')).toContain(opened.code);
    await act('approver', opened.code, 'release-step');
    const plain = await office.log('plain');
    expect(refused(await act('approver', plain.code, 'claim-step'))).toEqual([403, 'forbidden']);
    expect(
      (await inbox('approver', 'view=unattended&limit=200')).items.map(({ dossier }) => dossier.code),
    ).toContain(plain.code);
    expect((await act('approver', code, 'claim-step')).body.currentSteps[0]?.assignee?.username).toBe(
      'approver',
    );
    expect((await inbox('approver', 'view=mine')).items.map(({ dossier }) => dossier.code)).toEqual([code]);
    office.at('10-07T00:00:00');
    expect((await see('approver', code)).currentSteps[0]?.assignee).toBeNull();
    expect(refused(await act('approver', code, 'finish-step', DONE))).toEqual([403, 'forbidden']);
    office.at('10-06T08:30:00');
    const names = (await see('approver', code)).whereabouts.at[0]?.officers;
    expect(names).toHaveLength(1);
    expect((await act('approver', code, 'finish-step', DONE)).status).toBe(200);
    for (const id of ids) await cancel('approver', id);
    office.at('10-05T08:00:00');
  });

  it('is told among the colleagues, by the usernames that steps are given to', async () => {
    interface Colleagues {
      readonly items: readonly { username: string; roles: readonly string[]; awayUntil: string | null }[];
    }
    await withAbsence({ username: LAN, standIn: MINH }, async () => {
      const { body } = await (await office.as(MINH)).get<Colleagues>('colleagues');
      const shown = body.items.find(({ username }) => username === LAN);
      expect(shown).toMatchObject({ roles: ['processing_officer'], awayUntil: '2026-10-07' });
      expect(body.items.find(({ username }) => username === HOA)?.awayUntil).toBeNull();
      expect(body.items.map(({ username }) => username)).not.toContain('officer.phuong-huong-tay');
      const below = await (await office.as('supervisor')).get<Colleagues>('colleagues?agency=H99.31');
      expect(below.body.items).toEqual(body.items);
      const elsewhere = await (await office.as('officer.phuong-huong-tay')).get('colleagues?agency=H99.31');
      expect(elsewhere.status).toBe(404);
    });
  });

  it('page by page, each absence once', async () => {
    const made: string[] = [];
    for (const month of ['11', '12']) {
      for (const username of [LAN, MINH, HOA]) {
        const days = { firstOn: `2026-${month}-02`, lastOn: `2026-${month}-03` };
        made.push((await record('approver', { ...days, username })).body.id);
      }
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const client = await office.as('approver');
      const { body } = await client.get<{ items: Absence[]; nextCursor: string | null }>(
        `absences?limit=2${after}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(made);
  });
});
