import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ClockOffice,
  COMMUNE,
  CONSULTED,
  type Dossier,
  local,
  OTHER_COMMUNE,
  PAPERS,
} from './clock-office.js';
import { LAW } from './clock-procedures.js';

describe('what starts a clock and what its end does', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('04-29T08:00:00');
  }, 120_000);

  afterAll(() => office.close());

  describe('what starts the term', () => {
    it('tells the officer of an online filing at once, well within the two hours (row 9)', async () => {
      office.at('04-29T16:00:00');
      const portal = await office.as('portal');
      const filing = {
        procedureCode: 'plain',
        channel: 'online',
        applicant: { kind: 'person', fullName: 'Lê Thị Bưởi' },
        agencyCode: COMMUNE,
        externalReference: 'DVC-ROW-9',
      };
      const { body } = await portal.post<Dossier>('dossiers', filing, { 'idempotency-key': 'row-9' });
      expect(body).toMatchObject({ status: 'registered', dueAt: null, startsWhen: 'complete_dossier' });
      await office.told();
      expect(await office.toldTo(body.code, COMMUNE, 'reception_officer')).toEqual(['filing_waits']);
    });

    it('is the competent agency’s receipt of a dossier taken in elsewhere (row 10)', async () => {
      office.at('10-01T10:00:00');
      const sent = await office.log('sent', { agencyCode: OTHER_COMMUNE });
      expect(sent).toMatchObject({ status: 'accepted', dueAt: null, startsWhen: 'agency_received' });
      expect(sent.currentSteps).toEqual([]);
      expect(sent.availableActions).toEqual([
        'send-on',
        'withdraw',
        'stop',
        'receive-payment',
        'correct-fee',
        'correct-details',
        'refile',
      ]);
      await office.told();
      expect(await office.toldTo(sent.code, COMMUNE, 'reception_officer')).toEqual(['to_be_sent_on']);
      office.at('10-01T15:00:00');
      const posted = { reference: 'EH123456789VN' };
      const gone = await office.act('reception_officer', sent.code, 'send-on', posted);
      expect([gone.status, gone.availableActions]).toEqual([
        'accepted',
        ['withdraw', 'stop', 'receive-payment', 'correct-fee', 'correct-details', 'refile'],
      ]);
      expect(await office.attempt('reception_officer', sent.code, 'send-on')).toEqual([
        409,
        'already-sent-on',
      ]);
      expect((await office.timeline(sent.code, OTHER_COMMUNE)).at(-1)).toMatchObject({
        type: 'dossier_sent_on',
        data: { ...posted, confirmBy: '2026-10-02T17:30:00.000+07:00' },
      });
      await office.told();
      expect(await office.toldTo(sent.code, OTHER_COMMUNE, 'processing_officer')).toContain(
        'receipt_to_confirm',
      );
      expect(await office.attempt('processing_officer', sent.code, 'confirm-receipt')).toEqual([
        404,
        'not-found',
      ]);

      office.at('10-02T08:05:00');
      const mine = await (
        await office.worker(OTHER_COMMUNE, 'processing_officer')
      ).get<Dossier>(`dossiers/${sent.code}`);
      expect(mine.body.availableActions).toEqual(['confirm-receipt', 'stop', 'receive-payment', 'refile']);
      const early = { receivedAt: '2026-10-01T11:00:00+07:00', receivedAtReason: 'Nhập bù' };
      expect(
        await office.attempt('processing_officer', sent.code, 'confirm-receipt', early, OTHER_COMMUNE),
      ).toEqual([403, 'received-at-not-allowed']);
      const got = await office.act('processing_officer', sent.code, 'confirm-receipt', {}, OTHER_COMMUNE);
      expect(got).toMatchObject({ status: 'in_progress', startsWhen: null });
      expect(local(got.dueAt)).toBe('10-09T17:30');
      expect(
        await office.attempt('processing_officer', sent.code, 'confirm-receipt', {}, OTHER_COMMUNE),
      ).toEqual([409, 'action-not-allowed']);
      await office.told();
      expect(await office.toldTo(sent.code, COMMUNE, 'reception_officer')).toEqual([
        'to_be_sent_on',
        'agency_received',
      ]);
      expect(await office.toldTo(sent.code, OTHER_COMMUNE, 'processing_officer')).toContain('step_opened');
    });

    it('is the complete dossier where the competent agency took it in itself', async () => {
      office.at('10-01T10:00:00');
      expect(local((await office.log('sent')).dueAt)).toBe('10-08T17:30');
    });

    it('is the paid fee where sector law says so (row 24)', async () => {
      office.at('10-05T09:00:00');
      const waiting = await office.log('paid');
      expect(waiting).toMatchObject({ status: 'awaiting_payment', dueAt: null, startsWhen: 'fee_paid' });
      expect(waiting.portalStatus.code).toBe(6);
      expect(waiting.availableActions).toEqual([
        'receive-payment',
        'withdraw',
        'stop',
        'correct-fee',
        'correct-details',
        'refile',
      ]);
      office.at('10-07T15:00:00');
      const back = { paidAt: '2026-10-06T09:00:00+07:00' };
      expect(await office.attempt('processing_officer', waiting.code, 'receive-payment', back)).toEqual([
        403,
        'paid-at-not-allowed',
      ]);
      expect(await office.attempt('reception_officer', waiting.code, 'receive-payment', back)).toEqual([
        422,
        'paid-at-reason-missing',
      ]);
      const ahead = { paidAt: '2026-10-09T09:00:00+07:00' };
      expect(await office.attempt('reception_officer', waiting.code, 'receive-payment', ahead)).toEqual([
        422,
        'paid-at-in-future',
      ]);
      const paid = await office.act('reception_officer', waiting.code, 'receive-payment', {
        reference: 'BL-77',
      });
      expect([paid.status, local(paid.dueAt), paid.startsWhen]).toEqual(['in_progress', '10-09T17:30', null]);
      expect((await office.timeline(waiting.code)).at(-1)).toMatchObject({
        type: 'payment_received',
        data: { reference: 'BL-77', paidAt: '2026-10-07T15:00:00.000+07:00' },
      });
    });
  });

  describe('a supplement', () => {
    it('is asked for once, within the return limit (rows 11, 12)', async () => {
      office.at('10-05T09:00:00');
      const { code } = await office.log('plain');
      office.at('10-07T09:00:00');
      await office.act('processing_officer', code, 'request-supplement', PAPERS);
      office.at('10-14T09:00:00');
      const back = await office.act('reception_officer', code, 'receive-supplement');
      expect(local(back.dueAt)).toBe('10-28T17:30');
      office.at('10-15T09:00:00');
      expect(await office.attempt('processing_officer', code, 'request-supplement', PAPERS)).toEqual([
        409,
        'supplement-already-requested',
      ]);
      const bySectorLaw = { ...PAPERS, legalBasis: LAW };
      await office.act('processing_officer', code, 'request-supplement', bySectorLaw);
      expect(await office.flagsOf(code)).toContain('repeatedly_returned –');
    });

    it('that is asked for after the return limit is flagged and only pauses (row 12)', async () => {
      office.at('10-05T09:00:00');
      const { code } = await office.log('plain');
      office.at('10-08T17:30:00');
      expect(await office.flagsOf(code)).not.toContain('late_supplement_request –');
      office.at('10-09T08:00:00');
      await office.act('processing_officer', code, 'request-supplement', PAPERS);
      expect(await office.flagsOf(code)).toContain('late_supplement_request –');
      office.at('10-12T08:00:00');
      expect(local((await office.act('reception_officer', code, 'receive-supplement')).dueAt)).toBe(
        '10-20T17:30',
      );
    });

    async function askedOn7October(procedure = 'plain'): Promise<string> {
      office.at('10-07T08:00:00');
      const { code } = await office.log(procedure);
      office.at('10-07T09:00:00');
      await office.act('processing_officer', code, 'request-supplement', PAPERS);
      return code;
    }

    it('that comes on the last day is taken, and nothing closes the dossier (row 16)', async () => {
      const code = await askedOn7October();
      office.at('10-22T17:00:00');
      await office.watch();
      expect(await office.act('reception_officer', code, 'receive-supplement')).toMatchObject({
        status: 'in_progress',
      });
      office.at('10-23T00:00:01');
      await office.watch();
      expect((await office.show(code)).status).toBe('in_progress');
    });

    it('that does not come closes the dossier when the last day is over, and not before (row 16)', async () => {
      const code = await askedOn7October();
      office.at('10-23T00:00:00');
      await office.watch();
      expect((await office.show(code)).status).toBe('awaiting_supplement');
      office.at('10-23T00:00:00.001');
      await office.watch();
      const closed = await office.show(code);
      expect(closed).toMatchObject({
        status: 'stopped',
        endReason: 'no_supplement',
        endReasonText: {
          vi: 'quá thời hạn mà người nộp không bổ sung, hoàn thiện hồ sơ',
          en: 'no supplement came in time',
        },
        availableActions: ['reopen', 'receive-payment'],
      });
      expect(closed.portalStatus.code).toBe(8);
      const last = (await office.timeline(code)).at(-1);
      expect(last).toMatchObject({
        type: 'dossier_stopped',
        actor: 'deadline-watch:expired',
        data: {
          reason: 'no_supplement',
          reasonText: { vi: 'quá thời hạn mà người nộp không bổ sung, hoàn thiện hồ sơ' },
          cause: { dueAt: '2026-10-23T00:00:00.000+07:00' },
        },
      });
      expect(await office.flagsOf(code)).not.toContain('overdue supplement_wait');
      expect(await office.toldTo(code, COMMUNE, 'reception_officer')).toContain('closed_without_supplement');
      expect(await office.toldTo(code, COMMUNE, 'processing_officer')).toContain('closed_without_supplement');
      expect(await office.attempt('reception_officer', code, 'receive-supplement')).toEqual([
        409,
        'action-not-allowed',
      ]);
    });

    it('has the time that the version gives: 15 working days (row 16)', async () => {
      const code = await askedOn7October('working-wait');
      office.at('10-28T23:59:59.999');
      await office.watch();
      expect((await office.show(code)).status).toBe('awaiting_supplement');
      office.at('10-29T00:00:00.001');
      await office.watch();
      expect((await office.show(code)).status).toBe('stopped');
    });

    it('is closed once, with its true moment, after a watch that stood still for days', async () => {
      const code = await askedOn7October();
      office.at('10-26T09:00:00');
      await Promise.all([office.watch(), office.watch()]);
      const ends = (await office.timeline(code)).filter(({ type }) => type === 'dossier_stopped');
      expect(ends).toHaveLength(1);
      expect(ends[0]).toMatchObject({
        at: '2026-10-26T09:00:00.000+07:00',
        data: { cause: { dueAt: '2026-10-23T00:00:00.000+07:00' } },
      });
    });

    it('that came while the watch was about to close it keeps the dossier and its new rungs', async () => {
      const code = await askedOn7October();
      const [wait] = await office.sql.query<{ id: string; no: number; dossierId: string; owner: string }[]>(
        `SELECT c.id, c.no, c.dossier_id AS "dossierId", c.owner_agency_id AS owner FROM clock c
         JOIN dossier d ON d.id = c.dossier_id WHERE d.code = $1 AND c.kind = 'supplement_wait'`,
        [code],
      );
      office.at('10-22T17:00:00');
      await office.act('reception_officer', code, 'receive-supplement');
      office.at('10-23T00:00:00.001');
      const { id, no, dossierId, owner } = wait as NonNullable<typeof wait>;
      await office.expire({ clockId: id, clockNo: no, dossierId, ownerAgencyId: owner });
      expect((await office.show(code)).status).toBe('in_progress');
      const left = await office.sql.query<{ kind: string }[]>(
        `SELECT kind FROM clock WHERE dossier_id = $1 AND next_rung_at IS NOT NULL AND kind = 'processing'`,
        [dossierId],
      );
      expect(left).toHaveLength(1);
    });

    it('that is missing before acceptance ends the filing', async () => {
      office.at('10-07T09:00:00');
      const { code } = await office.log('plain', { channel: 'online' });
      await office.act('reception_officer', code, 'request-correction', PAPERS);
      office.at('10-23T00:00:00.001');
      await office.watch();
      expect(await office.show(code, 'reception_officer')).toMatchObject({
        status: 'not_accepted',
        endReason: 'no_supplement',
      });
    });
  });

  describe('a consultation', () => {
    async function consultedOn7October(procedure: string): Promise<string> {
      office.at('10-07T09:00:00');
      return (await office.log(procedure)).code;
    }

    it('that is late is no consent: flagged, open, and the head of the one-stop hears of it (row 19)', async () => {
      const code = await consultedOn7October('asked');
      office.at('10-12T17:30:00');
      await office.watch();
      expect(await office.flagsOf(code)).not.toContain('overdue consultation');
      office.at('10-13T07:30:00');
      await office.watch();
      expect(await office.flagsOf(code)).toContain('overdue consultation');
      expect((await office.show(code)).currentSteps.map(({ step }) => step)).toContain('consult');
      expect(await office.toldTo(code, CONSULTED, 'processing_officer')).toContain('overdue');
      expect(await office.toldTo(code, CONSULTED, 'supervisor')).toContain('overdue');
      expect(await office.toldTo(code, COMMUNE, 'supervisor')).toContain('overdue');
    });

    it('that is silent to the end of its last day is consent where sector law says so (row 20)', async () => {
      const code = await consultedOn7October('silent');
      await office.act('processing_officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
      office.at('10-20T00:00:00');
      await office.watch();
      expect((await office.show(code)).currentSteps.map(({ step }) => step)).toEqual(['consult']);
      office.at('10-20T00:00:00.001');
      await office.watch();
      expect((await office.show(code)).currentSteps.map(({ step }) => step)).toEqual(['draft']);
      const deemed = (await office.timeline(code)).find(({ type }) => type === 'consent_deemed');
      expect(deemed).toMatchObject({
        actor: 'deadline-watch:expired',
        data: { outcome: 'agreed', legalBasis: LAW, dueAt: '2026-10-20T00:00:00.000+07:00' },
      });
      expect(await office.flagsOf(code)).not.toContain('overdue consultation');
      expect(await office.toldTo(code, COMMUNE, 'processing_officer')).toEqual(
        expect.arrayContaining(['consent_deemed', 'step_opened']),
      );
      expect(await office.toldTo(code, CONSULTED, 'processing_officer')).toContain('consent_deemed');
    });

    it('that is answered in time stays answered', async () => {
      const code = await consultedOn7October('silent');
      office.at('10-19T20:00:00');
      await office.act(
        'processing_officer',
        code,
        'finish-step',
        { step: 'consult', outcome: 'objected' },
        CONSULTED,
      );
      office.at('10-20T00:00:01');
      await office.watch();
      expect((await office.timeline(code)).map(({ type }) => type)).not.toContain('consent_deemed');
    });

    it('that cannot be acted on is on record and holds up nobody', async () => {
      const bad = await consultedOn7October('silent');
      const good = await consultedOn7October('silent');
      await office.sql.query(`UPDATE dossier SET marking = '{"open": [], "waiting": []}' WHERE code = $1`, [
        bad,
      ]);
      office.at('10-20T00:00:00.001');
      await office.watch();
      expect((await office.timeline(good)).map(({ type }) => type)).toContain('consent_deemed');
      expect((await office.timeline(bad)).map(({ type }) => type)).not.toContain('consent_deemed');
      const failures = await office.sql.query<{ error: string }[]>(
        `SELECT w.error FROM watch_failure w JOIN clock c ON c.id = w.clock_id JOIN dossier d ON d.id = c.dossier_id
         WHERE d.code = $1`,
        [bad],
      );
      expect(failures).toEqual([{ error: 'step-not-open' }]);
      await office.sql.query(
        `UPDATE dossier SET marking = '{"open": ["appraise", "consult"], "waiting": []}' WHERE code = $1`,
        [bad],
      );
      office.at('10-20T00:20:00');
      await office.watch();
      expect((await office.timeline(bad)).map(({ type }) => type)).toContain('consent_deemed');
    });
  });
});
