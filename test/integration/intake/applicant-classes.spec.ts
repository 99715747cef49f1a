import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../support/api-client.js';
import { ClockOffice, COMMUNE, local, PAPERS, type Dossier } from '../trips/clock-office.js';

interface Filed extends Dossier {
  readonly applicantClass: { readonly code: string; readonly name: { readonly vi: string } } | null;
  readonly components: readonly object[] | null;
  readonly fee: {
    readonly dueDong: number;
    readonly owedDong: number;
    readonly lines: readonly { readonly key: string; readonly amountDong: number }[];
  };
}
interface Preview {
  readonly dueAt: string;
  readonly term: { readonly amount: number };
  readonly fee: { readonly amountDong: number; readonly lines: Filed['fee']['lines'] };
}

const REASON = { reason: 'Người nộp thuộc hộ nghèo' };

describe('a filing of a class of applicants', () => {
  let office: ClockOffice;
  beforeAll(async () => {
    office = await ClockOffice.open('07-15T09:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const log = async (more: object = {}) => (await office.log('classed', more)) as Filed;
  const show = async (code: string) => (await office.show(code)) as Filed;
  const propose = async (code: string, body: object) =>
    office.act('reception_officer', code, 'refile', { ...REASON, ...body });
  const approve = async (code: string) =>
    (await office.act('approver', code, 'refilings/1/approve', {})) as Filed;
  const preview = async (applicantClass: string | null, receivedAt: string) => {
    const asked = { procedureCode: 'classed', channel: 'counter', agencyCode: COMMUNE, receivedAt };
    const desk = await office.worker(COMMUNE, 'reception_officer');
    return desk.post<Preview & Problem>('deadlines/preview', {
      ...asked,
      ...(applicantClass !== null && { applicantClass }),
    });
  };

  it.each<[string, string | null, string, number, number]>([
    ['nobody in particular, the day before', null, '06-30T16:00:00', 10, 23_000],
    ['on the first day of the cheaper month', null, '07-01T08:00:00', 5, 13_000],
    ['on its last day', null, '07-31T16:00:00', 5, 13_000],
    ['on its last day, an hour before midnight', null, '07-31T23:00:00', 5, 13_000],
    ['on the day after, as soon as it begins', null, '08-01T00:00:00', 10, 23_000],
    ['poor households', 'poor', '06-30T16:00:00', 3, 3_000],
    ['poor households in the cheaper month', 'poor', '07-15T09:00:00', 3, 3_000],
    ['companies, whose fee alone is another', 'company', '07-15T09:00:00', 5, 53_000],
  ])('has the term and the fee that the preview tells: %s', async (_who, whose, at, days, dong) => {
    office.at(at);
    const { body: told } = await preview(whose, `2026-${at}+07:00`);
    const filed = await log(whose === null ? {} : { applicantClass: whose });
    expect([told.term.amount, told.fee.amountDong]).toEqual([days, dong]);
    expect([filed.dueAt, filed.fee.dueDong]).toEqual([told.dueAt, dong]);
    expect(filed.fee.lines).toEqual(told.fee.lines);
    expect(filed.applicantClass?.code ?? null).toBe(whose);
  });

  it('keeps the fee and the term of its day of receipt, whenever it is accepted', async () => {
    office.at('07-31T16:00:00');
    const { code } = await log({ channel: 'postal' });
    office.at('08-03T08:00:00');
    const accepted = (await office.act('reception_officer', code, 'accept')) as Filed;
    expect([accepted.fee.dueDong, local(accepted.dueAt)]).toEqual([13_000, '08-10T17:30']);
  });

  it('through a portal is of the class that the applicant claims, and the portal reads it back', async () => {
    office.at('07-31T23:30:00');
    const portal = await office.as('portal');
    const filing = {
      ...{ procedureCode: 'classed', channel: 'online', agencyCode: COMMUNE, applicantClass: 'poor' },
      applicant: { kind: 'person', fullName: 'Lê Thị Bưởi' },
      externalReference: 'DVC-CLASS-1',
    };
    const key = { 'idempotency-key': 'DVC-CLASS-1' };
    const { status, body } = await portal.post<Filed>('dossiers', filing, key);
    expect([status, body.status, body.applicantClass?.code, body.fee.dueDong]).toEqual([
      201,
      'registered',
      'poor',
      3_000,
    ]);
    const [filed] = await office.timeline(body.code);
    expect(filed).toMatchObject({ type: 'dossier_registered', data: { applicantClass: 'poor' } });
    office.at('08-03T08:00:00');
    const accepted = (await office.act('reception_officer', body.code, 'accept')) as Filed;
    expect([local(accepted.dueAt), accepted.fee.dueDong]).toEqual(['08-06T17:30', 3_000]);
  });

  it('says in its timeline as whom it was filed, and its receipt names the term of the class', async () => {
    office.at('07-15T09:00:00');
    const { code, applicantClass } = await log({ applicantClass: 'poor' });
    expect(applicantClass).toEqual({ code: 'poor', name: { vi: 'Hộ nghèo', en: 'Poor household' } });
    const [filing] = await office.timeline(code);
    expect(filing).toMatchObject({ type: 'dossier_accepted', data: { applicantClass: 'poor' } });
    const plain = await log();
    expect((await office.timeline(plain.code))[0]?.data).not.toHaveProperty('applicantClass');
    await office.told();
    const [receipt] = await office.sql.query<{ content: string }[]>(
      `SELECT p.content::text AS content FROM issued_paper p JOIN dossier d ON d.id = p.dossier_id
       WHERE d.code = $1 AND p.form = 'receipt'`,
      [code],
    );
    expect(receipt?.content).toMatch(/0?3 ngày làm việc/);
  });

  it('that the version does not know is refused, naming those that it knows', async () => {
    office.at('07-15T09:00:00');
    const desk = await office.worker(COMMUNE, 'reception_officer');
    const { code } = await log();
    const filing = {
      procedureCode: 'classed',
      channel: 'counter',
      applicant: { kind: 'person', fullName: 'Lê Thị Bưởi' },
      applicantClass: 'rich',
    };
    const answers = [
      await desk.post<Problem>('dossiers', filing),
      await desk.post<Problem>(`dossiers/${code}/refile`, { ...REASON, applicantClass: 'rich' }),
      await preview('rich', '2026-07-15T09:00:00+07:00'),
    ];
    for (const { status, body } of answers) {
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([
        422,
        'unknown-applicant-class',
        'applicantClass',
      ]);
      expect(body.detail).toContain('poor, company');
    }
    const none = await desk.post<Problem>('dossiers', { ...filing, procedureCode: 'plain' });
    expect([none.status, none.body.code]).toEqual([422, 'unknown-applicant-class']);
  });

  it('is put right by two people: the term is counted anew, the fee is the class’s, the work goes on', async () => {
    office.at('07-15T09:00:00');
    const { code, dueAt } = await log({ components: [] });
    expect(local(dueAt)).toBe('07-22T17:30');
    office.at('07-16T09:00:00');
    await office.act('processing_officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
    await propose(code, { applicantClass: 'poor' });
    expect((await show(code)).applicantClass).toBeNull();
    const desk = await office.worker(COMMUNE, 'reception_officer');
    const { body: proposed } = await desk.get<{ items: object[] }>(`dossiers/${code}/refilings`);
    expect(proposed.items).toMatchObject([
      { wouldBeDueAt: '2026-07-20T17:30:00.000+07:00', wouldBeFeeDong: 3_000 },
    ]);
    const after = await approve(code);
    expect([after.applicantClass?.code, local(after.dueAt), local(after.originalDueAt)]).toEqual([
      'poor',
      '07-20T17:30',
      '07-22T17:30',
    ]);
    expect([after.fee.dueDong, after.status, after.components]).toEqual([3_000, 'in_progress', []]);
    expect(after.currentSteps.map(({ step }) => step)).toEqual(['sign']);
    const event = (await office.timeline(code)).find(({ type }) => type === 'dossier_refiled');
    expect(event?.data['changes']).toEqual([{ field: 'applicantClass', from: null, to: 'poor' }]);
    expect(await office.flagsOf(code)).not.toContain('refiled_to_later –');
  });

  it('and back: null takes the class away, and more time is shown to whoever supervises', async () => {
    office.at('07-15T09:00:00');
    const { code } = await log({ applicantClass: 'poor' });
    expect(
      await office.attempt('reception_officer', code, 'refile', { ...REASON, applicantClass: 'poor' }),
    ).toEqual([422, 'nothing-to-correct']);
    await propose(code, { applicantClass: null });
    const after = await approve(code);
    expect([after.applicantClass, local(after.dueAt), after.fee.dueDong]).toEqual([
      null,
      '07-22T17:30',
      13_000,
    ]);
    expect(await office.flagsOf(code)).toContain('refiled_to_later –');
  });

  it('while its papers are waited for changes the term that begins with them', async () => {
    office.at('07-15T09:00:00');
    const { code } = await log();
    await office.act('processing_officer', code, 'request-supplement', PAPERS);
    expect(
      await office.attempt('reception_officer', code, 'refile', { ...REASON, procedureCode: 'plain' }),
    ).toEqual([409, 'refiling-while-waiting']);
    await propose(code, { applicantClass: 'poor' });
    expect((await approve(code)).status).toBe('awaiting_supplement');
    office.at('07-17T09:00:00');
    const back = await office.act('reception_officer', code, 'receive-supplement', {});
    expect(local(back.dueAt)).toBe('07-22T17:30');
  });

  it('that owes less than was paid is waited for no longer', async () => {
    office.at('07-15T09:00:00');
    const { code, status } = (await office.log('classed-paid')) as Filed;
    expect(status).toBe('awaiting_payment');
    office.at('07-16T09:00:00');
    const paid = { amountDong: 3_000, method: 'cash', reference: 'BL-1' };
    await office.act('reception_officer', code, 'receive-payment', paid);
    await propose(code, { applicantClass: 'poor' });
    const after = await approve(code);
    expect([after.status, local(after.dueAt), after.fee.owedDong]).toEqual(['in_progress', '07-21T17:30', 0]);
    expect(after.currentSteps.map(({ step }) => step)).toEqual(['appraise']);
  });

  it('while the term stands still keeps its apology, and more time is shown and promised anew', async () => {
    office.at('07-15T09:00:00');
    const { code } = await log({ applicantClass: 'poor' });
    office.at('07-16T09:00:00');
    const pause = { reason: 'verification', legalBasis: 'Luật A, Điều 3', note: 'Xác minh' };
    await office.act('processing_officer', code, 'pause', pause);
    await propose(code, { applicantClass: null });
    const desk = await office.worker(COMMUNE, 'reception_officer');
    const { body } = await desk.get<{ items: object[] }>(`dossiers/${code}/refilings`);
    expect(body.items).toMatchObject([{ wouldBeDueAt: '2026-07-22T17:30:00.000+07:00' }]);
    expect((await approve(code)).dueAt).toBeNull();
    expect(await office.flagsOf(code)).toContain('refiled_to_later –');
    office.at('07-17T09:00:00');
    const going = await office.act('processing_officer', code, 'resume', { reason: 'verification' });
    expect(local(going.dueAt)).toBe('07-23T17:30');
    await office.told();
    const apologies = await office.sql.query<{ due_at: Date }[]>(
      `SELECT c.due_at FROM clock c JOIN dossier d ON d.id = c.dossier_id
       WHERE d.code = $1 AND c.kind = 'apology' AND c.stopped_at IS NULL`,
      [code],
    );
    expect(apologies).toEqual([{ due_at: new Date('2026-07-22T17:30:00+07:00') }]);
    const receipts = await office.sql.query<{ content: string }[]>(
      `SELECT p.content::text AS content FROM issued_paper p JOIN dossier d ON d.id = p.dossier_id
       WHERE d.code = $1 AND p.form = 'receipt' ORDER BY p.event_seq`,
      [code],
    );
    expect(receipts).toHaveLength(2);
    expect(receipts[1]?.content).toContain('Sau 5 ngày làm việc, kể từ khi nhận đủ hồ sơ');
  });

  it('keeps the extension that was granted, for there is no second one', async () => {
    office.at('07-15T09:00:00');
    const { code } = await log({ applicantClass: 'poor' });
    const longer = { reason: 'Hồ sơ phức tạp', amount: 5, unit: 'working_day' };
    expect(local((await office.act('approver', code, 'extend', longer)).dueAt)).toBe('07-27T17:30');
    await propose(code, { applicantClass: null });
    expect(local((await approve(code)).dueAt)).toBe('07-29T17:30');
  });

  it('leaves the fee that the desk charged, and somebody looks at it', async () => {
    office.at('07-15T09:00:00');
    const { code } = await log({ fee: { amountDong: 10_000, reason: 'Giảm' } });
    await propose(code, { applicantClass: 'company' });
    expect((await approve(code)).fee.dueDong).toBe(10_000);
    const event = (await office.timeline(code)).find(({ type }) => type === 'dossier_refiled');
    expect(event?.data).not.toHaveProperty('feeDong');
    const flags = (await office.flagsOf(code)).filter((flag) => flag.startsWith('fee_differs'));
    expect(flags).toHaveLength(2);
  });

  it('of another procedure is of no class, and a mended name takes none away', async () => {
    office.at('07-15T09:00:00');
    const other = await log({ applicantClass: 'poor' });
    await propose(other.code, { procedureCode: 'plain' });
    expect((await approve(other.code)).applicantClass).toBeNull();
    const same = await log({ applicantClass: 'poor' });
    await propose(same.code, { applicant: { fullName: 'Lê Thị Bơ' } });
    expect((await approve(same.code)).applicantClass?.code).toBe('poor');
  });

  it('knows its classes, terms and fees from the procedure', async () => {
    const desk = await office.worker(COMMUNE, 'reception_officer');
    const { body } = await desk.get<object>('procedures/classed');
    expect(body).toMatchObject({
      applicantClasses: [{ key: 'poor', evidence: 'Giấy chứng nhận hộ nghèo' }, { key: 'company' }],
      variants: [
        {
          fees: expect.arrayContaining([
            expect.objectContaining({
              key: 'filing',
              amountDong: 10_000,
              from: '2026-07-01',
              to: '2026-07-31',
            }),
            expect.objectContaining({ key: 'filing', amountDong: 0, applicantClass: 'poor' }),
          ]),
        },
      ],
    });
  });
});
