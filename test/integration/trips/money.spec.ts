import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../support/api-client.js';
import { ClockOffice, COMMUNE, local } from './clock-office.js';

/** Fees and payments over the API, at the times that the rules speak of. */
describe('money', () => {
  let office: ClockOffice;
  beforeAll(async () => {
    office = await ClockOffice.open('10-05T09:00:00');
  });
  afterAll(() => office.close());

  const ALL = { method: 'cash', reference: 'BL-0001' };

  it('paid or waived at the counter starts the term that the fee starts (row 24)', async () => {
    office.at('10-05T09:00:00');
    const exempt = await office.log('paid', { fee: { amountDong: 0, reason: 'Hộ nghèo' } });
    const paid = await office.log('paid', { payment: ALL });
    for (const { status, dueAt } of [exempt, paid]) {
      expect([status, local(dueAt)]).toEqual(['in_progress', '10-07T17:30']);
    }
    expect(await office.flagsOf(exempt.code)).toEqual(['fee_differs –']);
    await office.told();
    // Nobody is sent for money that is there.
    expect(await office.toldTo(paid.code, COMMUNE, 'reception_officer')).not.toContain('payment_requested');
    expect(await office.toldTo(paid.code, COMMUNE, 'processing_officer')).toContain('step_opened');
  });

  it('filed by post with its payment goes on with the acceptance, and is never closed as unpaid', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('paid-or-closed', { channel: 'postal', payment: ALL });
    office.at('10-05T14:00:00');
    const accepted = await office.act('reception_officer', code, 'accept');
    expect([accepted.status, local(accepted.dueAt)]).toEqual(['in_progress', '10-07T17:30']);
  });

  it('is corrected by the desk: the dossier that waited goes on, the wrong line stays readable', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('paid', { fee: { amountDong: 200_000, reason: 'Hai xe' } });
    office.at('10-06T10:00:00');
    const part = await office.act('reception_officer', code, 'receive-payment', { amountDong: 20_000 });
    expect(part.status).toBe('awaiting_payment');
    office.at('10-07T10:00:00');
    const correction = { amountDong: 20_000, reason: 'Chỉ một xe' };
    expect(await office.attempt('processing_officer', code, 'correct-fee', correction)).toEqual([
      403,
      'forbidden',
    ]);
    const right = await office.act('reception_officer', code, 'correct-fee', correction);
    expect([right.status, local(right.dueAt)]).toEqual(['in_progress', '10-08T17:30']);
    expect(await office.attempt('approver', code, 'correct-fee', correction)).toEqual([
      422,
      'nothing-to-correct',
    ]);
    const lines = (right as unknown as { fee: { entries: { kind: string; amountDong: number }[] } }).fee;
    expect(lines.entries.map(({ kind, amountDong }) => [kind, amountDong])).toEqual([
      ['charged', 200_000],
      ['paid', 20_000],
      ['charged', 20_000],
    ]);
    await office.told();
    expect(await office.toldTo(code, COMMUNE, 'processing_officer')).toContain('payment_received');
  });

  it('has to be told where nobody here knows how much is owed, and names the field of the request', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('plain');
    const desk = await office.worker(COMMUNE, 'reception_officer');
    const filing = {
      procedureCode: 'plain',
      channel: 'counter',
      applicant: { kind: 'person', fullName: 'Lê Thị Bưởi' },
      payment: ALL,
    };
    for (const [path, body, field] of [
      [`dossiers/${code}/receive-payment`, {}, 'amountDong'],
      ['dossiers', filing, 'payment.amountDong'],
    ] as const) {
      const refused = await desk.post<Problem>(path, body);
      expect([refused.status, refused.body.code]).toEqual([422, 'amount-unknown']);
      expect(refused.body.errors).toMatchObject([{ field, code: 'amount-unknown' }]);
    }
    await office.act('reception_officer', code, 'receive-payment', { amountDong: 16_000 });
  });

  it('that came in time is for the supervisor to see to, although the dossier was closed', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('paid-or-closed');
    office.at('11-05T00:01:00');
    await office.watch();
    expect(await office.show(code)).toMatchObject({ status: 'stopped', endReason: 'no_payment' });
    office.at('11-09T08:00:00');
    const late = { paidAt: '2026-11-04T16:00:00+07:00', paidAtReason: 'Sao kê ngân hàng', reference: 'NH-1' };
    const paid = await office.act('reception_officer', code, 'receive-payment', late);
    expect(paid.status).toBe('stopped');
    expect((await office.flagsOf(code)).at(-1)).toBe('paid_in_time –');
    const supervisor = await office.as('supervisor');
    const { status } = await supervisor.get('flags?kind=paid_in_time');
    expect(status).toBe(200);
  });
});
