import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockOffice, COMMUNE, refused, type Dossier } from '../trips/clock-office.js';

interface Held extends Dossier {
  readonly currentSteps: readonly {
    readonly step: string;
    readonly assignee: { readonly username: string } | null;
  }[];
}

const ONE = 'officer';
const OTHER = 'officer.phuong-huong-dong';
const BACK = { step: 'sign', toStep: 'appraise', reason: 'Thiếu ý kiến thẩm định' };

describe('giving a step back to a former one', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const act = async (username: string, code: string, verb: string, body: object) =>
    (await office.as(username)).post<Held>(`dossiers/${code}/${verb}`, body);
  const appraise = (code: string, username = ONE) =>
    act(username, code, 'finish-step', { step: 'appraise', outcome: 'done' });

  it('goes to whoever did it, who is told with where it came from; the due moment stays', async () => {
    const { code, dueAt } = await office.log('plain');
    await appraise(code);
    const { status, body } = await act('approver', code, 'return-step', BACK);
    expect([status, body.dueAt]).toEqual([200, dueAt]);
    expect(body.currentSteps).toEqual([
      expect.objectContaining({ step: 'appraise', assignee: expect.objectContaining({ username: ONE }) }),
    ]);
    await office.told();
    const text = `SELECT n.kind, a.username, n.text_vi AS text FROM notification n
      JOIN dossier d ON d.id = n.dossier_id LEFT JOIN account a ON a.id = n.account_id
      WHERE d.code = $1 AND n.kind = 'step_returned'`;
    const rows = await office.sql.query<{ text: string }[]>(text, [code]);
    expect(rows).toEqual([{ kind: 'step_returned', username: ONE, text: expect.anything() }]);
    expect(rows[0]?.text).toContain('bị trả lại từ bước');
    const last = (await office.timeline(code)).at(-1);
    expect(last).toMatchObject({ type: 'step_returned', data: { toStep: 'appraise', reason: BACK.reason } });
  });

  it('for the second time is flagged for the supervisors', async () => {
    const { code } = await office.log('plain');
    for (let times = 1; times <= 2; times += 1) {
      await appraise(code);
      expect(await office.flagsOf(code)).not.toContain('repeatedly_sent_back –');
      expect((await act('approver', code, 'return-step', BACK)).status).toBe(200);
    }
    expect(await office.flagsOf(code)).toContain('repeatedly_sent_back –');
    await office.told();
    const supervisor = await office.as('supervisor');
    const { body } = await supervisor.get<{ items: { dossierCode: string }[] }>(
      'flags?kind=repeatedly_sent_back',
    );
    expect(body.items.map(({ dossierCode }) => dossierCode)).toEqual([code]);
    expect(await office.toldTo(code, COMMUNE, 'supervisor')).toContain('repeatedly_sent_back');
  });

  it('is for whoever may finish it, and only to what was done', async () => {
    const { code } = await office.log('plain');
    const early = { ...BACK, step: 'appraise', toStep: 'sign' };
    expect(refused(await act(ONE, code, 'return-step', early))).toEqual([422, 'step-not-done-before']);
    await appraise(code);
    expect(refused(await act(ONE, code, 'return-step', BACK))).toEqual([403, 'forbidden']);
    expect(refused(await act('approver', code, 'return-step', { ...BACK, step: 'appraise' }))).toEqual([
      409,
      'step-not-open',
    ]);
    expect((await office.show(code)).availableActions).toContain('return-step');
    await act('approver', code, 'claim-step', { step: 'sign' });
    const elsewhere = await act('approver.phuong-huong-dong', code, 'return-step', BACK);
    expect(refused(elsewhere)).toEqual([409, 'step-held']);
  });

  it('frees the step when whoever did it has left', async () => {
    const { code } = await office.log('plain');
    await appraise(code, OTHER);
    await (await office.as('admin')).patch(`accounts/${OTHER}`, { active: false });
    const { body } = await act('approver', code, 'return-step', BACK);
    expect(body.currentSteps[0]?.assignee).toBeNull();
  });
});
