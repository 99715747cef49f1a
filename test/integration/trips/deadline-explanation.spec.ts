import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishersOf, publishReviewed } from '../../support/publish-version.js';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import { TimedProduct } from '../../support/timed-product.js';

interface Bilingual {
  readonly vi: string;
  readonly en: string;
}
interface ShownClock {
  readonly kind: string;
  readonly state: string;
  readonly dueAt: string | null;
  readonly sentence: Bilingual;
  readonly agrees: boolean;
  readonly total: { readonly amount: number; readonly unit: string };
  readonly pauses: readonly { readonly text: Bilingual; readonly from: string; readonly to: string | null }[];
  readonly explanation: readonly {
    readonly on: string;
    readonly counted: boolean;
    readonly reason: string;
    readonly amount: number;
  }[];
}
interface OwnerTime {
  readonly owner: { readonly kind: string; readonly name: Bilingual };
  readonly workingMinutes: number;
  readonly lateMinutes: number;
}
interface Deadline {
  readonly summary: Bilingual;
  readonly originalDueAt: string | null;
  readonly dueAt: string | null;
  readonly promisedDueAt: string | null;
  readonly changes: readonly {
    readonly from: string | null;
    readonly dueAt: string | null;
    readonly text: Bilingual;
  }[];
  readonly reAppointment: object | null;
  readonly clocks: readonly ShownClock[];
  readonly whoseTime: {
    readonly workingMinutes: number;
    readonly lateMinutes: number;
    readonly owners: readonly OwnerTime[];
    readonly pieces: readonly (OwnerTime & { readonly from: string; readonly to: string })[];
  } | null;
}
interface Dossier {
  readonly code: string;
  readonly status: string;
  readonly currentSteps: readonly {
    readonly step: string;
    readonly role: string;
    readonly agency: { readonly code: string };
    readonly outcomes: readonly { readonly key: string }[];
  }[];
}
interface Preview {
  readonly dueAt: string;
  readonly sentence: Bilingual;
  readonly startsWhen: string;
  readonly startNote: Bilingual | null;
  readonly clocks: readonly ShownClock[];
}

const PROCEDURE = '1.001612';
const filing = {
  procedureCode: PROCEDURE,
  channel: 'counter',
  applicant: { kind: 'person', fullName: 'Đặng Thị Mỹ Hạnh', identityNumber: '079300001234' },
};

let product: TimedProduct;

const setClock = (local: string) => product.clock.set(`${local.replace(' ', 'T')}:00+07:00`);

async function post<T>(username: string, path: string, body: object = {}): Promise<T> {
  const answer = await (await product.as(username)).post<T>(path, body);
  expect([path, answer.status, answer.status >= 400 ? answer.body : null]).toEqual([
    path,
    answer.status,
    null,
  ]);
  return answer.body;
}

const deadlineOf = async (code: string) =>
  (await (await product.as('officer')).get<Deadline>(`dossiers/${code}/deadline`)).body;

const previewAt = async (local: string, more: object = {}) => {
  const receivedAt = `${local.replace(' ', 'T')}:00+07:00`;
  const request = { procedureCode: PROCEDURE, channel: 'counter', agencyCode: 'H99.31', receivedAt, ...more };
  const { status, body } = await product.anonymous().post<Preview>('deadlines/preview', request);
  expect([status, body]).toEqual([200, body]);
  return body;
};

/** The procedure with ten working days that stand still during a supplement. */
async function publish(effectiveFrom: string, changed: Partial<ProcedureRules>): Promise<void> {
  const [row] = await product.sql.query<{ rules: ProcedureRules }[]>(
    `SELECT v.rules FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
     WHERE p.code = $1 ORDER BY v.no LIMIT 1`,
    [PROCEDURE],
  );
  const rules = row?.rules as ProcedureRules;
  const variants = rules.variants.map((variant) => ({
    ...variant,
    terms: variant.terms.map((term) => ({
      ...term,
      decidedTerm: { ...term.decidedTerm, limit: { amount: 10, unit: 'working_day' } },
    })),
  }));
  const path = `procedures/${PROCEDURE}/versions`;
  const draft = {
    effectiveFrom,
    rules: { ...rules, variants, supplementPolicy: { kind: 'pause' }, ...changed },
  };
  const { no } = await post<{ no: number }>('admin', path, draft);
  expect((await publishReviewed(await publishersOf(product), `${path}/${no}`)).status).toBe(200);
}

async function workerOf({ agency, role }: Dossier['currentSteps'][number]): Promise<string> {
  const [row] = await product.sql.query<{ username: string }[]>(
    `SELECT a.username FROM account a JOIN agency g ON g.id = a.agency_id
     WHERE g.code = $1 AND $2 = ANY (a.roles) ORDER BY a.id LIMIT 1`,
    [agency.code, role],
  );
  return row?.username ?? '';
}

async function finishOpenSteps(dossier: Dossier, isEnough: (now: Dossier) => boolean): Promise<Dossier> {
  let now = dossier;
  while (!isEnough(now)) {
    const [step] = now.currentSteps;
    if (!step) throw new Error('nothing is open');
    const body = { step: step.step, outcome: step.outcomes[0]?.key };
    now = await post<Dossier>(await workerOf(step), `dossiers/${now.code}/finish-step`, body);
  }
  return now;
}

const rowsOf = ({ explanation }: ShownClock) =>
  explanation.map(({ on, amount, reason }) => `${on.slice(8)}/${on.slice(5, 7)} ${amount} ${reason}`);

const clockOf = (clocks: readonly ShownClock[], kind: string) =>
  clocks.find((clock) => clock.kind === kind) as ShownClock;

beforeAll(async () => {
  product = await TimedProduct.start('2026-08-03T08:00:00+07:00');
  await publish('2026-08-10', {});
}, 90_000);

afterAll(() => product.stop());

describe('a dossier explains its due moment', () => {
  let code: string;
  let told: Deadline;

  /** Received 13/8, papers asked for on 17/8 and brought on 21/8, an apology on 3/9, the result on 8/9. */
  beforeAll(async () => {
    setClock('2026-08-13 09:00');
    const logged = await post<Dossier>('reception', 'dossiers', filing);
    ({ code } = logged);
    setClock('2026-08-13 09:30');
    await finishOpenSteps(logged, ({ currentSteps }) => currentSteps[0]?.role !== 'reception_officer');
    setClock('2026-08-17 10:00');
    const papers = {
      items: [{ description: 'Hợp đồng thuê địa điểm', reason: 'Kinh doanh tại địa điểm thuê' }],
      reason: 'Thiếu giấy tờ địa điểm',
    };
    await post('officer', `dossiers/${code}/request-supplement`, papers);
    setClock('2026-08-21 10:00');
    const back = await post<Dossier>('reception', `dossiers/${code}/receive-supplement`);
    setClock('2026-09-03 15:00');
    const sorry = { amount: 3, unit: 'working_day', reason: 'Cần xác minh thêm địa điểm kinh doanh' };
    await post('approver', `dossiers/${code}/apologise`, sorry);
    setClock('2026-09-08 10:00');
    await finishOpenSteps(back, ({ status }) => status === 'resolved');
    setClock('2026-09-08 11:00');
    told = await deadlineOf(code);
  }, 60_000);

  it('in one paragraph, with a pause, a holiday, a make-up Saturday and a re-appointment', () => {
    expect(told.summary.vi).toBe(
      `Hồ sơ ${code} nhận lúc 09:00 thứ Năm ngày 13/08/2026. ` +
        'Thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định 168/2025/NĐ-CP: 03 ngày làm việc kể từ ngày ' +
        'nhận hồ sơ hợp lệ, tính từ thứ Sáu ngày 14/08/2026. ' +
        'Không tính nghỉ hoán đổi ngày 31/08/2026, nghỉ Quốc khánh từ 01/09 đến 02/09/2026 và các ngày nghỉ hằng ' +
        'tuần; có tính ngày làm bù thứ Bảy ngày 22/08/2026. ' +
        'Tạm dừng lần 1 (chờ bổ sung hồ sơ) từ thứ Hai ngày 17/08/2026 đến thứ Sáu ngày 21/08/2026, không tính ' +
        'vào thời hạn. ' +
        'Hạn ban đầu là 17:30 thứ Tư ngày 26/08/2026; hạn cuối cùng theo quy định là 17:30 thứ Sáu ngày 04/09/2026. ' +
        'Cơ quan giải quyết gửi văn bản xin lỗi lúc 15:00 thứ Năm ngày 03/09/2026 và hẹn lại trả kết quả lúc ' +
        '17:30 thứ Tư ngày 09/09/2026, lý do: Cần xác minh thêm địa điểm kinh doanh. ' +
        'Việc hẹn lại chỉ được thực hiện một lần và không làm thay đổi hạn theo quy định. ' +
        'Có kết quả lúc 10:00 thứ Ba ngày 08/09/2026, quá hạn 2 ngày làm việc. ' +
        'So với ngày hẹn lại: trước hạn 1 ngày làm việc.',
    );
  });

  it('day by day, each counted or skipped with its reason, up to the date', () => {
    const legal = clockOf(told.clocks, 'processing');
    expect(rowsOf(legal)).toEqual([
      '13/08 0 Ngày bắt đầu, không tính vào thời hạn',
      '14/08 1 Ngày làm việc',
      '15/08 0 Ngày nghỉ hằng tuần',
      '16/08 0 Ngày nghỉ hằng tuần',
      '17/08 1 Ngày làm việc',
      '18/08 0 Tạm dừng lần 1 (chờ bổ sung hồ sơ)',
      '19/08 0 Tạm dừng lần 1 (chờ bổ sung hồ sơ)',
      '20/08 0 Tạm dừng lần 1 (chờ bổ sung hồ sơ)',
      '21/08 0 Tạm dừng lần 1 (chờ bổ sung hồ sơ)',
      '22/08 1 Làm bù (cho thứ Hai 31/08/2026)',
      '23/08 0 Ngày nghỉ hằng tuần',
      '24/08 1 Ngày làm việc',
      '25/08 1 Ngày làm việc',
      '26/08 1 Ngày làm việc',
      '27/08 1 Ngày làm việc',
      '28/08 1 Ngày làm việc',
      '29/08 0 Ngày nghỉ hằng tuần',
      '30/08 0 Ngày nghỉ hằng tuần',
      '31/08 0 Nghỉ hoán đổi (làm bù thứ Bảy 22/08/2026)',
      '01/09 0 Nghỉ lễ: Quốc khánh (ngày liền kề)',
      '02/09 0 Nghỉ lễ: Quốc khánh',
      '03/09 1 Ngày làm việc',
      '04/09 1 Ngày làm việc',
    ]);
    expect(legal.total).toEqual({ amount: 10, unit: 'working_day' });
    expect(legal.dueAt).toBe('2026-09-04T17:30:00.000+07:00');
    expect(legal.pauses).toMatchObject([
      { text: { vi: 'Tạm dừng lần 1 (chờ bổ sung hồ sơ)' }, from: '2026-08-17T10:00:00.000+07:00' },
    ]);
  });

  it('with every other clock, each ledger adding up to what it shows', () => {
    const kinds = told.clocks.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['processing', 'return_limit', 'apology', 'supplement_wait', 'step']),
    );
    for (const { kind, explanation, total, agrees } of told.clocks) {
      const sum = explanation.reduce((all, { amount }) => all + Math.round(amount * 60_000), 0) / 60_000;
      expect([kind, sum, agrees]).toEqual([kind, total.amount, true]);
    }
    expect(clockOf(told.clocks, 'return_limit').sentence.vi).toMatch(
      /hạn yêu cầu bổ sung 17:30 thứ Ba ngày 18\/08\/2026\.$/,
    );
    expect(clockOf(told.clocks, 'apology').sentence.vi).toMatch(
      /hẹn trả 17:30 thứ Sáu ngày 04\/09\/2026; văn bản xin lỗi gửi chậm nhất 01 ngày trước hạn; hạn gửi văn bản xin lỗi 17:30 thứ Năm ngày 03\/09\/2026\.$/,
    );
  });

  it('with the way from the first due moment to the present one, and the promise beside it', () => {
    expect(told).toMatchObject({
      originalDueAt: '2026-08-26T17:30:00.000+07:00',
      dueAt: '2026-09-04T17:30:00.000+07:00',
      promisedDueAt: '2026-09-09T17:30:00.000+07:00',
      reAppointment: {
        promisedDueAt: '2026-09-09T17:30:00.000+07:00',
        dueAt: '2026-09-04T17:30:00.000+07:00',
        apologyDueAt: '2026-09-03T17:30:00.000+07:00',
        sentAt: '2026-09-03T15:00:00.000+07:00',
        late: false,
      },
    });
    expect(
      told.changes.map(({ from, dueAt, text }) => [from?.slice(0, 10), dueAt?.slice(0, 10), text.vi]),
    ).toEqual([
      [undefined, '2026-08-26', 'Tiếp nhận hồ sơ, ấn định hạn trả kết quả'],
      ['2026-08-26', undefined, 'Tạm dừng: yêu cầu bổ sung hồ sơ'],
      [undefined, '2026-09-04', 'Đã nhận đủ giấy tờ bổ sung: tính tiếp thời hạn còn lại'],
    ]);
  });

  it('and tells whose time it was, exact to the minute', () => {
    const { workingMinutes, lateMinutes, owners, pieces } = told.whoseTime as NonNullable<
      Deadline['whoseTime']
    >;
    // 13/8 from 09:00: 390; fifteen whole days; 8/9 until 10:00: 150.
    expect([workingMinutes, lateMinutes]).toEqual([390 + 15 * 480 + 150, 480 + 150]);
    const minutesOf = (kind: string) => owners.find(({ owner }) => owner.kind === kind)?.workingMinutes;
    expect(minutesOf('applicant')).toBe(4 * 480);
    expect(owners.reduce((sum, owner) => sum + owner.workingMinutes, 0)).toBe(workingMinutes);
    expect(owners.reduce((sum, owner) => sum + owner.lateMinutes, 0)).toBe(lateMinutes);
    expect(pieces.reduce((sum, piece) => sum + piece.workingMinutes, 0)).toBe(workingMinutes);
    expect(pieces.slice(1).every((piece, index) => piece.from === pieces[index]?.to)).toBe(true);
    expect([pieces[0]?.from, pieces.at(-1)?.to]).toEqual([
      '2026-08-13T09:00:00.000+07:00',
      '2026-09-08T10:00:00.000+07:00',
    ]);
  });
});

describe('deadlines/preview', () => {
  it('answers as the dossier does that is logged at that moment', async () => {
    setClock('2026-08-28 15:30');
    const { code } = await post<Dossier>('reception', 'dossiers', filing);
    const told = await deadlineOf(code);
    const preview = await previewAt('2026-08-28 15:30');
    expect(preview).toMatchObject({ dueAt: told.dueAt, startsWhen: 'complete_dossier', startNote: null });
    const byKind = (clocks: readonly ShownClock[]) =>
      preview.clocks.map(({ kind }) => clocks.find((clock) => clock.kind === kind));
    expect(preview.clocks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['processing', 'return_limit', 'apology']),
    );
    expect(byKind(preview.clocks).map(comparable)).toEqual(byKind(told.clocks).map(comparable));
  });

  it('tells of a filing online how soon it is answered, and on what its due moment depends', async () => {
    const preview = await previewAt('2026-08-28 16:00', { channel: 'online' });
    expect(clockOf(preview.clocks, 'intake_response').sentence.vi).toMatch(
      /^Hồ sơ gửi đến lúc 16:00 thứ Sáu ngày 28\/08\/2026; thời hạn 8 giờ làm việc; .*; hạn trả lời tiếp nhận 16:00 thứ Năm ngày 03\/09\/2026\.$/,
    );
    expect(clockOf(preview.clocks, 'intake_response').state).toBe('running');
    expect(preview.startNote?.vi).toContain('được tiếp nhận đúng vào thời điểm đã nhập');
  });

  it('says so where the legal clock waits for the fee', async () => {
    await publish('2026-11-02', { clockStart: 'fee_paid' });
    const preview = await previewAt('2026-11-05 09:00');
    expect(preview.startsWhen).toBe('fee_paid');
    expect(preview.startNote?.vi).toContain('áp dụng khi phí, lệ phí được nộp đúng vào thời điểm đã nhập');
    expect(preview.dueAt).toBe('2026-11-19T17:30:00.000+07:00');
    setClock('2026-11-05 09:00');
    const { code } = await post<Dossier>('reception', 'dossiers', filing);
    setClock('2026-11-06 09:00');
    const told = await deadlineOf(code);
    expect(told.dueAt).toBeNull();
    expect(told.summary.vi).toContain(
      'Thời hạn giải quyết chưa bắt đầu, chỉ tính từ khi nhận đủ hồ sơ và người nộp',
    );
    expect(told.whoseTime?.owners).toMatchObject([{ owner: { kind: 'payment' }, workingMinutes: 480 }]);
  });
});

function comparable(clock: ShownClock | undefined) {
  if (!clock) return null;
  const { kind, dueAt, sentence, explanation, total } = clock;
  return { kind, dueAt, sentence, explanation, total };
}
