import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TrackingBookPage } from '../../../src/outward/papers/list-tracking-book.js';
import type { PaperList, PaperShown } from '../../../src/outward/papers/papers.responses.js';
import { ClockOffice, COMMUNE, local, OTHER_COMMUNE } from './clock-office.js';

const ORDER = {
  reason: 'Khiếu nại đúng',
  legalBasis: 'Quyết định 12/QĐ-UBND ngày 14/10/2026',
  term: 'restart',
};
const GONE = { reason: 'Nhầm' };

/** Withdrawn before anybody accepted it, and reopened by a decision. */
describe('a dossier that nobody had accepted is accepted by its reopening', () => {
  let office: ClockOffice;
  beforeAll(async () => {
    office = await ClockOffice.open('10-05T09:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const desk = () => office.worker(COMMUNE, 'reception_officer');

  /** Filed by post on Mon 5/10, withdrawn on Tue 6/10; the moment is then Wed 14/10, 9:00. */
  async function withdrawn(procedure: string, agencyCode: string): Promise<string> {
    office.at('10-05T09:00:00');
    const { code, status } = await office.log(procedure, { channel: 'postal', agencyCode });
    expect(status).toBe('registered');
    office.at('10-06T10:00:00');
    await office.act('reception_officer', code, 'withdraw', GONE);
    expect(await papersOf(code)).toEqual(['stop_notice']);
    expect(await linesOf(code)).toEqual([]);
    office.at('10-14T09:00:00');
    return code;
  }

  async function papersOf(code: string): Promise<readonly string[]> {
    await office.told();
    const { body } = await (await desk()).get<PaperList>(`dossiers/${code}/papers`);
    return body.items.map(({ form }) => form);
  }

  async function receiptOf(code: string): Promise<Record<string, string>> {
    const client = await desk();
    const { body } = await client.get<PaperList>(`dossiers/${code}/papers`);
    const receipts = body.items.filter(({ form }) => form === 'receipt');
    expect(receipts).toHaveLength(1);
    const { content } = (await client.get<PaperShown>(receipts[0]?.link ?? '')).body;
    return Object.fromEntries(content.fields.map(({ key, value }) => [key, value]));
  }

  async function linesOf(code: string) {
    const path = 'tracking-book?from=2026-01-01&to=2027-01-01&limit=100';
    const { body } = await (await desk()).get<TrackingBookPage>(path);
    return body.items.filter((line) => line.code === code);
  }

  const typesOf = async (code: string, agency: string) =>
    (await office.timeline(code, agency)).map(({ type }) => type);

  it('at the agency that decides: receipt, line in the book, the term from that moment', async () => {
    const code = await withdrawn('plain', COMMUNE);
    const open = await office.act('approver', code, 'reopen', ORDER);
    expect(open).toMatchObject({ status: 'in_progress', currentSteps: [{ step: 'appraise' }] });
    expect([local(open.dueAt), local(open.originalDueAt)]).toEqual(['10-28T17:30', '10-28T17:30']);
    expect(await papersOf(code)).toEqual(['stop_notice', 'receipt']);
    expect(await receiptOf(code)).toMatchObject({
      receivedAt: '09 giờ 00 phút, ngày 14 tháng 10 năm 2026',
      dueAt: '17 giờ 30 phút, ngày 28 tháng 10 năm 2026',
    });
    expect(await linesOf(code)).toMatchObject([{ enteredOn: '2026-10-14', status: 'in_progress' }]);
    expect(await typesOf(code, COMMUNE)).toEqual([
      'dossier_registered',
      'dossier_withdrawn',
      'dossier_reopened',
      'dossier_accepted',
    ]);
    expect(await office.toldTo(code, COMMUNE, 'processing_officer')).toEqual(['step_opened']);
  });

  it('taken in elsewhere: the clock waits for the agency that decides to receive it (row 10)', async () => {
    const code = await withdrawn('sent', OTHER_COMMUNE);
    const open = await office.act('approver', code, 'reopen', ORDER, OTHER_COMMUNE);
    expect(open).toMatchObject({
      status: 'accepted',
      dueAt: null,
      startsWhen: 'agency_received',
      currentSteps: [],
    });
    expect(await papersOf(code)).toEqual(['stop_notice', 'receipt']);
    expect((await receiptOf(code))['dueAt']).toContain('Sau 5 ngày làm việc');
    expect(await linesOf(code)).toMatchObject([
      { enteredOn: '2026-10-14', dueAt: null, agency: { code: OTHER_COMMUNE } },
    ]);
    expect(await office.toldTo(code, COMMUNE, 'reception_officer')).toContain('to_be_sent_on');

    office.at('10-14T15:00:00');
    await office.act('reception_officer', code, 'send-on');
    office.at('10-16T08:05:00');
    const begun = await office.act('processing_officer', code, 'confirm-receipt', {}, OTHER_COMMUNE);
    expect([begun.status, local(begun.dueAt)]).toEqual(['in_progress', '10-23T17:30']);
    expect(await papersOf(code)).toEqual(['stop_notice', 'receipt']);
  });

  it('without its fee: the clock waits for the payment', async () => {
    const code = await withdrawn('paid', COMMUNE);
    const open = await office.act('approver', code, 'reopen', ORDER);
    expect(open).toMatchObject({ status: 'awaiting_payment', dueAt: null, startsWhen: 'fee_paid' });
    expect(await papersOf(code)).toEqual(['stop_notice', 'receipt']);
    office.at('10-15T09:00:00');
    const paid = await office.act('reception_officer', code, 'receive-payment', { method: 'cash' });
    expect([paid.status, local(paid.dueAt)]).toEqual(['in_progress', '10-19T17:30']);
  });

  it('accepted before and never begun it waits again, with the receipt that it has', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('sent', { agencyCode: OTHER_COMMUNE });
    office.at('10-06T10:00:00');
    await office.act('reception_officer', code, 'withdraw', GONE);
    office.at('10-14T09:00:00');
    const open = await office.act('approver', code, 'reopen', ORDER, OTHER_COMMUNE);
    expect(open).toMatchObject({ status: 'accepted', dueAt: null, startsWhen: 'agency_received' });
    expect(await papersOf(code)).toEqual(['receipt', 'stop_notice']);
    expect(await linesOf(code)).toMatchObject([{ enteredOn: '2026-10-05', status: 'accepted' }]);
    expect(await office.toldTo(code, COMMUNE, 'reception_officer')).toEqual([
      'to_be_sent_on',
      'to_be_sent_on',
    ]);
  });

  it('never begins in the middle of its plan', async () => {
    const code = await withdrawn('plain', COMMUNE);
    expect(await office.attempt('approver', code, 'reopen', { ...ORDER, step: 'sign' })).toEqual([
      422,
      'work-not-begun',
    ]);
    expect((await office.show(code)).status).toBe('withdrawn');
  });
});
