import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../support/api-client.js';
import { until } from '../queue/until.js';
import { csvOf, TakeOverHouse, type Cells } from './take-over-house.js';

const COMMUNE = 'H99.31';

interface Dossier {
  readonly code: string;
  readonly status: string;
  readonly dueAt: string | null;
  readonly originalDueAt: string | null;
  readonly promisedDueAt: string | null;
  readonly timeliness: string | null;
  readonly endReason: string | null;
  readonly marks: readonly string[];
  readonly reAppointment: { readonly promisedDueAt: string; readonly late: boolean } | null;
  readonly currentSteps: readonly { readonly step: string }[];
  readonly availableActions: readonly string[];
}
interface Deadline {
  readonly changes: readonly {
    readonly reason: string;
    readonly dueAt: string | null;
    readonly text: { vi: string };
  }[];
  readonly clocks: readonly { readonly kind: string; readonly agrees: boolean }[];
  readonly whoseTime: { readonly owners: readonly { readonly owner: { readonly kind: string } }[] };
}

let house: TakeOverHouse;
beforeAll(async () => {
  house = await TakeOverHouse.open('2026-11-25T10:00:00+07:00');
}, 120_000);
afterAll(() => house.close());

const local = (instant: string | null | undefined) => instant?.slice(5, 16) ?? null;
const papers = { items: [{ description: 'Bản vẽ' }], reason: 'Thiếu' };

/** Received on Thursday 12 November at 9, ten working days: due on Friday 27 November, 24 being a day off. */
const dossier = (code: string, more: Cells = {}): Cells => ({
  'Số hồ sơ': code,
  'Mã thủ tục': 'CO.PAUSE',
  'Cách nộp': 'Trực tiếp',
  'Đơn vị': 'X31',
  'Người nộp': 'Nguyễn Thị Mẫu',
  'Ngày nhận': '12/11/2026 09:00',
  ...more,
});
const event = (code: string, kind: string, from: string, more: Cells = {}): Cells => ({
  'Số hồ sơ': code,
  Việc: kind,
  Từ: from,
  'Người làm': 'Trần Văn Cũ',
  ...more,
});
const appraised = (code: string) =>
  event(code, 'Bước', '13/11/2026 09:00', { Bước: 'Chuyên viên thẩm định' });

async function takeOver(rows: readonly Cells[], changes: object = {}): Promise<void> {
  const summary = await house.take(csvOf(rows), changes);
  expect([summary.leftOut, await house.report()]).toEqual([0, expect.anything()]);
}

async function act(role: string, code: string, verb: string, body: object = {}): Promise<Dossier> {
  const answer = await (await house.worker(COMMUNE, role)).post<Dossier>(`dossiers/${code}/${verb}`, body);
  expect([verb, answer.status, answer.body]).toEqual([verb, 200, expect.anything()]);
  return answer.body;
}
async function refusedWith(role: string, code: string, verb: string, body: object = {}) {
  const answer = await (await house.worker(COMMUNE, role)).post<Problem>(`dossiers/${code}/${verb}`, body);
  return [answer.status, answer.body.code];
}
const read = async <T>(path: string, role = 'approver'): Promise<T> =>
  (await (await house.worker(COMMUNE, role)).get<T>(path)).body;
const show = (code: string) => read<Dossier>(`dossiers/${code}`);
const toldOf = async (code: string) =>
  (
    await house.query<{ kind: string; role: string }>(
      `SELECT n.kind, n.role FROM notification n JOIN dossier d ON d.id = n.dossier_id WHERE d.code = $1 ORDER BY n.id`,
      [code],
    )
  ).map(({ kind, role }) => `${kind} ${role}`);
const flagsOf = async (code: string) =>
  (
    await house.query<{ kind: string; clock: string; at: Date }>(
      `SELECT f.kind, f.detail->>'clockKind' AS clock, f.moment_at AS at
       FROM dossier_flag f JOIN dossier d ON d.id = f.dossier_id WHERE d.code = $1 AND f.cleared_at IS NULL ORDER BY f.id`,
      [code],
    )
  ).map(
    ({ kind, clock, at }) =>
      `${kind} ${clock} ${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(5, 16)}`,
  );

describe('a dossier that was taken over is an open dossier like any other', () => {
  it('stands in the inbox of whoever has its step, at once', async () => {
    await takeOver([dossier('IN-1'), appraised('IN-1')]);
    const inbox = await read<{ items: { step: string; dossier: { code: string } }[] }>('inbox?limit=100');
    expect(inbox.items.map(({ step, dossier: { code } }) => [code, step])).toContainEqual(['IN-1', 'sign']);
    expect((await show('IN-1')).availableActions).toContain('finish-step');
  });

  it('leaves its number to it: the next of that agency and day is behind those of the old system', async () => {
    await takeOver([dossier('H99.31-261125-0041'), dossier('H99.31-261125-0007'), dossier('H99.31.x')]);
    const applicant = { kind: 'person', fullName: 'Lê Thị Bưởi' };
    const filing = { procedureCode: 'CO.PAUSE', channel: 'counter', applicant };
    const reception = await house.worker(COMMUNE, 'reception_officer');
    const codes = [
      (await reception.post<Dossier>('dossiers', filing)).body.code,
      (await reception.post<Dossier>('dossiers', filing)).body.code,
    ];
    expect(codes).toEqual(['H99.31-261125-0042', 'H99.31-261125-0043']);
  });

  it('is finished by its steps, on time, and counted by its old receipt and its new result', async () => {
    await takeOver([dossier('DONE-1', { 'Ngày nhận': '02/11/2026 09:00', 'Mã thủ tục': 'CO.FIXED' })]);
    await act('processing_officer', 'DONE-1', 'finish-step', { step: 'appraise', outcome: 'done' });
    const resolved = await act('approver', 'DONE-1', 'finish-step', { step: 'sign', outcome: 'approved' });
    expect([resolved.status, resolved.timeliness]).toEqual(['resolved', 'early']);
    const supervisor = await house.product.as('supervisor');
    const month = 'from=2026-11-01&to=2026-12-01&procedure=CO.FIXED';
    const onTime = await supervisor.get<{ total: object }>(`reports/on-time?${month}`);
    expect(onTime.body.total).toMatchObject({ early: 1, onTime: 0, late: 0 });
    const received = await supervisor.get<{ total: object }>(`reports/online-submission?${month}`);
    expect(received.body.total).toMatchObject({ counter: 1, online: 0 });
    const { whoseTime } = await read<Deadline>('dossiers/DONE-1/deadline');
    expect(whoseTime.owners.map(({ owner }) => owner.kind)).toEqual(['agency']);
  });

  it('goes on by the term and the fee of its class', async () => {
    const of = { 'Mã thủ tục': 'CO.CLASS' };
    await takeOver([dossier('CL-1', { ...of, 'Đối tượng': 'Hộ nghèo' }), dossier('CL-2', of)]);
    type Classed = Dossier & {
      readonly applicantClass: { readonly code: string } | null;
      readonly fee: { readonly dueDong: number };
    };
    const shown = await Promise.all(['CL-1', 'CL-2'].map((code) => read<Classed>(`dossiers/${code}`)));
    expect(
      shown.map(({ applicantClass, dueAt, fee }) => [applicantClass?.code, local(dueAt), fee.dueDong]),
    ).toEqual([
      ['poor', '11-19T17:30', 0],
      [undefined, '11-27T17:30', 50_000],
    ]);
  });

  it('waiting for papers it gets them, its policy counts, and nobody may ask again', async () => {
    const asked = event('SUP-1', 'Bổ sung', '16/11/2026 09:00', { 'Nội dung': 'Bản vẽ' });
    await takeOver([dossier('SUP-1'), asked]);
    expect(await show('SUP-1')).toMatchObject({ status: 'awaiting_supplement', dueAt: null });
    const back = await act('reception_officer', 'SUP-1', 'receive-supplement');
    // 17, 18, 19, 20, 23 and 25 November are not counted.
    expect([back.status, local(back.dueAt)]).toEqual(['in_progress', '12-07T17:30']);
    expect(await refusedWith('processing_officer', 'SUP-1', 'request-supplement', papers)).toEqual([
      409,
      'supplement-already-requested',
    ]);
    const { whoseTime } = await read<Deadline>('dossiers/SUP-1/deadline');
    expect(whoseTime.owners.map(({ owner }) => owner.kind)).toEqual(['agency', 'applicant']);
  });

  it('waiting for a fee it goes on when that is paid', async () => {
    await takeOver([dossier('PAY-1'), event('PAY-1', 'Nộp phí', '18/11/2026 09:00')]);
    expect((await show('PAY-1')).status).toBe('awaiting_payment');
    const paid = await act('reception_officer', 'PAY-1', 'receive-payment');
    expect([paid.status, local(paid.dueAt)]).toEqual(['in_progress', '12-03T17:30']);
  });

  it('whose promise an apology moved keeps both moments, and there is no second apology', async () => {
    const sorry = event('SORRY-1', 'Xin lỗi', '25/11/2026 09:00', {
      Đến: '04/12/2026 17:00',
      'Nội dung': 'Quá tải',
    });
    await takeOver([dossier('SORRY-1', { 'Ngày hẹn trả': '04/12/2026 17:00' }), sorry]);
    const taken = await show('SORRY-1');
    expect([local(taken.dueAt), local(taken.promisedDueAt)]).toEqual(['11-27T17:30', '12-04T17:00']);
    expect(taken.reAppointment).toMatchObject({ late: false });
    expect(taken.marks).toEqual([]);
    const again = { amount: 2, unit: 'working_day', reason: 'x' };
    expect(await refusedWith('approver', 'SORRY-1', 'apologise', again)).toEqual([
      409,
      'already-re-appointed',
    ]);
  });

  it('whose promised due moment is kept shows it, explains it, and counts by its own term from the next pause on', async () => {
    await takeOver([dossier('KEEP-1', { 'Ngày hẹn trả': '03/12/2026 17:00' })], {
      onDueDifference: 'keep_theirs',
    });
    expect(await show('KEEP-1')).toMatchObject({
      dueAt: '2026-12-03T17:00:00.000+07:00',
      marks: ['due_differs'],
    });
    const { changes, clocks } = await read<Deadline>('dossiers/KEEP-1/deadline');
    expect(changes.at(-1)).toMatchObject({
      reason: 'dossier_taken_over',
      text: { vi: 'Giữ hạn mà hệ thống cũ đã hẹn' },
    });
    expect(clocks.every(({ agrees }) => agrees)).toBe(true);
    const pause = { reason: 'verification', legalBasis: 'Luật A' };
    await act('processing_officer', 'KEEP-1', 'pause', pause);
    const resumed = await act('processing_officer', 'KEEP-1', 'resume', { reason: 'verification' });
    expect(local(resumed.dueAt)).toBe('11-27T17:30');
  });

  it('knows of an outage that was recorded before it came', async () => {
    const outage = {
      agencyCode: COMMUNE,
      from: '2026-11-13T08:00:00+07:00',
      to: '2026-11-13T10:00:00+07:00',
      name: 'Mất điện',
      source: 'Biên bản 1',
    };
    const admin = await house.product.as('admin');
    expect((await admin.post('outages', outage)).status).toBe(201);
    // The other one is due today; its warning was due before it came, and is again after the two hours.
    await takeOver([dossier('OUT-1'), dossier('OUT-2', { 'Ngày nhận': '10/11/2026 09:00' })]);
    await until(async () => local((await show('OUT-1')).dueAt) === '11-30T09:30', 20_000);
    await until(async () => local((await show('OUT-2')).dueAt) === '11-26T09:30', 20_000);
    await house.watch();
    expect(await flagsOf('OUT-2')).toEqual(['overdue step 11-10T15:00']);
  });

  it('is moved by a day off that is declared later', async () => {
    await takeOver([dossier('CAL-1', { 'Mã thủ tục': 'CO.CUTOFF', 'Ngày nhận': '25/11/2026 08:00' })]);
    expect(local((await show('CAL-1')).dueAt)).toBe('12-04T17:30');
    const days = [{ on: '2026-12-02', kind: 'swap_off', name: 'Nghỉ hoán đổi', source: 'QĐ 9' }];
    const admin = await house.product.as('admin');
    expect((await admin.post('calendars/tinh-mau/days', { days })).status).toBeLessThan(300);
    await until(async () => local((await show('CAL-1')).dueAt) === '12-07T17:30', 20_000);
  });
});

describe('when time goes on', () => {
  it('warns and tells lateness as of any dossier, but nothing of what was over before', async () => {
    // One is late since Monday, one is due today: its warning was due before it came.
    await takeOver([
      dossier('LATE-1', { 'Mã thủ tục': 'CO.HOURS', 'Ngày nhận': '16/11/2026 07:30' }),
      dossier('TODAY-1', { 'Mã thủ tục': 'CO.HOURS', 'Ngày nhận': '17/11/2026 13:30' }),
      dossier('SOON-1', { 'Mã thủ tục': 'CO.HOURS', 'Ngày nhận': '20/11/2026 07:30' }),
    ]);
    await house.watch();
    expect(await flagsOf('LATE-1')).toEqual(['overdue processing 11-20T17:30', 'overdue step 11-16T11:30']);
    expect(await flagsOf('TODAY-1')).toEqual(['overdue step 11-17T17:30']);
    expect(await flagsOf('SOON-1')).toEqual(['overdue step 11-20T11:30']);
    expect([await toldOf('LATE-1'), await toldOf('TODAY-1'), await toldOf('SOON-1')]).toEqual([[], [], []]);

    house.product.clock.set('2026-11-27T11:00:00+07:00');
    await house.watch();
    expect(await flagsOf('LATE-1')).toEqual(['overdue processing 11-20T17:30', 'overdue step 11-16T11:30']);
    expect(await flagsOf('TODAY-1')).toContain('overdue processing 11-25T11:30');
    expect(await flagsOf('SOON-1')).toContain('due_soon processing 11-26T17:30');
    expect(await toldOf('LATE-1')).toEqual([]);
    expect(await toldOf('TODAY-1')).toContain('overdue processing_officer');
    expect(await toldOf('SOON-1')).toContain('due_soon processing_officer');
  }, 60_000);

  it('closes an unanswered supplement when the applicant’s time from the notice is over', async () => {
    await takeOver([
      dossier('WAIT-1'),
      event('WAIT-1', 'Bổ sung', '16/11/2026 09:00', { 'Nội dung': 'Bản vẽ' }),
    ]);
    house.product.clock.set('2026-12-01T23:59:59+07:00');
    await house.watch();
    expect((await show('WAIT-1')).status).toBe('awaiting_supplement');
    house.product.clock.set('2026-12-02T08:00:00+07:00');
    await house.watch();
    expect(await show('WAIT-1')).toMatchObject({ status: 'stopped', endReason: 'no_supplement' });
    expect(await toldOf('WAIT-1')).toContain('closed_without_supplement reception_officer');
  }, 60_000);
});
