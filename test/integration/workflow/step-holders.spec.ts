import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockOffice, COMMUNE, refused, type Dossier } from '../trips/clock-office.js';

interface Held extends Dossier {
  readonly currentSteps: readonly {
    readonly step: string;
    readonly assignee: { readonly username: string; readonly fullName: string } | null;
    readonly assignedAt: string | null;
  }[];
}
interface Notices {
  readonly items: readonly { readonly id: string; readonly kind: string; readonly dossierCode: string }[];
  readonly unread: number;
}

const STEP = { step: 'appraise' };
/** Two officers of the commune, one elsewhere. */
const ONE = 'officer';
const OTHER = 'officer.phuong-huong-dong';
const ELSEWHERE = 'officer.phuong-huong-tay';

describe('who has a step in hand', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const act = async (username: string, code: string, verb: string, body: object = STEP) =>
    (await office.as(username)).post<Held>(`dossiers/${code}/${verb}`, body);
  const nameOf = async (username: string) =>
    (await (await office.as(username)).get<{ fullName: string }>('auth/me')).body.fullName;
  const holderOf = async (code: string, username = 'approver') =>
    (await (await office.as(username)).get<Held>(`dossiers/${code}`)).body.currentSteps[0]?.assignee;
  const actionsOf = async (code: string, username: string) =>
    (await (await office.as(username)).get<Held>(`dossiers/${code}`)).body.availableActions.filter((action) =>
      action.endsWith('-step'),
    );
  const noticesOf = async (username: string, code: string) => {
    await office.told();
    const { body } = await (await office.as(username)).get<Notices>('notifications?limit=200');
    return body.items.filter(({ dossierCode }) => dossierCode === code).map(({ kind }) => kind);
  };

  it('is one person, also where two take it up at the same moment', async () => {
    const { code } = await office.log('plain');
    const answers = await Promise.all([act(ONE, code, 'claim-step'), act(OTHER, code, 'claim-step')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers[0].status === 200 ? ONE : OTHER;
    expect(await holderOf(code)).toEqual({ username: won, fullName: await nameOf(won) });
    const lost = answers.find(({ status }) => status === 409)?.body as unknown as Record<string, string>;
    expect(lost['code']).toBe('step-held');
    expect(lost['detail']).toContain(await nameOf(won));
    expect((await office.timeline(code)).filter(({ type }) => type === 'step_claimed')).toHaveLength(1);
  });

  it('finishes it, and no colleague does it meanwhile', async () => {
    const { code } = await office.log('plain');
    await act(ONE, code, 'claim-step');
    const done = { ...STEP, outcome: 'done' };
    expect(refused(await act(OTHER, code, 'finish-step', done))).toEqual([409, 'step-held']);
    expect(await actionsOf(code, OTHER)).toEqual([]);
    expect(await actionsOf(code, ONE)).toEqual(['finish-step', 'release-step']);
    expect((await act(ONE, code, 'finish-step', done)).status).toBe(200);
  });

  it('is told to staff in the dossier and where it is, but not to the portal', async () => {
    const { code } = await office.log('plain');
    await act(ONE, code, 'claim-step');
    const { body } = await (
      await office.as('approver')
    ).get<{ whereabouts: { at: { officers: string[] }[] } }>(`dossiers/${code}`);
    expect(body.whereabouts.at[0]?.officers).toEqual([await nameOf(ONE)]);
    const portal = await office.as('portal');
    const filed = await portal.post<Held>(
      'dossiers',
      {
        procedureCode: 'plain',
        channel: 'online',
        applicant: { kind: 'person', fullName: 'Lê Thị Bưởi' },
        agencyCode: COMMUNE,
        externalReference: 'P-1',
      },
      { 'Idempotency-Key': 'holders-1' },
    );
    expect(filed.status).toBe(201);
    await act('reception', filed.body.code, 'accept', {});
    await act(ONE, filed.body.code, 'claim-step');
    expect((await holderOf(filed.body.code))?.username).toBe(ONE);
    const seen = (await portal.get<Held>(`dossiers/${filed.body.code}`)).body;
    expect(seen.currentSteps[0]).toMatchObject({ step: 'appraise', assignee: null, assignedAt: null });
  });

  it('gives it back for the others, with a reason only where somebody else takes it from him', async () => {
    const { code } = await office.log('plain');
    await act(ONE, code, 'claim-step');
    expect(refused(await act(OTHER, code, 'release-step'))).toEqual([409, 'step-held']);
    expect(refused(await act('approver', code, 'release-step'))).toEqual([422, 'taken-without-reason']);
    const taken = await act('approver', code, 'release-step', { ...STEP, reason: 'Đi công tác' });
    expect(taken.body.currentSteps[0]?.assignee).toBeNull();
    await act(OTHER, code, 'claim-step');
    expect((await act(OTHER, code, 'release-step')).status).toBe(200);
    expect(refused(await act(OTHER, code, 'release-step'))).toEqual([409, 'step-not-held']);
  });

  it('is told when it is given to him, he and nobody else', async () => {
    const { code } = await office.log('plain');
    await office.told();
    expect((await act('approver', code, 'assign-step', { ...STEP, username: ONE })).status).toBe(200);
    expect(await noticesOf(ONE, code)).toEqual(['step_assigned', 'step_opened']);
    expect(await noticesOf(OTHER, code)).toEqual(['step_opened']);
    const mine = (await (await office.as(ONE)).get<Notices>('notifications?unread=true')).body.items[0];
    const reading = `notifications/${mine?.id}/read`;
    expect((await (await office.as(OTHER)).post(reading)).status).toBe(404);
    expect((await (await office.as(ONE)).post(reading)).status).toBe(204);
  });

  it('is chosen by an approver there or a supervisor over it, and by nobody else', async () => {
    const { code } = await office.log('plain');
    const given = { ...STEP, username: OTHER };
    expect((await act('supervisor', code, 'assign-step', given)).status).toBe(200);
    expect(await actionsOf(code, 'supervisor')).toEqual(['release-step', 'assign-step']);
    const again = { ...STEP, username: ONE };
    expect(refused(await act('approver', code, 'assign-step', again))).toEqual([422, 'taken-without-reason']);
    expect((await act('approver', code, 'assign-step', { ...again, reason: 'Quá tải' })).status).toBe(200);
    expect((await act(ONE, code, 'assign-step', given)).status).toBe(403);
    const outside = await act('approver.phuong-huong-tay', code, 'assign-step', given);
    expect([403, 404]).toContain(outside.status);
  });

  it.each([ELSEWHERE, 'reception', 'nobody.at-all'])('is never %s, who could not do it', async (username) => {
    const { code } = await office.log('plain');
    const refusal = refused(await act('approver', code, 'assign-step', { ...STEP, username }));
    expect(refusal).toEqual([422, 'assignee-unfit']);
  });

  it('is nobody any more when his account is closed: the step is free, and no file is orphaned', async () => {
    const { code } = await office.log('plain');
    await act(OTHER, code, 'claim-step');
    const admin = await office.as('admin');
    expect((await admin.patch(`accounts/${OTHER}`, { active: false })).status).toBe(200);
    expect(await holderOf(code)).toBeNull();
    expect((await act(ONE, code, 'claim-step')).status).toBe(200);
    expect((await admin.patch(`accounts/${OTHER}`, { active: true })).status).toBe(200);
    expect((await holderOf(code))?.username).toBe(ONE);
    office.at('10-05T08:30:00');
  });

  it('may change while the dossier waits for the applicant', async () => {
    const { code } = await office.log('plain');
    const papers = { items: [{ description: 'Bản sao' }], reason: 'Thiếu giấy tờ' };
    expect((await act(ONE, code, 'request-supplement', papers)).status).toBe(200);
    expect((await act('approver', code, 'assign-step', { ...STEP, username: ONE })).status).toBe(200);
    expect(refused(await act(ONE, code, 'finish-step', { ...STEP, outcome: 'done' }))).toEqual([
      409,
      'action-not-allowed',
    ]);
  });
});
