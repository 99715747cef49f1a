import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

const filing = (more: object = {}) => ({
  procedureCode: '1.001612',
  channel: 'counter',
  applicant: { kind: 'person', fullName: 'Đặng Thị Mỹ Hạnh' },
  ...more,
});
const applicant = (more: object) =>
  filing({ applicant: { kind: 'person', fullName: 'Đặng Thị Mỹ Hạnh', ...more } });

describe('bad input', () => {
  let sample: SampleProduct;
  let reception: ApiClient;

  beforeAll(async () => {
    sample = await SampleProduct.start();
    reception = await sample.as('reception');
  }, 60_000);

  afterAll(() => sample.stop());

  it.each<[string, unknown, number, string, string | null]>([
    [
      'an unknown procedure',
      filing({ procedureCode: '9.999999' }),
      422,
      'unknown-procedure',
      'procedureCode',
    ],
    ['an unknown variant', filing({ variant: 'khong_co' }), 422, 'unknown-variant', 'variant'],
    ['an unknown agency', filing({ agencyCode: 'H00.00' }), 422, 'unknown-agency', 'agencyCode'],
    [
      'an unknown component',
      filing({ components: [{ key: 'x', originals: 1, copies: 0 }] }),
      422,
      'unknown-component',
      'components[0].key',
    ],
    ['an unknown field', filing({ dueAt: '2026-12-01' }), 400, 'validation-failed', 'dueAt'],
    ['a wrong type', filing({ channel: 7 }), 400, 'validation-failed', 'channel'],
    ['a channel that does not exist', filing({ channel: 'fax' }), 400, 'validation-failed', 'channel'],
    [
      'a name of 10,000 characters',
      applicant({ fullName: 'Đ'.repeat(10_000) }),
      400,
      'validation-failed',
      'applicant.fullName',
    ],
    [
      'an identity number with odd signs',
      applicant({ identityNumber: "07912'--" }),
      400,
      'validation-failed',
      'applicant.identityNumber',
    ],
    [
      'an identity number of twelve signs with a letter among them',
      applicant({ identityNumber: '07930000123A' }),
      400,
      'validation-failed',
      'applicant.identityNumber',
    ],
    [
      'a receipt in the future',
      filing({ receivedAt: '2199-01-01T08:00:00+07:00' }),
      422,
      'received-at-in-future',
      'receivedAt',
    ],
    [
      'a control character',
      applicant({ fullName: 'Đào\u0007' }),
      400,
      'validation-failed',
      'applicant.fullName',
    ],
    [
      'an impossible date',
      filing({ receivedAt: '2026-02-30T08:00:00+07:00' }),
      400,
      'validation-failed',
      'receivedAt',
    ],
    [
      'an instant without its offset',
      filing({ receivedAt: '2026-02-27T08:00:00' }),
      400,
      'validation-failed',
      'receivedAt',
    ],
    [
      'a day before every version',
      filing({ receivedAt: '2019-02-27T08:00:00+07:00', receivedAtReason: 'Tồn' }),
      422,
      'no-version-in-force',
      'procedureCode',
    ],
    ['an empty body', '', 400, 'empty-body', null],
    ['no JSON', '{"procedureCode":', 400, 'malformed-json', null],
    ['a list instead of an object', [], 400, 'validation-failed', null],
  ])(
    '%s is refused with code, field and both languages, and nothing is written',
    async (_what, body, status, code, field) => {
      const count = 'SELECT count(*)::int AS n FROM dossier';
      const [before] = await sample.sql.query<{ n: number }[]>(count);
      const answer = await reception.post<Problem>('dossiers', body);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
      if (field !== null) expect(answer.body.errors?.map((error) => error.field)).toContain(field);
      expect(answer.body.translations.vi.title).toBeTruthy();
      expect(answer.body.translations.en.title).toBeTruthy();
      const [after] = await sample.sql.query<{ n: number }[]>(count);
      expect(after).toEqual(before);
    },
  );

  it('a wrong role, no token and a tampered token are told apart from a wrong request', async () => {
    const supervisor = await sample.as('supervisor');
    expect((await supervisor.post<Problem>('dossiers', filing())).status).toBe(403);
    const nobody = ApiClient.anonymous(sample.address);
    expect((await nobody.post<Problem>('dossiers', filing())).status).toBe(401);
    const tampered = await nobody.post<Problem>('dossiers', filing(), { authorization: 'Bearer a.b.c' });
    expect([tampered.status, tampered.body.code]).toEqual([401, 'unauthenticated']);
  });

  it('names keep their diacritics and are stored in one Unicode form', async () => {
    const decomposed = 'Nguyễn Thị Đào 🌸'.normalize('NFD');
    const { body } = await reception.post<{ applicantName: string }>(
      'dossiers',
      applicant({ fullName: decomposed }),
    );
    expect(body.applicantName).toBe('Nguyễn Thị Đào 🌸');
  });

  it.each([
    ['a personal number', '079300001234'],
    ['an old identity card', '191234567'],
    ['an enterprise', '0301234567'],
    ['a branch of it', '0301234567-001'],
    ['a passport', 'B1234567'],
    ['a passport of another country', 'C01X00T47'],
  ])('an identity number may be that of %s', async (_what, identityNumber) => {
    const { status } = await reception.post('dossiers', applicant({ identityNumber }));
    expect(status).toBe(201);
  });

  it('a supplement of a dossier that has ended is refused, and its end stays', async () => {
    const { body } = await reception.post<{ code: string }>('dossiers', filing());
    await reception.post(`dossiers/${body.code}/withdraw`, { reason: 'Không còn nhu cầu' });
    const officer = await sample.as('officer');
    const papers = { items: [{ description: 'Bản sao' }], reason: 'Thiếu' };
    for (const [client, verb, sent] of [
      [officer, 'request-supplement', papers],
      [reception, 'receive-supplement', {}],
    ] as const) {
      const answer = await client.post<Problem>(`dossiers/${body.code}/${verb}`, sent);
      expect([verb, answer.status, answer.body.code]).toEqual([verb, 409, 'action-not-allowed']);
    }
    const after = await reception.get<{ status: string }>(`dossiers/${body.code}`);
    expect(after.body.status).toBe('withdrawn');
  });

  it('twenty times the same filing at once, with one key: one dossier, and the same answer to all', async () => {
    const headers = { 'idempotency-key': 'twenty-times' };
    const body = applicant({ identityNumber: '079300009999' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => reception.post<{ code?: string }>('dossiers', body, headers)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.code)).size).toBe(1);
    const [row] = await sample.sql.query<{ n: number }[]>(
      "SELECT count(*)::int AS n FROM dossier WHERE applicant_identity = '079300009999'",
    );
    expect(row?.n).toBe(1);
  });

  it('a step that is not open and an outcome that does not exist are refused', async () => {
    const { body } = await reception.post<{ code: string; currentSteps: { step: string }[] }>(
      'dossiers',
      filing(),
    );
    const step = body.currentSteps[0]?.step;
    const unknown = await reception.post<Problem>(`dossiers/${body.code}/finish-step`, {
      step,
      outcome: 'khong_co',
    });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'unknown-outcome']);
    const closed = await reception.post<Problem>(`dossiers/${body.code}/finish-step`, {
      step: 'x',
      outcome: 'y',
    });
    expect([closed.status, closed.body.code]).toEqual([409, 'step-not-open']);
  });
});
