import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ClockOffice,
  COMMUNE,
  CONSULTED,
  local,
  OTHER_COMMUNE,
  PAPERS,
  refused,
  type Dossier,
} from '../trips/clock-office.js';

interface Refilings {
  readonly items: readonly {
    readonly no: number;
    readonly state: string;
    readonly wouldBeDueAt: string | null;
    readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  }[];
}

const REASON = { reason: 'Tiếp nhận nhầm thủ tục' };

describe('a dossier that was taken in wrongly', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T09:00:00');
  }, 120_000);
  afterAll(() => office.close());
  beforeEach(() => office.at('10-05T09:00:00'));

  const propose = (code: string, body: object) =>
    office.act('reception_officer', code, 'refile', { ...REASON, ...body });
  const decide = async (code: string, verb: string, body: object = {}, role = 'approver') =>
    office.act(role, code, `refilings/1/${verb}`, body);
  const listOf = async (code: string) => {
    const reception = await office.worker(COMMUNE, 'reception_officer');
    return (await reception.get<Refilings>(`dossiers/${code}/refilings`)).body.items;
  };
  const stepsOf = (code: string) =>
    office.sql.query<{ key: string; state: string }[]>(
      `SELECT s.step_key AS key, s.state FROM dossier_step s JOIN dossier d ON d.id = s.dossier_id
       WHERE d.code = $1 ORDER BY s.no`,
      [code],
    );
  const receiptsOf = async (code: string) => {
    await office.told();
    return office.sql.query<{ number: string; content: string }[]>(
      `SELECT p.content->>'number' AS number, p.content::text AS content FROM issued_paper p
       JOIN dossier d ON d.id = p.dossier_id WHERE d.code = $1 AND p.form = 'receipt' ORDER BY p.event_seq`,
      [code],
    );
  };

  it('is counted by the right term from the original moment, and keeps its code and its first promise', async () => {
    const { code, dueAt } = await office.log('plain');
    expect(local(dueAt)).toBe('10-19T17:30');
    office.at('10-07T10:00:00');
    const proposed = await propose(code, { procedureCode: 'sent' });
    expect([local(proposed.dueAt), proposed.code]).toEqual(['10-19T17:30', code]);
    expect(await listOf(code)).toMatchObject([
      {
        no: 1,
        state: 'pending',
        wouldBeDueAt: '2026-10-12T17:30:00.000+07:00',
        changes: [{ field: 'procedureCode', from: 'plain', to: 'sent' }],
      },
    ]);

    const after = await decide(code, 'approve', { note: 'Đúng' });
    expect([after.code, local(after.dueAt), local(after.originalDueAt)]).toEqual([
      code,
      '10-12T17:30',
      '10-19T17:30',
    ]);
    expect([after.status, after.portalStatus.code]).toEqual(['in_progress', 4]);
    expect(await stepsOf(code)).toEqual([
      { key: 'appraise', state: 'cancelled' },
      { key: 'appraise', state: 'open' },
    ]);
    expect(await office.flagsOf(code)).not.toContain('refiled_to_later –');
    expect(await listOf(code)).toMatchObject([{ state: 'approved' }]);
  });

  it('gets a new receipt in place of the old one, and nobody is told of a withdrawal', async () => {
    const { code } = await office.log('plain');
    await office.told();
    await propose(code, { procedureCode: 'sent' });
    expect(await receiptsOf(code)).toHaveLength(1);
    await decide(code, 'approve');
    const [first, second, ...more] = await receiptsOf(code);
    expect(more).toEqual([]);
    expect(second?.content).toContain('Thủ tục sent');
    expect(second?.content).toContain('17 giờ 30 phút, ngày 12 tháng 10 năm 2026');
    expect(second?.content).toContain(`Thay thế giấy tiếp nhận hồ sơ số`);
    expect(second?.content).toContain(first?.number);

    const types = (await office.timeline(code)).map(({ type }) => type);
    expect(types).toContain('dossier_refiled');
    expect(types).not.toContain('dossier_withdrawn');
    expect(await office.toldTo(code, COMMUNE, 'reception_officer')).toContain('dossier_refiled');
    expect(await office.toldTo(code, COMMUNE, 'approver')).toContain('refiling_proposed');
    expect(await office.toldTo(code, COMMUNE, 'processing_officer')).toContain('step_opened');
  });

  it('tells in words why its due moment is another one', async () => {
    const { code } = await office.log('plain');
    await propose(code, { procedureCode: 'sent' });
    await decide(code, 'approve');
    const reception = await office.worker(COMMUNE, 'reception_officer');
    const { body } = await reception.get<object>(`dossiers/${code}/deadline`);
    expect(JSON.stringify(body)).toContain('tính lại hạn từ thời điểm ban đầu');
  });

  it('that gains time by it is shown to whoever supervises', async () => {
    const { code, dueAt } = await office.log('sent');
    expect(local(dueAt)).toBe('10-12T17:30');
    await propose(code, { procedureCode: 'plain' });
    const after = await decide(code, 'approve');
    expect(local(after.dueAt)).toBe('10-19T17:30');
    expect(await office.flagsOf(code)).toEqual(['refiled_to_later –']);
  });

  it('is put right by two people, never by one', async () => {
    const { code } = await office.log('plain');
    await office.act('approver', code, 'refile', { ...REASON, procedureCode: 'sent' });
    expect(await office.attempt('approver', code, 'refilings/1/approve')).toEqual([
      403,
      'refiling-by-proposer',
    ]);
    expect(await office.attempt('reception_officer', code, 'refilings/1/approve')).toEqual([
      403,
      'forbidden',
    ]);
    expect(
      await office.attempt('reception_officer', code, 'refile', { ...REASON, procedureCode: 'sent' }),
    ).toEqual([409, 'refiling-pending']);
    const back = await decide(code, 'reject', { reason: 'Đúng thủ tục rồi' });
    expect(local(back.dueAt)).toBe('10-19T17:30');
    expect(await listOf(code)).toMatchObject([{ state: 'rejected' }]);
  });

  it('is not for somebody to judge who was only asked for an opinion', async () => {
    const { code } = await office.log('asked');
    await propose(code, { procedureCode: 'plain' });
    const consulted = await office.worker(CONSULTED, 'supervisor');
    for (const [verb, body] of [
      ['approve', {}],
      ['reject', { reason: 'Không' }],
    ] as const) {
      const answer = await consulted.post(`dossiers/${code}/refilings/1/${verb}`, body);
      expect(refused(answer)).toEqual([403, 'forbidden']);
    }
    const province = await office.as('supervisor');
    const answer = await province.post<Dossier>(`dossiers/${code}/refilings/1/approve`, {});
    expect(answer.status).toBe(200);
  });

  it('keeps what was mended after the proposal, and is not put right otherwise than was shown', async () => {
    const { code } = await office.log('plain');
    await propose(code, { applicant: { fullName: 'Mai Đúng Tên' } });
    await office.act('reception_officer', code, 'correct-details', {
      phone: '0905000111',
      reason: 'Bổ sung',
    });
    const after = (await decide(code, 'approve')) as unknown as { applicant: object };
    expect(after.applicant).toMatchObject({ fullName: 'Mai Đúng Tên', phone: '0905000111' });

    const other = await office.log('plain', { applicant: { kind: 'person', fullName: 'Lê Văn Sai' } });
    await propose(other.code, { applicant: { fullName: 'Mai Đúng Tên' } });
    const slip = { fullName: 'Lê Văn Sài', reason: 'Gõ sai' };
    await office.act('reception_officer', other.code, 'correct-details', slip);
    expect(await office.attempt('approver', other.code, 'refilings/1/approve')).toEqual([
      409,
      'refiling-outdated',
    ]);
  });

  it('can be refused after the dossier has ended, so that nothing waits for ever', async () => {
    const { code } = await office.log('plain');
    await propose(code, { procedureCode: 'sent' });
    await office.act('reception_officer', code, 'withdraw', { reason: 'Người nộp rút' });
    expect(await office.attempt('approver', code, 'refilings/1/approve')).toEqual([
      409,
      'action-not-allowed',
    ]);
    await decide(code, 'reject', { reason: 'Hồ sơ đã rút' });
    expect(await listOf(code)).toMatchObject([{ state: 'rejected' }]);
  });

  it('is put right once, though two agree at the same time', async () => {
    const { code } = await office.log('plain');
    await propose(code, { procedureCode: 'sent' });
    const approver = await office.worker(COMMUNE, 'approver');
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => approver.post<Dossier>(`dossiers/${code}/refilings/1/approve`, {})),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    const types = (await office.timeline(code)).map(({ type }) => type);
    expect(types.filter((type) => type === 'dossier_refiled')).toHaveLength(1);
  });

  it('for another person is found by that person from then on, with a receipt in the right name', async () => {
    const { code } = await office.log('plain', {
      applicant: { kind: 'person', fullName: 'Phạm Nhầm Tên', identityNumber: '001099000077' },
    });
    await propose(code, { applicant: { fullName: 'Hoàng Đúng Người', identityNumber: '001099000088' } });
    const after = (await decide(code, 'approve')) as unknown as { applicant: object; dueAt: string };
    expect(after.applicant).toMatchObject({
      fullName: 'Hoàng Đúng Người',
      identityNumber: '001099000088',
    });
    expect(local(after.dueAt)).toBe('10-19T17:30');
    expect(await stepsOf(code)).toEqual([{ key: 'appraise', state: 'open' }]);
    const reception = await office.worker(COMMUNE, 'reception_officer');
    const officer = await office.worker(COMMUNE, 'processing_officer');
    const atWork = await officer.get<{ items: { code: string }[] }>('dossiers?q=Hoang%20Dung%20Nguoi');
    expect(atWork.body.items.map((item) => item.code)).toEqual([code]);
    const found = async (q: string) =>
      (
        await reception.get<{ items: { code: string }[] }>(`dossiers?q=${encodeURIComponent(q)}`)
      ).body.items.map((item) => item.code);
    expect(await found('Hoang Dung Nguoi')).toEqual([code]);
    expect(await found('Pham Nham Ten')).toEqual([]);
    expect((await receiptsOf(code)).at(-1)?.content).toContain('Hoàng Đúng Người');
  });

  it('while the applicant is waited for is put right as to the person, not as to the procedure', async () => {
    const { code } = await office.log('plain');
    await office.act('processing_officer', code, 'request-supplement', PAPERS);
    expect(
      await office.attempt('reception_officer', code, 'refile', { ...REASON, procedureCode: 'sent' }),
    ).toEqual([409, 'refiling-while-waiting']);
    await propose(code, { applicant: { fullName: 'Hoàng Đúng Người' } });
    const after = await decide(code, 'approve');
    expect([after.status, after.dueAt]).toEqual(['awaiting_supplement', null]);
  });

  it('for a wrong agency begins where it should have begun, and is no longer on its way', async () => {
    const { code, dueAt, status } = await office.log('sent', { agencyCode: OTHER_COMMUNE });
    expect([dueAt, status]).toEqual([null, 'accepted']);
    office.at('10-06T09:00:00');
    await propose(code, { agencyCode: COMMUNE });
    const after = await office.act('approver', code, 'refilings/1/approve', {}, OTHER_COMMUNE);
    // Five working days from Monday 5/10, as if it had been taken in by its own agency.
    expect([after.status, local(after.dueAt)]).toEqual(['in_progress', '10-12T17:30']);
    const [step] = await office.sql.query<{ openedAt: Date }[]>(
      `SELECT s.opened_at AS "openedAt" FROM dossier_step s JOIN dossier d ON d.id = s.dossier_id
       WHERE d.code = $1`,
      [code],
    );
    expect(step?.openedAt.toISOString()).toBe('2026-10-06T02:00:00.000Z');
    const other = await office.worker(OTHER_COMMUNE, 'approver');
    expect((await other.get(`dossiers/${code}`)).status).toBe(404);
  });

  it('and worked on by the wrong agency goes to the right one, with its lost time on record', async () => {
    const { code } = await office.log('plain', { agencyCode: OTHER_COMMUNE });
    office.at('10-07T10:00:00');
    await propose(code, { agencyCode: COMMUNE });
    const other = await office.worker(OTHER_COMMUNE, 'approver');
    const answer = await other.post<Dossier>(`dossiers/${code}/refilings/1/approve`, {});
    expect([answer.status, local(answer.body.dueAt)]).toEqual([200, '10-19T17:30']);
    const worker = await office.worker(COMMUNE, 'processing_officer');
    const inbox = await worker.get<{ items: { dossier: { code: string } }[] }>('inbox?limit=200');
    expect(inbox.body.items.map(({ dossier }) => dossier.code)).toContain(code);
    await office.act('processing_officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
    await office.act('approver', code, 'finish-step', { step: 'sign', outcome: 'approved' });
    const { body } = await worker.get<object>(`dossiers/${code}/deadline`);
    // One day and a half lay at the other agency.
    expect(JSON.stringify(body)).toContain(OTHER_COMMUNE);
    await office.told();
    expect(await office.toldTo(code, OTHER_COMMUNE, 'processing_officer')).toContain('step_cancelled');
  });

  it.each([
    ['nothing that differs', { procedureCode: 'plain' }, 422, 'nothing-to-correct'],
    ['a procedure that nobody knows', { procedureCode: 'none' }, 422, 'unknown-procedure'],
    ['an agency that nobody knows', { agencyCode: 'H00' }, 422, 'unknown-agency'],
    [
      'a paper that the list has not',
      { procedureCode: 'sent', components: [{ key: 'x', originals: 1, copies: 0 }] },
      422,
      'unknown-component',
    ],
  ])('is not put right by %s', async (_how, body, status, problem) => {
    const { code } = await office.log('plain');
    expect(await office.attempt('reception_officer', code, 'refile', { ...REASON, ...body })).toEqual([
      status,
      problem,
    ]);
    expect(await listOf(code)).toEqual([]);
  });
});
