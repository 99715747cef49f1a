import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

interface Dossier {
  readonly code: string;
  readonly status: string;
  readonly dueAt: string | null;
  readonly version: number;
  readonly currentSteps: readonly { readonly step: string; readonly role: string }[];
  readonly availableActions: readonly string[];
  readonly supplements: readonly { readonly late: boolean }[];
  readonly portalStatus: { readonly code: number };
}
interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
interface Flag {
  readonly kind: string;
  readonly dossierCode: string;
}

const filing = (more: object = {}) => ({
  procedureCode: '1.001612',
  channel: 'counter',
  applicant: {
    kind: 'person',
    fullName: 'Đặng Thị Mỹ Hạnh',
    identityNumber: '079300001234',
    phone: '0901 234 567',
  },
  ...more,
});
const papers = {
  items: [{ description: 'Bản sao căn cước của các thành viên', reason: 'Hộ có nhiều thành viên' }],
  reason: 'Thiếu giấy tờ',
};
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe('the four trips', () => {
  let sample: SampleProduct;
  let reception: ApiClient;
  let officer: ApiClient;

  beforeAll(async () => {
    sample = await SampleProduct.start();
    reception = await sample.as('reception');
    officer = await sample.as('officer');
  }, 60_000);

  afterAll(() => sample.stop());

  const log = async (more: object = {}) => (await reception.post<Dossier>('dossiers', filing(more))).body;

  async function toProcessing(dossier: Dossier): Promise<Dossier> {
    let now = dossier;
    while (now.currentSteps[0]?.role === 'reception_officer') {
      const { step } = now.currentSteps[0];
      const finished = await reception.post<Dossier>(`dossiers/${now.code}/finish-step`, {
        step,
        outcome: 'handed_over',
      });
      expect(finished.status).toBe(200);
      now = finished.body;
    }
    return now;
  }

  describe('intake', () => {
    it('answers 201 with code, due moment, next step and what may be done', async () => {
      const answer = await reception.post<Dossier>('dossiers', filing());
      expect(answer.status).toBe(201);
      expect(answer.body.code).toMatch(/^H99\.31-\d{6}-\d{4}$/);
      expect(answer.body).toMatchObject({ status: 'in_progress', dueAt: expect.any(String) });
      expect(answer.body.availableActions).toContain('finish-step');
      expect(answer.headers.get('etag')).toBe('"1"');
    });

    it('gives the same answer to the same key, and refuses the key with another body', async () => {
      const headers = { 'idempotency-key': 'counter-3-0001' };
      const [first, again] = [
        await reception.post<Dossier>('dossiers', filing(), headers),
        await reception.post<Dossier>('dossiers', filing(), headers),
      ];
      expect(again.status).toBe(201);
      expect(again.body).toEqual(first.body);
      const other = await reception.post<Problem>('dossiers', filing({ channel: 'postal' }), headers);
      expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    });

    it('logs once however often the same key is sent at the same time', async () => {
      const headers = { 'idempotency-key': 'counter-3-0002' };
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => reception.post<Dossier>('dossiers', filing(), headers)),
      );
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`)).size).toBe(1);
    });

    it('waits for correction without a due moment when a mandatory paper is missing', async () => {
      const dossier = await log({ components: [] });
      expect(dossier).toMatchObject({ status: 'awaiting_correction', dueAt: null });
      expect(dossier.supplements).toHaveLength(1);
    });

    it('enters a paper received in the past only with a reason, and counts from that day', async () => {
      const receivedAt = daysAgo(30);
      const without = await reception.post<Problem>('dossiers', filing({ receivedAt }));
      expect([without.status, without.body.code]).toEqual([422, 'received-at-reason-missing']);
      const backlog = await log({ receivedAt, receivedAtReason: 'Nhập hồ sơ giấy tồn' });
      expect(new Date(backlog.dueAt ?? '') < new Date()).toBe(true);
      const ahead = await reception.post<Problem>('dossiers', filing({ receivedAt: daysAgo(-2) }));
      expect(ahead.body.code).toBe('received-at-in-future');
    });

    it('finds it by name with and without diacritics, by identity number, by code', async () => {
      const { code } = await log({
        applicant: { kind: 'person', fullName: 'Huỳnh Ngọc Bích Đào', identityNumber: '079399999999' },
      });
      for (const q of ['Huỳnh Đào', 'huynh ngoc bich dao', '079399999999', code]) {
        const { body } = await reception.get<Page<Dossier>>(
          `dossiers?withTotal=true&q=${encodeURIComponent(q)}`,
        );
        expect([q, body.items.map((item) => item.code), body.total]).toEqual([q, [code], 1]);
      }
    });
  });

  describe('departments', () => {
    it('see the step in their inbox, with the count of the same snapshot', async () => {
      const { code } = await toProcessing(await log());
      const inbox = await officer.get<Page<{ dossier: Dossier }>>('inbox?limit=200');
      expect(inbox.body.items.map((item) => item.dossier.code)).toContain(code);
      expect(inbox.body.total).toBe(inbox.body.items.length);
    });

    it('that finish one step at once: one succeeds, the other reads 409', async () => {
      const { code, currentSteps } = await toProcessing(await log());
      const request = { step: currentSteps[0]?.step, outcome: 'done' };
      const outcomes = (
        await sample.sql.query<{ outcomes: { key: string }[] }[]>(
          `SELECT step -> 'outcomes' AS outcomes FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id,
            jsonb_array_elements(v.rules -> 'plan' -> 'steps') step
           WHERE p.code = '1.001612' AND step ->> 'key' = $1`,
          [currentSteps[0]?.step],
        )
      )[0]?.outcomes;
      const body = { ...request, outcome: outcomes?.[0]?.key };
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => officer.post<Problem>(`dossiers/${code}/finish-step`, body)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('step-not-open');
    });

    it('ask for a supplement once; the clock stands still and the refused second attempt is on record', async () => {
      const dossier = await toProcessing(await log());
      const asked = await officer.post<Dossier>(`dossiers/${dossier.code}/request-supplement`, papers);
      expect(asked.body).toMatchObject({ status: 'awaiting_supplement', dueAt: null });
      const back = await reception.post<Dossier>(`dossiers/${dossier.code}/receive-supplement`);
      expect(back.body).toMatchObject({ status: 'in_progress', dueAt: expect.any(String) });
      const second = await officer.post<Problem>(`dossiers/${dossier.code}/request-supplement`, papers);
      expect([second.status, second.body.code]).toEqual([409, 'supplement-already-requested']);
      const { body } = await officer.get<{ events: { type: string }[]; intact: boolean }>(
        `dossiers/${dossier.code}/timeline`,
      );
      expect(body.events.map(({ type }) => type).slice(-4)).toEqual([
        'supplement_requested',
        'flag_raised',
        'supplement_received',
        'supplement_request_refused',
      ]);
      expect(body.intact).toBe(true);
    });

    it('change only what they saw: a stale If-Match is refused with 412', async () => {
      const { code } = await log();
      const body = { reason: 'Người nộp rút' };
      const stale = await reception.post<Problem>(`dossiers/${code}/withdraw`, body, { 'if-match': '"9"' });
      expect([stale.status, stale.body.code]).toEqual([412, 'stale-version']);
      const fresh = await reception.post<Dossier>(`dossiers/${code}/withdraw`, body, { 'if-match': '"1"' });
      expect(fresh.body).toMatchObject({ status: 'withdrawn', version: 2 });
    });
  });

  describe('the watch', () => {
    it('flags what is overdue once, within seconds', async () => {
      const { code } = await log({ receivedAt: daysAgo(30), receivedAtReason: 'Hồ sơ giấy tồn' });
      const flagsOf = async () => {
        const { body } = await officer.get<Page<Flag>>('flags?kind=overdue&limit=200');
        return body.items.filter(({ dossierCode }) => dossierCode === code);
      };
      const endsAt = Date.now() + 15_000;
      while ((await flagsOf()).length === 0 && Date.now() < endsAt) await sleep(200);
      const raised = await sample.sql.query<{ subject: string; count: string }[]>(
        `SELECT f.subject, count(*) FROM dossier_flag f JOIN dossier d ON d.id = f.dossier_id
         WHERE d.code = $1 AND f.kind = 'overdue' GROUP BY 1`,
        [code],
      );
      expect(raised.length).toBeGreaterThan(0);
      expect(raised.every(({ count }) => count === '1')).toBe(true);
      const late = await reception.get<Page<Dossier>>('dossiers?overdue=true&limit=200');
      expect(late.body.items.map((item) => item.code)).toContain(code);
    });

    it('does not call "due soon" what was late when it came in, and a pause does not wash lateness away', async () => {
      const late = await toProcessing(
        await log({ receivedAt: daysAgo(30), receivedAtReason: 'Hồ sơ giấy tồn' }),
      );
      const flags = async () =>
        (
          await sample.sql.query<{ kind: string; cleared: boolean }[]>(
            `SELECT f.kind, f.cleared_at IS NOT NULL AS cleared FROM dossier_flag f JOIN dossier d ON d.id = f.dossier_id
             WHERE d.code = $1 AND f.subject = 'clock-1-1'`,
            [late.code],
          )
        ).map(({ kind, cleared }) => `${kind} ${cleared ? 'cleared' : 'holds'}`);
      const endsAt = Date.now() + 15_000;
      while ((await flags()).length === 0 && Date.now() < endsAt) await sleep(200);
      expect(await flags()).toEqual(['overdue holds']);
      const asked = await officer.post<Dossier>(`dossiers/${late.code}/request-supplement`, papers);
      expect(asked.body.status).toBe('awaiting_supplement');
      expect(await flags()).toEqual(['overdue holds']);
      const { body } = await reception.get<Page<Dossier>>(`dossiers?overdue=true&q=${late.code}`);
      expect(body.items.map(({ code }) => code)).toEqual([late.code]);
    });

    it('flags the second return of any kind', async () => {
      const portal = await log({ channel: 'online' });
      await reception.post(`dossiers/${portal.code}/request-correction`, papers);
      const accepted = await reception.post<Dossier>(`dossiers/${portal.code}/accept`);
      await toProcessing(accepted.body);
      await officer.post(`dossiers/${portal.code}/request-supplement`, papers);
      const { body } = await officer.get<Page<Flag>>('flags?kind=repeatedly_returned');
      expect(body.items.map(({ dossierCode }) => dossierCode)).toContain(portal.code);
    });
  });

  describe('a portal', () => {
    const online = (externalReference: string) =>
      filing({ channel: 'online', agencyCode: 'H99.31', externalReference });

    it('files under its own reference and reads the status back; the clock starts when accepted', async () => {
      const portal = await sample.as('portal');
      const key = { 'idempotency-key': 'portal-0001' };
      const filed = await portal.post<Dossier>('dossiers', online('DVC-0001'), key);
      expect(filed.body).toMatchObject({ status: 'registered', dueAt: null, portalStatus: { code: 1 } });
      const accepted = await reception.post<Dossier>(`dossiers/${filed.body.code}/accept`);
      expect(accepted.body.dueAt).not.toBeNull();
      const { body } = await portal.get<Page<Dossier>>('dossiers?externalReference=DVC-0001');
      expect(body.items.map(({ code, portalStatus }) => [code, portalStatus.code])).toEqual([
        [filed.body.code, 4],
      ]);
    });

    it('cannot file one reference twice, nor without a key', async () => {
      const portal = await sample.as('portal');
      await portal.post('dossiers', online('DVC-0002'), { 'idempotency-key': 'portal-0002' });
      const twice = await portal.post<Problem>('dossiers', online('DVC-0002'), {
        'idempotency-key': 'portal-0003',
      });
      expect([twice.status, twice.body.code]).toEqual([409, 'duplicate-external-reference']);
      const keyless = await portal.post<Problem>('dossiers', online('DVC-0003'));
      expect([keyless.status, keyless.body.code]).toEqual([400, 'idempotency-key-required']);
    });

    it('is taken in by the desk of the agency it names, and reads what happened without names or notes', async () => {
      const portal = await sample.as('portal');
      const request = { ...online('DVC-0004'), procedureCode: '1.013236', agencyCode: 'H99.03' };
      const filed = await portal.post<Dossier>('dossiers', request, { 'idempotency-key': 'portal-0004' });
      expect(filed.body).toMatchObject({
        receivingAgency: { code: 'H99.01' },
        competentAgency: { code: 'H99.03' },
      });
      const centre = await sample.worker('H99.01', 'reception_officer');
      expect((await centre.post<Dossier>(`dossiers/${filed.body.code}/accept`)).status).toBe(200);
      const { body } = await portal.get<{ events: { type: string; data: object; actor: string }[] }>(
        `dossiers/${filed.body.code}/timeline`,
      );
      expect(body.events.map(({ type }) => type)).toEqual(['dossier_registered', 'dossier_accepted']);
      expect(body.events.map(({ data }) => data)).toEqual([{}, {}]);
    });

    it('sees its own filings only', async () => {
      const portal = await sample.as('portal');
      const { code } = await log();
      expect((await portal.get<Problem>(`dossiers/${code}`)).status).toBe(404);
    });
  });

  describe('scopes', () => {
    it('hide what another desk took in: 404, in the list, by verb, by timeline and by deadline', async () => {
      const { code } = await log();
      const stranger = await sample.worker('H99.32', 'reception_officer');
      for (const path of ['', '/timeline', '/deadline']) {
        expect((await stranger.get<Problem>(`dossiers/${code}${path}`)).status).toBe(404);
      }
      expect((await stranger.post<Problem>(`dossiers/${code}/withdraw`, { reason: 'x' })).status).toBe(404);
      const { body } = await stranger.get<Page<Dossier>>(`dossiers?q=${code}`);
      expect(body.items).toEqual([]);
    });

    it('answer 403 inside the scope without the right', async () => {
      const dossier = await toProcessing(await log());
      const approver = await sample.as('approver');
      const step = dossier.currentSteps[0]?.step;
      const { body } = await officer.get<{ currentSteps: { outcomes: { key: string }[] }[] }>(
        `dossiers/${dossier.code}`,
      );
      const outcome = body.currentSteps[0]?.outcomes[0]?.key;
      const answer = await approver.post<Problem>(`dossiers/${dossier.code}/finish-step`, { step, outcome });
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    });
  });

  describe('reports', () => {
    it('open exactly the dossiers behind each figure', async () => {
      const supervisor = await sample.as('supervisor');
      const year = new Date().getUTCFullYear();
      const { body } = await supervisor.get<{ rows: { denominator: number; links: { dossiers: string } }[] }>(
        `reports/online-submission?from=${year - 1}-01-01&to=${year + 1}-01-01&groupBy=channel`,
      );
      expect(body.rows.length).toBeGreaterThan(0);
      for (const row of body.rows) {
        const list = await supervisor.get<Page<Dossier>>(`${row.links.dossiers}&withTotal=true`);
        expect(list.body.total).toBe(row.denominator);
      }
    });
  });
});
