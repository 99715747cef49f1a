import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockOffice, COMMUNE, PAPERS } from './clock-office.js';
import { LAW } from './clock-procedures.js';

interface Bilingual {
  readonly vi: string;
  readonly en: string;
}
interface Deadline {
  readonly summary: Bilingual;
  readonly changes: readonly { readonly dueText: Bilingual | null; readonly text: Bilingual }[];
  readonly reAppointment: { readonly overtaken: boolean } | null;
  readonly clocks: readonly {
    readonly kind: string;
    readonly legalBasis: string;
    readonly sentence: Bilingual;
    readonly agrees: boolean;
  }[];
}

const SORRY = { amount: 3, unit: 'working_day', reason: 'Chờ kết quả thẩm định thực địa' };

describe('a clerk reads aloud', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
  }, 120_000);

  afterAll(() => office.close());

  const deadlineOf = async (code: string) =>
    (await (await office.worker(COMMUNE, 'approver')).get<Deadline>(`dossiers/${code}/deadline`)).body;
  const summaryOf = async (code: string) => (await deadlineOf(code)).summary.vi;
  const clockOf = ({ clocks }: Deadline, kind: string) => clocks.find((clock) => clock.kind === kind);

  async function logged(procedure: string): Promise<string> {
    office.at('10-05T09:00:00');
    return (await office.log(procedure)).code;
  }

  async function supplemented(code: string, backAt: string): Promise<void> {
    office.at('10-07T10:00:00');
    await office.act('processing_officer', code, 'request-supplement', PAPERS);
    office.at(backAt);
    await office.act('reception_officer', code, 'receive-supplement');
  }

  async function settled(code: string, at: string): Promise<void> {
    office.at(at);
    await office.act('processing_officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
    await office.act('approver', code, 'finish-step', { step: 'sign', outcome: 'approved' });
  }

  it('until when the applicant may bring the papers, and why the dossier was closed', async () => {
    const code = await logged('plain');
    office.at('10-07T10:00:00');
    await office.act('processing_officer', code, 'request-supplement', PAPERS);
    const waiting = await deadlineOf(code);
    expect(waiting.summary.vi).toMatch(
      /Hạn ban đầu là 17:30 thứ Hai ngày 19\/10\/2026; thời hạn đang tạm dừng \(chờ bổ sung hồ sơ\) từ thứ Tư ngày 07\/10\/2026, chưa có hạn mới\. Người nộp bổ sung, hoàn thiện hồ sơ chậm nhất 24:00 thứ Năm ngày 22\/10\/2026, quá thời hạn này thì cơ quan dừng giải quyết hồ sơ\.$/,
    );
    expect(clockOf(waiting, 'supplement_wait')).toMatchObject({
      legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5',
      sentence: {
        vi:
          'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ gửi thứ Tư ngày 07/10/2026; thời hạn 15 ngày, tính từ thứ Năm ngày ' +
          '08/10/2026; hạn bổ sung 24:00 thứ Năm ngày 22/10/2026.',
      },
    });
    expect(waiting.changes.map(({ dueText }) => dueText?.vi)).toEqual([
      '17:30 thứ Hai ngày 19/10/2026',
      undefined,
    ]);
    office.at('10-22T09:00:00');
    await office.watch();
    office.at('10-23T00:00:00.001');
    await office.watch();
    expect(await summaryOf(code)).toMatch(
      /từ thứ Tư ngày 07\/10\/2026 cho đến khi kết thúc\. Cơ quan dừng giải quyết hồ sơ lúc 00:00 thứ Sáu ngày 23\/10\/2026, lý do: quá thời hạn mà người nộp không bổ sung, hoàn thiện hồ sơ\.$/,
    );
    const told = await office.sql.query<{ text: string }[]>(
      `SELECT text_vi || text_en AS text FROM notification n JOIN dossier d ON d.id = n.dossier_id WHERE d.code = $1`,
      [code],
    );
    expect(told.map(({ text }) => text).join('\n')).toMatch(/sắp đến hạn lúc 24:00 ngày 22\/10\/2026/);
    expect(told.filter(({ text }) => text.includes('no_supplement'))).toEqual([]);
  });

  it('the term of its own that begins after a supplement', async () => {
    const code = await logged('appraised');
    await supplemented(code, '10-14T09:00:00');
    const told = await deadlineOf(code);
    expect(told.summary.vi).toMatch(
      /\. Sau khi nhận đủ giấy tờ bổ sung ngày 14\/10\/2026, thời hạn thẩm định là 3 ngày làm việc, căn cứ Nghị định A, tính từ thứ Năm ngày 15\/10\/2026\. Không tính các ngày nghỉ hằng tuần\. Hẹn trả kết quả lúc 17:30 thứ Hai ngày 19\/10\/2026\.$/,
    );
    expect(clockOf(told, 'processing')?.sentence.vi).toMatch(
      /^Nhận đủ giấy tờ bổ sung thứ Tư ngày 14\/10\/2026; thời hạn thẩm định sau bổ sung 3 ngày làm việc, tính từ thứ Năm ngày 15\/10\/2026;/,
    );
    expect(clockOf(told, 'supplement_wait')?.legalBasis).toBe('Luật A, Điều 5');
  });

  it('that a promise no longer applies once a restart has moved the due moment beyond it', async () => {
    const code = await logged('plain');
    office.at('10-06T15:00:00');
    await office.act('approver', code, 'apologise', SORRY);
    expect((await deadlineOf(code)).reAppointment?.overtaken).toBe(false);
    await supplemented(code, '10-20T09:00:00');
    office.at('11-05T09:00:00');
    const told = await deadlineOf(code);
    expect(told.reAppointment?.overtaken).toBe(true);
    expect(told.summary.vi).toMatch(
      /hẹn lại trả kết quả lúc 17:30 thứ Năm ngày 22\/10\/2026, lý do: Chờ kết quả thẩm định thực địa\. Sau đó hạn theo quy định được tính lại, không còn sớm hơn ngày hẹn lại, nên ngày hẹn lại không còn áp dụng\. Tính đến 09:00 thứ Năm ngày 05\/11\/2026, hồ sơ chưa có kết quả, quá hạn 2 ngày làm việc\.$/,
    );
  });

  it('that the acceptance fixed the day, though the fee was another one and was paid in the same act', async () => {
    office.at('10-05T09:00:00');
    const fee = { amountDong: 20_000, reason: 'Miễn một nửa' };
    const { code } = await office.log('plain', { fee, payment: { amountDong: 20_000 } });
    const { changes } = await deadlineOf(code);
    expect(changes.map(({ text }) => text.vi)).toEqual(['Tiếp nhận hồ sơ, ấn định hạn trả kết quả']);
  });

  it('beforehand that the term runs from the fee', async () => {
    const request = { procedureCode: 'paid', channel: 'counter', agencyCode: COMMUNE };
    const receivedAt = '2026-10-05T09:00:00+07:00';
    const worker = await office.worker(COMMUNE, 'reception_officer');
    const { body } = await worker.post<{ sentence: Bilingual }>('deadlines/preview', {
      ...request,
      receivedAt,
    });
    expect(body.sentence.vi).toBe(
      'Nhận đủ hồ sơ và phí, lệ phí thứ Hai ngày 05/10/2026; thời hạn 2 ngày làm việc, tính từ thứ Ba ngày 06/10/2026; ' +
        'hẹn trả 17:30 thứ Tư ngày 07/10/2026.',
    );
  });

  it('of an ended dossier only what is on record, once its days are other ones', async () => {
    const code = await logged('plain');
    await settled(code, '10-21T10:00:00');
    const before = await summaryOf(code);
    expect(before).toMatch(
      /Hẹn trả kết quả lúc 17:30 thứ Hai ngày 19\/10\/2026\. Có kết quả lúc 10:00 thứ Tư ngày 21\/10\/2026, quá hạn 2 ngày làm việc\.$/,
    );
    const declare = async (on: string) => {
      const day = { on, kind: 'holiday', name: 'Ngày lễ mới', source: LAW };
      const answer = await (await office.as('admin')).post('calendars/tinh-mau/days', { days: [day] });
      expect(answer.status).toBeLessThan(300);
    };
    await declare('2026-12-24');
    expect(await summaryOf(code)).toBe(before);

    // After the due moment: it stands, yet the lateness would be counted by another calendar.
    await declare('2026-10-20');
    const onRecord =
      /\. Thời hạn giải quyết là 10 ngày làm việc, căn cứ Nghị định A\. Các ngày được tính theo lịch làm việc khi đó; lịch được sửa về sau không làm thay đổi hạn đã ghi\. Hẹn trả kết quả lúc 17:30 thứ Hai ngày 19\/10\/2026\. Có kết quả lúc 10:00 thứ Tư ngày 21\/10\/2026, quá hạn\.$/;
    const lateness = await deadlineOf(code);
    expect([clockOf(lateness, 'processing')?.agrees, lateness.summary.vi]).toEqual([
      true,
      expect.stringMatching(onRecord),
    ]);

    await declare('2026-10-16');
    const moved = await deadlineOf(code);
    expect([clockOf(moved, 'processing')?.agrees, moved.summary.vi]).toEqual([
      false,
      expect.stringMatching(onRecord),
    ]);
  });
});
