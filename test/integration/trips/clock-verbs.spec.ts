import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../support/api-client.js';
import { ClockOffice, COMMUNE, type Dossier, local, OTHER_COMMUNE, PAPERS, refused } from './clock-office.js';

const EXTRA = { amount: 4, unit: 'working_day', reason: 'Chờ kết quả đo đạc' };
const FIVE_DAYS = { amount: 5, unit: 'working_day', reason: 'Hồ sơ phức tạp' };
const VERIFY = { reason: 'verification', legalBasis: 'Luật A, Điều 3', note: 'Xác minh nơi cư trú' };
const OVER = { reason: 'verification' };

describe('the verbs on the clock', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
  }, 120_000);

  afterAll(() => office.close());

  /** Ten working days from Monday 5/10: due on Monday 19/10. */
  async function loggedOn5October(procedure = 'plain'): Promise<string> {
    office.at('10-05T09:00:00');
    const { code, dueAt } = await office.log(procedure);
    expect(local(dueAt)).toBe('10-19T17:30');
    return code;
  }

  describe('an apology', () => {
    it('is asked for while it is in time, and in time until the last working day before the due day (row 17)', async () => {
      const code = await loggedOn5October();
      office.at('10-15T17:30:00');
      await office.watch();
      expect(await office.flagsOf(code)).toContain('apology_due apology');
      expect(await office.toldTo(code, COMMUNE, 'approver')).toContain('apology_due');
      office.at('10-16T17:30:00');
      const sent = await office.act('approver', code, 'apologise', EXTRA);
      expect(sent.reAppointment).toMatchObject({ late: false, extra: { amount: 4, unit: 'working_day' } });
      expect(local(sent.promisedDueAt)).toBe('10-23T17:30');
      expect([local(sent.dueAt), local(sent.originalDueAt)]).toEqual(['10-19T17:30', '10-19T17:30']);
      await office.told();
      expect(await office.toldTo(code, COMMUNE, 'reception_officer')).toContain('apology_sent');
      expect(await office.flagsOf(code)).not.toContain('apology_late –');
    });

    it('that comes too late is kept and flagged, and its head hears of it (row 17)', async () => {
      const code = await loggedOn5October();
      office.at('10-19T08:00:00');
      const sent = await office.act('approver', code, 'apologise', EXTRA);
      expect(sent.reAppointment?.late).toBe(true);
      await office.told();
      expect(await office.flagsOf(code)).toContain('apology_late –');
      expect(await office.toldTo(code, COMMUNE, 'supervisor')).toContain('apology_late');
      const [row] = await office.sql.query<{ apologyDueAt: Date; signedName: string }[]>(
        `SELECT apology_due_at AS "apologyDueAt", signed_name AS "signedName" FROM re_appointment r
         JOIN dossier d ON d.id = r.dossier_id WHERE d.code = $1`,
        [code],
      );
      expect(row?.apologyDueAt).toEqual(new Date('2026-10-16T17:30:00+07:00'));
      expect(row?.signedName).not.toBe('');
    });

    it('is possible once, and never makes a dossier on time (row 18)', async () => {
      const code = await loggedOn5October();
      office.at('10-14T09:00:00');
      const sent = await office.act('approver', code, 'apologise', EXTRA);
      expect(sent.availableActions).not.toContain('apologise');
      expect(await office.attempt('approver', code, 'apologise', EXTRA)).toEqual([
        409,
        'already-re-appointed',
      ]);
      office.at('10-22T09:00:00');
      await office.act('processing_officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
      const resolved = await office.act('approver', code, 'finish-step', {
        step: 'sign',
        outcome: 'approved',
      });
      expect(resolved).toMatchObject({ timeliness: 'late', dueAt: expect.stringContaining('2026-10-19') });
    });

    it('of two at the same time is one (row 18)', async () => {
      const code = await loggedOn5October();
      const people = [await office.as('approver'), await office.worker(COMMUNE, 'approver')];
      const answers = await Promise.all(
        [...people, ...people].map((each) => each.post<Problem>(`dossiers/${code}/apologise`, EXTRA)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      const codes = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
      expect(new Set(codes)).toEqual(new Set(['already-re-appointed']));
      const events = (await office.timeline(code)).filter(({ type }) => type === 'apology_sent');
      expect(events).toHaveLength(1);
    });

    it('sent again with the same key is the same one', async () => {
      const code = await loggedOn5October();
      const approver = await office.as('approver');
      const headers = { 'idempotency-key': `apology-${code}` };
      const path = `dossiers/${code}/apologise`;
      const [first, again] = [
        await approver.post<Dossier>(path, EXTRA, headers),
        await approver.post<Dossier>(path, EXTRA, headers),
      ];
      expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    });

    it('is the head’s to sign, of his own agency, about a clock that runs', async () => {
      const code = await loggedOn5October('verified');
      expect(await office.attempt('processing_officer', code, 'apologise', EXTRA)).toEqual([
        403,
        'forbidden',
      ]);
      expect(await office.attempt('approver', code, 'apologise', EXTRA, OTHER_COMMUNE)).toEqual([
        404,
        'not-found',
      ]);
      for (const wrong of [{ amount: 0 }, { amount: 1.5 }, { unit: 'week' }, { reason: '' }]) {
        expect(await office.attempt('approver', code, 'apologise', { ...EXTRA, ...wrong })).toEqual([
          400,
          'validation-failed',
        ]);
      }
      await office.act('processing_officer', code, 'pause', VERIFY);
      expect((await office.show(code)).availableActions).not.toContain('apologise');
      expect(await office.attempt('approver', code, 'apologise', EXTRA)).toEqual([409, 'no-due-moment']);
    });
  });

  describe('an extension', () => {
    it('counts on from the old due moment, once, and tells the applicant’s desk', async () => {
      const code = await loggedOn5October('extendable');
      office.at('10-14T09:00:00');
      expect((await office.show(code)).availableActions).toContain('extend');
      const longer = await office.act('approver', code, 'extend', FIVE_DAYS);
      expect([local(longer.dueAt), local(longer.originalDueAt)]).toEqual(['10-26T17:30', '10-19T17:30']);
      expect(local(longer.extendedAt)).toBe('10-14T09:00');
      expect(longer.availableActions).not.toContain('extend');
      expect(await office.attempt('approver', code, 'extend', FIVE_DAYS)).toEqual([409, 'already-extended']);
      expect((await office.timeline(code)).at(-1)).toMatchObject({
        type: 'deadline_extended',
        data: { legalBasis: 'Luật A, Điều 7', oldDueAt: '2026-10-19T17:30:00.000+07:00' },
      });
      await office.told();
      expect(await office.toldTo(code, COMMUNE, 'reception_officer')).toContain('deadline_extended');
      office.at('10-19T17:31:00');
      await office.watch();
      expect(await office.flagsOf(code)).not.toContain('overdue processing');
      office.at('10-26T17:31:00');
      await office.watch();
      expect(await office.flagsOf(code)).toContain('overdue processing');
    });

    it('longer than the law allows, in another unit or after the end is refused (trap 25)', async () => {
      const code = await loggedOn5October('extendable');
      const longer = (more: object) => office.attempt('approver', code, 'extend', { ...FIVE_DAYS, ...more });
      expect(await longer({ amount: 6 })).toEqual([422, 'extension-too-long']);
      expect(await longer({ unit: 'day' })).toEqual([422, 'extension-in-other-unit']);
      office.at('10-20T08:00:00');
      expect(await longer({})).toEqual([409, 'extension-after-expiry']);
      const late = await office.show(code);
      expect([local(late.dueAt), late.extendedAt, late.availableActions.includes('extend')]).toEqual([
        '10-19T17:30',
        null,
        false,
      ]);
    });

    it('is refused where the version has no rule for it', async () => {
      const code = await loggedOn5October();
      expect(await office.attempt('approver', code, 'extend', FIVE_DAYS)).toEqual([
        409,
        'extension-not-allowed',
      ]);
      expect((await office.show(code)).availableActions).not.toContain('extend');
    });
  });

  describe('a pause for verification', () => {
    it('moves the due moment by the working days in it, tells nobody meanwhile and loses no rung (traps 18, 27)', async () => {
      const code = await loggedOn5October('verified');
      office.at('10-07T10:00:00');
      await office.watch();
      const before = await office.flagsOf(code);
      const paused = await office.act('processing_officer', code, 'pause', VERIFY);
      expect([paused.status, paused.dueAt]).toEqual(['in_progress', null]);
      office.at('10-21T09:00:00');
      await office.watch();
      const after = await office.flagsOf(code);
      expect(after.map((flag) => flag.replace(' cleared', ''))).toEqual(
        before.map((flag) => flag.replace(' cleared', '')),
      );
      office.at('10-22T09:00:00');
      const resumed = await office.act('processing_officer', code, 'resume', OVER);
      expect(local(resumed.dueAt)).toBe('11-03T17:30');
      office.at('11-02T17:30:00');
      await office.watch();
      expect(await office.flagsOf(code)).toEqual(
        expect.arrayContaining(['due_soon processing', 'apology_due apology']),
      );
      office.at('11-03T17:30:00.001');
      await office.watch();
      expect(await office.flagsOf(code)).toContain('overdue processing');
    });

    it('needs the version’s rule, and its law from whoever asks for it', async () => {
      const code = await loggedOn5October();
      expect(await office.attempt('processing_officer', code, 'pause', VERIFY)).toEqual([
        409,
        'pause-not-allowed',
      ]);
      expect((await office.show(code)).availableActions).not.toContain('pause');
      const verified = await loggedOn5October('verified');
      for (const wrong of [{ reason: 'holiday' }, { reason: 'supplement' }, { legalBasis: '' }]) {
        expect(
          await office.attempt('processing_officer', verified, 'pause', { ...VERIFY, ...wrong }),
        ).toEqual([400, 'validation-failed']);
      }
      expect(await office.attempt('processing_officer', verified, 'resume', OVER)).toEqual([
        409,
        'not-paused',
      ]);
      await office.act('processing_officer', verified, 'pause', VERIFY);
      expect(await office.attempt('processing_officer', verified, 'pause', VERIFY)).toEqual([
        409,
        'already-paused',
      ]);
      expect(await office.attempt('reception_officer', verified, 'resume', OVER)).toEqual([403, 'forbidden']);
    });

    it.each([
      ['ends first', ['resume', 'receive-supplement'], '10-12', '10-14', '10-26T17:30'],
      ['ends last', ['receive-supplement', 'resume'], '10-09', '10-12', '10-22T17:30'],
    ] as const)(
      'with a supplement in it that %s counts once (trap 20)',
      async (_order, verbs, one, two, due) => {
        const code = await loggedOn5October('verified');
        office.at('10-07T10:00:00');
        await office.act('processing_officer', code, 'pause', VERIFY);
        office.at('10-08T10:00:00');
        const asked = await office.act('processing_officer', code, 'request-supplement', PAPERS);
        expect([asked.status, asked.dueAt]).toEqual(['awaiting_supplement', null]);
        office.at(`${one}T10:00:00`);
        const [first, second] = verbs;
        const half = await office.act('processing_officer', code, first, first === 'resume' ? OVER : {});
        expect(half.dueAt).toBeNull();
        office.at(`${two}T10:00:00`);
        const whole = await office.act('processing_officer', code, second, second === 'resume' ? OVER : {});
        expect([whole.status, local(whole.dueAt)]).toEqual(['in_progress', due]);
      },
    );
  });

  describe('a wrong result', () => {
    it('has its three working days watched like every other term (Decree 118/2025 art. 23)', async () => {
      const code = await loggedOn5October();
      office.at('10-07T09:00:00');
      await office.act('processing_officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
      await office.act('approver', code, 'finish-step', { step: 'sign', outcome: 'approved' });
      await office.act('reception_officer', code, 'hand-over-result', { way: 'desk' });
      office.at('10-12T09:00:00');
      const wrong = { reason: 'Sai ngày sinh', noticedBy: 'applicant' };
      await office.act('reception_officer', code, 'correct-result', wrong);
      office.at('10-15T17:30:00');
      await office.watch();
      expect(await office.flagsOf(code)).not.toContain('overdue result_correction');
      office.at('10-15T17:31:00');
      await office.watch();
      expect(await office.flagsOf(code)).toContain('overdue result_correction');
    });
  });

  describe('a payment that comes up during the work', () => {
    it('stops the clock until it is made; desk and workers are told', async () => {
      const code = await loggedOn5October();
      office.at('10-07T10:00:00');
      const asked = { reason: 'Nghĩa vụ tài chính về đất đai', amountDong: 1_250_000 };
      const waiting = await office.act('processing_officer', code, 'request-payment', asked);
      expect(waiting).toMatchObject({ status: 'awaiting_payment', dueAt: null, portalStatus: { code: 6 } });
      expect(waiting.startsWhen).toBeNull();
      office.at('10-14T10:00:00');
      const paid = await office.act('reception_officer', code, 'receive-payment', { reference: 'BL-78' });
      expect([paid.status, local(paid.dueAt)]).toEqual(['in_progress', '10-26T17:30']);
      await office.told();
      expect(await office.toldTo(code, COMMUNE, 'reception_officer')).toContain('payment_requested');
      expect(await office.toldTo(code, COMMUNE, 'processing_officer')).toContain('payment_received');
    });

    it('is asked for by those who decide, in whole đồng', async () => {
      const code = await loggedOn5October();
      const asked = { reason: 'Phí', amountDong: 1_000 };
      expect(await office.attempt('reception_officer', code, 'request-payment', asked)).toEqual([
        403,
        'forbidden',
      ]);
      for (const amountDong of [0, -1, 1.5, '1000']) {
        const answer = await office.attempt('processing_officer', code, 'request-payment', {
          ...asked,
          amountDong,
        });
        expect(answer).toEqual([400, 'validation-failed']);
      }
    });
  });

  describe('what is offered', () => {
    const offered = async (code: string, role: string) => (await office.show(code, role)).availableActions;

    it('is what state, version and person allow', async () => {
      const plain = await loggedOn5October();
      expect(await offered(plain, 'reception_officer')).toEqual([
        'withdraw',
        'stop',
        'receive-payment',
        'correct-fee',
        'correct-details',
        'refile',
      ]);
      const work = ['finish-step', 'claim-step', 'request-supplement', 'request-payment'];
      expect(await offered(plain, 'processing_officer')).toEqual([
        ...work,
        'stop',
        'receive-payment',
        'refile',
      ]);
      expect(await offered(plain, 'approver')).toEqual([
        'assign-step',
        'request-supplement',
        'request-payment',
        'apologise',
        'stop',
        'receive-payment',
        'correct-fee',
        'refile',
      ]);
      expect(await offered(plain, 'supervisor')).toEqual(['assign-step']);
      const verified = await loggedOn5October('verified');
      expect(await offered(verified, 'processing_officer')).toEqual([
        ...work,
        'pause',
        'stop',
        'receive-payment',
        'refile',
      ]);
      await office.act('processing_officer', verified, 'pause', VERIFY);
      expect(await offered(verified, 'processing_officer')).toEqual([
        ...work,
        'resume',
        'stop',
        'receive-payment',
        'refile',
      ]);
      await office.act('processing_officer', verified, 'request-supplement', PAPERS);
      expect(await offered(verified, 'processing_officer')).toEqual([
        'receive-supplement',
        'claim-step',
        'resume',
        'stop',
        'receive-payment',
        'refile',
      ]);
      await office.act('processing_officer', plain, 'request-payment', { reason: 'Phí' });
      expect(await offered(plain, 'reception_officer')).toEqual([
        'receive-payment',
        'withdraw',
        'stop',
        'correct-fee',
        'correct-details',
        'refile',
      ]);
      expect(await offered(plain, 'approver')).toEqual([
        'receive-payment',
        'assign-step',
        'stop',
        'correct-fee',
        'refile',
      ]);
    });

    it('to a consulted agency is its answer, and no say over the term', async () => {
      office.at('10-05T09:00:00');
      const { code } = await office.log('asked');
      const seen = await office.show(code, 'processing_officer', 'H99.03');
      expect(seen.availableActions).toEqual(['finish-step', 'claim-step']);
      expect(
        await office.attempt('processing_officer', code, 'request-supplement', PAPERS, 'H99.03'),
      ).toEqual([403, 'forbidden']);
      expect(
        await office.attempt('processing_officer', code, 'request-payment', { reason: 'x' }, 'H99.03'),
      ).toEqual([403, 'forbidden']);
    });

    it('is refused to whoever saw an older version', async () => {
      const code = await loggedOn5October();
      const approver = await office.as('approver');
      const stale = await approver.post(`dossiers/${code}/apologise`, EXTRA, { 'if-match': '"7"' });
      expect(refused(stale)).toEqual([412, 'stale-version']);
    });
  });
});
