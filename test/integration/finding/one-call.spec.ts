import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindingHouse, NOW } from './finding-house.js';

interface Shown {
  readonly status: string;
  readonly dueAt: string | null;
  readonly currentSteps: readonly object[];
  readonly availableActions: readonly string[];
  readonly summary: { readonly vi: string; readonly en: string };
  readonly whereabouts: {
    readonly at: readonly {
      readonly holder: string;
      readonly agency: { readonly code: string } | null;
      readonly role: string | null;
      readonly officers: readonly string[];
      readonly since: string;
    }[];
    readonly text: { readonly vi: string; readonly en: string };
  };
}

const APPLICANT = { fullName: 'Nguyễn Thị Đào', phone: '0905123456' };

describe('the page of one dossier', () => {
  let house: FindingHouse;

  beforeAll(async () => {
    house = await FindingHouse.open();
  });
  afterAll(() => house.close());

  const show = async (code: string, by = 'supervisor') => {
    const answer = await (await house.as(by)).get<Shown>(`dossiers/${code}`);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const act = async (by: string, code: string, verb: string, body: object = {}) => {
    const answer = await (await house.as(by)).post(`dossiers/${code}/${verb}`, body);
    expect([verb, answer.status, answer.body]).toEqual([verb, 200, answer.body]);
  };

  it('says where it is, who has it, since when, when it is due and why, in one call', async () => {
    const code = await house.file(APPLICANT);
    const shown = await show(code);
    expect(shown.whereabouts.at).toMatchObject([
      { holder: 'agency', agency: { code: 'H99.31' }, since: '2026-11-25T09:10:11.000+07:00' },
    ]);
    expect(shown.whereabouts.at[0]?.officers).not.toEqual([]);
    expect(shown.whereabouts.text.vi).toMatch(
      new RegExp(`^Hồ sơ ${code} ở UBND phường Hương Đông: .+, từ 09:10 .+25/11/2026\\.$`),
    );
    expect(shown.whereabouts.text.en).toContain('since');
    expect(shown.dueAt).not.toBeNull();
    expect(shown.summary.vi).toContain(code);
    const deadline = await (await house.as('supervisor')).get<Shown>(`dossiers/${code}/deadline`);
    expect(shown.summary).toEqual(deadline.body.summary);
    expect((await show(code, 'officer')).availableActions).toContain('request-supplement');
  });

  it('says that it waits for its applicant and since when, until it came back', async () => {
    const code = await house.file(APPLICANT);
    house.at('2026-11-25T14:00:00+07:00');
    const papers = { items: [{ description: 'Giấy chứng sinh', reason: 'Đối chiếu' }], reason: 'Thiếu giấy' };
    await act('officer', code, 'request-supplement', papers);
    house.at('2026-11-26T08:00:00+07:00');
    const waiting = await show(code);
    expect(waiting).toMatchObject({
      status: 'awaiting_supplement',
      whereabouts: {
        at: [{ holder: 'applicant', agency: null, officers: [], since: '2026-11-25T14:00:00.000+07:00' }],
      },
    });
    expect(waiting.whereabouts.text.vi).toContain('đang chờ người nộp bổ sung, hoàn thiện hồ sơ, từ 14:00');
    await act('reception', code, 'receive-supplement');
    expect((await show(code)).whereabouts.at).toMatchObject([
      { holder: 'agency', agency: { code: 'H99.31' } },
    ]);
    house.at(NOW);
  });

  it('says whose answer a filing waits for, and that a withdrawn one is nobody’s', async () => {
    const code = await house.file(APPLICANT, { channel: 'postal' });
    expect((await show(code)).whereabouts.at).toMatchObject([
      { holder: 'agency', agency: { code: 'H99.31' }, role: 'reception_officer' },
    ]);
    await act('reception', code, 'withdraw', { reason: 'Nộp nhầm' });
    const { at, text } = (await show(code)).whereabouts;
    expect(at).toMatchObject([{ holder: 'nobody', agency: null }]);
    expect(text.vi).toContain('đã được rút');
  });

  it('names no officer to a portal', async () => {
    const filing = {
      by: 'portal',
      channel: 'online',
      agencyCode: 'H99.31',
      key: 'p',
      externalReference: 'p',
    };
    const code = await house.file(APPLICANT, filing);
    expect((await show(code, 'portal')).whereabouts.at).toMatchObject([{ holder: 'agency', officers: [] }]);
  });

  it('costs the same few statements, however many steps it has', async () => {
    const code = await house.file(APPLICANT);
    await show(code);
    const before = await house.statements(() => show(code));
    await house.product.sql.query(
      `INSERT INTO dossier_step (dossier_id, no, step_key, name_vi, name_en, kind, agency_id, role, state, opened_at)
       SELECT s.dossier_id, s.no + i, s.step_key, 'Bước ' || i, 'Step', s.kind, a.id, s.role, 'open', s.opened_at
       FROM dossier_step s JOIN dossier d ON d.id = s.dossier_id, generate_series(1, 40) i
       JOIN agency a ON a.code = 'H99.' || 31 + i % 10 WHERE d.code = $1 AND s.no = 1`,
      [code],
    );
    const after = await house.statements(() => show(code));
    expect((await show(code)).whereabouts.at.length).toBeGreaterThan(40);
    expect(after).toEqual(before);
    expect(after.length).toBeLessThanOrEqual(9);
  });
});
