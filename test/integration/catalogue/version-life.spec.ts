import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type {
  VersionDiffResponse,
  VersionResponse,
  VersionsResponse,
} from '../../../src/handling/catalogue/version.responses.js';
import type { ApiAnswer, ApiClient, Problem } from '../../support/api-client.js';
import { publishReviewed, reviewAsRead } from '../../support/publish-version.js';
import { TimedProduct } from '../../support/timed-product.js';

const CODE = '1.001193';
const VERSIONS = `procedures/${CODE}/versions`;
type Answer = ApiAnswer<VersionResponse & Problem>;

describe('the life of a version', () => {
  let product: TimedProduct;
  let admin: ApiClient;
  let reviewer: ApiClient;
  let supervisor: ApiClient;
  let officer: ApiClient;
  let rules: ProcedureRules;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-06-01T09:00:00+07:00');
    [admin, reviewer, supervisor, officer] = (await Promise.all(
      ['admin', 'reviewer', 'supervisor', 'reception'].map((username) => product.as(username)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
    rules = (await admin.get<{ rules: ProcedureRules }>(`${VERSIONS}/1`)).body.rules;
  }, 120_000);
  afterAll(() => product.stop());

  const draft = async (effectiveFrom: string, changed: object = {}): Promise<number> => {
    const answer = await admin.post<VersionResponse>(VERSIONS, {
      effectiveFrom,
      rules: { ...rules, ...changed },
    });
    expect([answer.status, answer.body.state, answer.body.version]).toEqual([201, 'draft', 1]);
    return answer.body.no;
  };
  const decide = (who: ApiClient, no: number, verb: string, body: object = {}): Promise<Answer> =>
    who.post<VersionResponse & Problem>(`${VERSIONS}/${no}/${verb}`, body);
  const review = (who: ApiClient, no: number): Promise<Answer> => reviewAsRead(who, `${VERSIONS}/${no}`);
  const outcome = ({ status, body }: Answer) => [status, body.code ?? body.state];
  const listed = async (who: ApiClient, code = CODE) =>
    (await who.get<VersionsResponse>(`procedures/${code}/versions`)).body.items.map(
      ({ no, state }) => `${no} ${state}`,
    );

  it('is reviewed by somebody else, published, and says who did what', async () => {
    const no = await draft('2026-07-01');
    expect(outcome(await decide(admin, no, 'publish'))).toEqual([409, 'version-not-reviewed']);
    expect(outcome(await review(admin, no))).toEqual([409, 'review-by-drafter']);
    expect(outcome(await review(reviewer, no))).toEqual([200, 'reviewed']);
    const published = await decide(admin, no, 'publish');
    expect(outcome(published)).toEqual([200, 'published']);
    expect(published.body).toMatchObject({
      drafted: { username: 'admin', at: expect.stringContaining('2026-06-01T09:00') },
      reviewed: { username: 'reviewer' },
      published: { username: 'admin' },
      unreviewedReason: null,
      retired: null,
    });
    expect(outcome(await review(reviewer, no))).toEqual([409, 'version-not-draft']);
  });

  it('is superseded by the day alone, with no job in between', async () => {
    expect(await listed(officer)).toEqual(['1 published', '2 published']);
    product.clock.set('2026-06-30T23:59:59+07:00');
    expect(await listed(await product.as('reception'))).toEqual(['1 published', '2 published']);
    product.clock.set('2026-07-01T00:00:00+07:00');
    expect(await listed(await product.as('reception'))).toEqual(['1 superseded', '2 published']);
    product.clock.set('2026-06-01T09:00:00+07:00');
  });

  it('says what it changes against the published one before it, or against any other', async () => {
    const changed = rules.variants.map((variant) => ({
      ...variant,
      fees: [{ channel: null, amountDong: 8_000, per: null, note: 'Nghị quyết thử' }],
    }));
    const no = await draft('2026-12-01', {
      variants: changed,
      legalBasis: [...rules.legalBasis, 'Luật mới'],
    });
    const diff = (who: ApiClient, query = '') =>
      who.get<VersionDiffResponse & Problem>(`${VERSIONS}/${no}/diff${query}`);
    const { body } = await diff(supervisor);
    expect([body.no, body.against]).toEqual([no, 2]);
    const lines = body.changes.map(({ summary }) => summary.vi);
    expect(lines).toContain('Căn cứ pháp lý: thêm Luật mới');
    expect(lines.some((line) => /^Phí, lệ phí.*8\.000 đồng/.test(line))).toBe(true);
    expect((await diff(supervisor, '?against=1')).body.changes).toEqual(body.changes);
    expect((await diff(supervisor, `?against=${no}`)).body.changes).toEqual([]);
    expect((await diff(supervisor, '?against=99')).status).toBe(404);
    expect((await diff(officer)).status).toBe(404);
    const first = await officer.get<Problem>(`${VERSIONS}/1/diff`);
    expect([first.status, first.body.code]).toEqual([422, 'no-version-before']);
    await admin.delete(`${VERSIONS}/${no}`);
  });

  it('is not reviewed with faults, and told all of them', async () => {
    const no = await draft('2026-12-01', { legalBasis: [], defaultVariant: 'none' });
    const refused = await review(reviewer, no);
    expect(outcome(refused)).toEqual([422, 'version-not-publishable']);
    expect(refused.body.errors?.[0]?.field).toBe('rules.defaultVariant');
    expect((await admin.delete(`${VERSIONS}/${no}`)).status).toBe(200);
  });

  it('is reviewed only as it was read', async () => {
    const no = await draft('2026-12-01');
    const path = `${VERSIONS}/${no}`;
    const told = (tag?: string): Promise<Answer> =>
      reviewer.post<VersionResponse & Problem>(`${path}/review`, {}, tag ? { 'if-match': tag } : {});
    expect(outcome(await told())).toEqual([428, 'precondition-required']);
    await admin.put(path, { effectiveFrom: '2026-12-02', rules });
    expect(outcome(await told('"1"'))).toEqual([412, 'draft-changed-since']);
    expect(outcome(await told('"2"'))).toEqual([200, 'reviewed']);
    await admin.delete(path);
  });

  it('whose drafter is not known is published by somebody other than its reviewer', async () => {
    const no = await draft('2026-08-01');
    await product.sql.query(
      `UPDATE procedure_version SET drafted_by = NULL WHERE no = $1 AND state = 'draft'`,
      [no],
    );
    expect(outcome(await review(reviewer, no))).toEqual([200, 'reviewed']);
    expect(outcome(await decide(reviewer, no, 'publish'))).toEqual([409, 'publish-by-reviewer']);
    await admin.delete(`${VERSIONS}/${no}`);
  });

  it('has a number that no version has, however great', async () => {
    for (const no of [99, 2_147_483_648, 9_999_999_999]) {
      const decided = await decide(admin, no, 'publish');
      expect([no, ...outcome(decided)]).toEqual([no, 422, 'unknown-procedure-version']);
    }
  });

  it('is a draft again once it is changed, and who changed it cannot review it', async () => {
    const no = await draft('2026-12-01');
    expect(outcome(await review(reviewer, no))).toEqual([200, 'reviewed']);
    const body = { effectiveFrom: '2026-12-02', rules };
    const stale = await reviewer.put<VersionResponse & Problem>(`${VERSIONS}/${no}`, body, {
      'if-match': '"7"',
    });
    expect(outcome(stale)).toEqual([412, 'draft-changed-since']);
    const changed = await reviewer.put<VersionResponse>(`${VERSIONS}/${no}`, body, { 'if-match': '"1"' });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect(changed.body).toMatchObject({
      state: 'draft',
      version: 2,
      effectiveFrom: '2026-12-02',
      reviewed: null,
      changedBy: ['reviewer'],
    });
    expect(outcome(await review(reviewer, no))).toEqual([409, 'review-by-drafter']);
    expect(outcome(await review(admin, no))).toEqual([409, 'review-by-drafter']);
    expect((await admin.delete(`${VERSIONS}/${no}`)).status).toBe(200);
  });

  it('as a draft is for administrators and supervisors only', async () => {
    const no = await draft('2026-12-01');
    expect(await listed(supervisor)).toContain(`${no} draft`);
    expect((await supervisor.get(`${VERSIONS}/${no}`)).status).toBe(200);
    expect(await listed(officer)).not.toContain(`${no} draft`);
    expect((await officer.get(`${VERSIONS}/${no}`)).status).toBe(404);
    expect((await officer.get<{ rules: object }>(`${VERSIONS}/1`)).body.rules).toEqual(rules);
    expect((await officer.get('procedures/9.999999/versions')).status).toBe(404);
    await admin.delete(`${VERSIONS}/${no}`);
  });

  it('discarded gives its number to no other draft, and a published one is never discarded', async () => {
    const no = await draft('2026-12-01');
    const gone = await admin.delete<VersionResponse>(`${VERSIONS}/${no}`);
    expect([gone.status, gone.body.no]).toEqual([200, no]);
    expect((await admin.get(`${VERSIONS}/${no}`)).status).toBe(404);
    const next = await draft('2026-12-01');
    expect(next).toBe(no + 1);
    await admin.delete(`${VERSIONS}/${next}`);
    const refused = await admin.delete<Problem>(`${VERSIONS}/1`);
    expect([refused.status, refused.body.code]).toEqual([409, 'version-not-draft']);
    const changed = await admin.put<Problem>(`${VERSIONS}/1`, { effectiveFrom: '2026-12-01', rules });
    expect([changed.status, changed.body.code]).toEqual([409, 'version-not-draft']);
  });

  it('published cannot take a day from the one before it on which a dossier came in', async () => {
    const code = '2.000815';
    const filing = {
      procedureCode: code,
      channel: 'counter',
      applicant: { kind: 'person', fullName: 'Lê Bảy' },
    };
    expect((await officer.post('dossiers', filing)).status).toBe(201);
    const from = async (effectiveFrom: string): Promise<Answer> => {
      const path = `procedures/${code}/versions`;
      const { no } = (await admin.post<VersionResponse>(path, { effectiveFrom, rules })).body;
      return publishReviewed<VersionResponse & Problem>({ admin, reviewer }, `${path}/${no}`);
    };
    const refused = await from('2026-06-01');
    expect(outcome(refused)).toEqual([409, 'dossiers-behind-last-day']);
    expect(refused.body.errors?.[0]?.field).toBe('effectiveFrom');
    expect(await listed(officer, code)).toEqual(['1 published']);
    expect(outcome(await from('2026-06-02'))).toEqual([200, 'published']);
  });

  describe('that is retired', () => {
    const retired = '1.004873';
    const path = `procedures/${retired}/versions/1/retire`;
    const filing = {
      procedureCode: retired,
      channel: 'counter',
      applicant: { kind: 'person', fullName: 'Lê Văn Tám' },
    };
    const retire = (lastDay: string) =>
      admin.post<VersionResponse & Problem>(path, { lastDay, reason: 'Bãi bỏ theo Quyết định 01' });

    it('keeps its dossiers, and cannot lose a day on which one came in', async () => {
      const dossier = await officer.post<{ code: string; dueAt: string }>('dossiers', filing);
      expect(dossier.status).toBe(201);
      expect(outcome(await retire('2026-05-31'))).toEqual([409, 'dossiers-behind-last-day']);
      expect(outcome(await retire('2023-12-31'))).toEqual([422, 'last-day-before-start']);
      const done = await retire('2026-06-01');
      expect(outcome(done)).toEqual([200, 'published']);
      expect(done.body).toMatchObject({
        effectiveTo: '2026-06-01',
        retired: { username: 'admin' },
        retiredReason: 'Bãi bỏ theo Quyết định 01',
      });
      expect(outcome(await retire('2026-06-01'))).toEqual([409, 'version-not-published']);
      product.clock.set('2026-06-02T09:00:00+07:00');
      const desk = await product.as('reception');
      const shown = await desk.get<{ dueAt: string }>(`dossiers/${dossier.body.code}`);
      expect([shown.status, shown.body.dueAt]).toEqual([200, dossier.body.dueAt]);
      expect((await desk.get(`dossiers/${dossier.body.code}/deadline`)).status).toBe(200);
      const refused = await desk.post<Problem>('dossiers', filing);
      expect([refused.status, refused.body.code]).toEqual([422, 'no-version-in-force']);
      expect(await listed(desk, retired)).toEqual(['1 retired']);
      product.clock.set('2026-06-01T09:00:00+07:00');
    });

    it('can be followed by a new one, later', async () => {
      const drafted = await admin.post<VersionResponse>(`procedures/${retired}/versions`, {
        effectiveFrom: '2026-06-15',
        rules,
      });
      const versionPath = `procedures/${retired}/versions/${drafted.body.no}`;
      expect((await publishReviewed({ admin, reviewer }, versionPath)).status).toBe(200);
      const { items } = (await admin.get<VersionsResponse>(`procedures/${retired}/versions`)).body;
      expect(items.map(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo])).toEqual([
        ['2024-01-01', '2026-06-01'],
        ['2026-06-15', null],
      ]);
    });
  });
});
