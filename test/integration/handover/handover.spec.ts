import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CreatedHandover } from '../../../src/handling/handover/handover.responses.js';
import type { Problem } from '../../support/api-client.js';
import {
  COMMUNE,
  CONSULTED,
  type Dossier,
  local,
  OTHER_COMMUNE,
  PAPERS,
  refused,
} from '../trips/clock-office.js';
import { HandoverHouse, reasonsOf } from './handover-house.js';

const BIRTH = '1.001193';

describe('papers that are handed over with a list', () => {
  let house: HandoverHouse;

  beforeAll(async () => {
    house = await HandoverHouse.open('10-05T08:00:00');
  }, 120_000);
  afterAll(() => house.close());
  beforeEach(async () => {
    house.office.at('10-05T08:00:00');
    await house.clearDesk();
  });

  const codesOf = ({ items }: { items: readonly { code: string }[] }) => items.map(({ code }) => code);

  describe('the list of the day', () => {
    it('has what waits for its receiver, with what the box should hold, and tells what stays', async () => {
      const atDesk = await house.log(BIRTH, 'Trần Văn Quầy');
      const [first, second] = [await house.log('plain'), await house.log('plain', 'Ngô Thị Hai')];
      const elsewhere = await house.log('sent', 'Đỗ Văn Nơi Khác', { agencyCode: OTHER_COMMUNE });
      const waiting = await house.waiting();
      expect(waiting.receivers.map(({ receiver, items }) => [receiver.code, items.length])).toEqual([
        [COMMUNE, 2],
        [OTHER_COMMUNE, 1],
      ]);
      expect(waiting.receivers[0]?.items[0]).toMatchObject({
        code: first.code,
        applicantName: 'Lê Thị Bưởi',
        roles: ['processing_officer'],
      });
      expect(reasonsOf(waiting.leftOut)).toEqual({ [atDesk.code]: 'at_desk' });

      house.office.at('10-05T15:00:00');
      const list = await house.give();
      expect(codesOf(list)).toEqual([first.code, second.code]);
      expect(list).toMatchObject({
        state: 'open',
        giver: { code: COMMUNE },
        receiver: { code: COMMUNE },
        more: false,
      });
      expect(list.items[1]).toMatchObject({
        no: 2,
        applicantName: 'Ngô Thị Hai',
        dueAt: second.dueAt,
        result: null,
      });
      expect(reasonsOf(list.leftOut)).toEqual({ [atDesk.code]: 'at_desk' });
      expect(list.counts).toEqual({
        items: 2,
        awaited: 2,
        received: 0,
        missing: 0,
        toSettle: 0,
        returned: 0,
      });
      expect(await house.waitingFor(COMMUNE)).toEqual([]);
      expect(await house.waitingFor(OTHER_COMMUNE)).toEqual([elsewhere.code]);
      expect((await house.office.timeline(first.code)).at(-1)).toMatchObject({
        type: 'paper_handed_over',
        at: '2026-10-05T15:00:00.000+07:00',
        data: { number: list.number, giverAgency: COMMUNE, receiverAgency: COMMUNE },
      });
    });

    it('counts originals and copies: those that were checked in, or those that the procedure lists', async () => {
      const desk = await house.log(BIRTH);
      const { step, outcomes } = (
        desk.currentSteps as unknown as { step: string; outcomes: { key: string }[] }[]
      )[0]!;
      await house.office.act('reception_officer', desk.code, 'finish-step', {
        step,
        outcome: outcomes[0]?.key,
      });
      const { items } = await house.give();
      expect(items).toHaveLength(1);
      expect(items[0]?.originals).toBeGreaterThan(0);
      expect(items[0]?.copies).toBeGreaterThanOrEqual(0);
    });

    it('is of the local days that are asked for', async () => {
      const today = await house.log('plain');
      house.office.at('10-06T08:00:00');
      const next = await house.log('plain');
      expect(codesOf(await house.give({ from: '2026-10-06', to: '2026-10-07' }))).toEqual([next.code]);
      expect(await house.waitingFor(COMMUNE)).toEqual([today.code]);
      expect((await house.waiting('?from=2026-10-06')).receivers).toEqual([]);
      const wrong = { receiver: COMMUNE, from: '2026-10-07', to: '2026-10-06' };
      expect(refused(await house.attempt('reception_officer', 'handovers', wrong))).toEqual([
        422,
        'period-reversed',
      ]);
    });

    it('has exactly the named dossiers, and says of each other one why it stays', async () => {
      const [one, two] = [await house.log('plain'), await house.log('plain')];
      const desk = await house.log(BIRTH);
      const sent = await house.log('sent', 'A', { agencyCode: OTHER_COMMUNE });
      const posted = await house.log('sent', 'B', { agencyCode: OTHER_COMMUNE });
      await house.office.act('reception_officer', posted.code, 'send-on', { reference: 'EH1VN' });
      const gone = await house.log('plain');
      await house.office.act('reception_officer', gone.code, 'withdraw', { reason: 'Rút' });
      const earlier = await house.give({ codes: [two.code] });
      const codes = [one.code, two.code, desk.code, sent.code, posted.code, gone.code, 'H99.31-000000-9999'];
      const list = await house.give({ codes });
      expect(codesOf(list)).toEqual([one.code]);
      expect(reasonsOf(list.leftOut)).toEqual({
        [two.code]: 'on_open_list',
        [desk.code]: 'at_desk',
        [sent.code]: 'other_receiver',
        [posted.code]: 'sent_on',
        [gone.code]: 'ended',
        'H99.31-000000-9999': 'unknown',
      });
      const text = list.leftOut.find(({ code }) => code === two.code)?.text.vi;
      expect(text).toContain(`phiếu ${earlier.number}`);
      const none = await house.attempt('reception_officer', 'handovers', {
        receiver: COMMUNE,
        codes: [gone.code],
      });
      expect(refused(none)).toEqual([409, 'nothing-to-hand-over']);
      expect(none.body.errors).toMatchObject([{ field: gone.code, code: 'paper-ended' }]);
    });

    it('is of one role where that is asked for', async () => {
      const { code } = await house.log('plain');
      const leader = { receiver: COMMUNE, role: 'approver' };
      expect(refused(await house.attempt('reception_officer', 'handovers', leader))).toEqual([
        409,
        'nothing-to-hand-over',
      ]);
      expect(codesOf(await house.give({ role: 'processing_officer' }))).toEqual([code]);
    });

    it('is made once, however often the same request is sent', async () => {
      await house.log('plain');
      const reception = await house.office.worker(COMMUNE, 'reception_officer');
      const key = { 'idempotency-key': 'ban-giao-1' };
      const send = () => reception.post<CreatedHandover>('handovers', { receiver: COMMUNE }, key);
      const [first, again] = [await send(), await send()];
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
    });
  });

  describe('a dossier is in one box at a time', () => {
    it('under ten creations at once each dossier is on one list, and no number is lost', async () => {
      const codes: string[] = [];
      for (let no = 0; no < 8; no += 1) codes.push((await house.log('plain')).code);
      const before = (await house.list('?limit=1')).items[0]?.number;
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          house.attempt<CreatedHandover>('reception_officer', 'handovers', { receiver: COMMUNE }),
        ),
      );
      const made = answers.filter(({ status }) => status === 201);
      expect(answers.map(({ status }) => status).sort()).toEqual([
        201,
        ...Array.from({ length: 9 }, () => 409),
      ]);
      expect(made.flatMap(({ body }) => codesOf(body)).sort()).toEqual(codes.sort());
      const numberOf = (number = '') => Number(number.slice(-4));
      expect(numberOf(made[0]?.body.number)).toBe(numberOf(before) + 1);
    });

    it('also when each creation names some of them', async () => {
      const codes: string[] = [];
      for (let no = 0; no < 6; no += 1) codes.push((await house.log('plain')).code);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_none, at) => {
          const named = [codes[at % 6], codes[(at + 1) % 6], codes[(at + 3) % 6]];
          return house.attempt<CreatedHandover>('reception_officer', 'handovers', {
            receiver: COMMUNE,
            codes: named,
          });
        }),
      );
      expect(answers.every(({ status }) => [201, 409].includes(status))).toBe(true);
      const given = answers.flatMap(({ status, body }) => (status === 201 ? codesOf(body) : []));
      expect(given.sort()).toEqual(codes.sort());
    });

    it('the database itself refuses a second box', async () => {
      await house.log('plain');
      const { number } = await house.give();
      const again = house.office.sql.query(
        `INSERT INTO handover_item (handover_id, no, dossier_id, applicant_name)
         SELECT handover_id, 9, dossier_id, 'x' FROM handover_item i JOIN handover h ON h.id = i.handover_id
         WHERE h.number = $1`,
        [number],
      );
      await expect(again).rejects.toThrow('handover_item_held_key');
    });
  });

  describe('numbers', () => {
    it('run through the year of an agency without gaps and begin anew at local midnight of New Year', async () => {
      house.office.at('2026-12-31T23:50:00');
      await house.log('plain');
      const last = (await house.list('?limit=1')).items[0]?.number ?? '';
      const next = `H99.31-2026-${String(Number(last.slice(-4)) + 1).padStart(4, '0')}`;
      // Refused: takes no number.
      await house.attempt('reception_officer', 'handovers', { receiver: CONSULTED });
      expect((await house.give()).number).toBe(next);
      house.office.at('2027-01-01T00:05:00');
      await house.log('plain');
      expect((await house.give()).number).toBe('H99.31-2027-0001');
      await house.log('plain');
      expect((await house.give()).number).toBe('H99.31-2027-0002');
    });
  });

  describe('who may do what', () => {
    it('gives as a desk, receives as the other side; outside the scope a list does not exist', async () => {
      await house.log('sent', 'Kín Như Bưng', { agencyCode: OTHER_COMMUNE });
      const { number } = await house.give({ receiver: OTHER_COMMUNE });
      const tries: [role: string, agency: string, verb: string, body: object, expected: [number, string]][] =
        [
          ['processing_officer', COMMUNE, 'acknowledge', { others: 'received' }, [404, 'not-found']],
          ['processing_officer', CONSULTED, 'acknowledge', { others: 'received' }, [404, 'not-found']],
          ['reception_officer', OTHER_COMMUNE, 'cancel', { reason: 'X' }, [404, 'not-found']],
          ['processing_officer', OTHER_COMMUNE, 'cancel', { reason: 'X' }, [403, 'forbidden']],
          ['reception_officer', COMMUNE, 'acknowledge', { others: 'received' }, [403, 'forbidden']],
        ];
      for (const [role, agency, verb, body, expected] of tries) {
        const answer = await house.attempt(role, `handovers/${number}/${verb}`, body, agency);
        expect([role, agency, verb, ...refused(answer)]).toEqual([role, agency, verb, ...expected]);
      }
      for (const agency of [CONSULTED, 'H99.33']) {
        const stranger = await house.office.worker(agency, 'processing_officer');
        expect((await stranger.get(`handovers/${number}`)).status).toBe(404);
        expect((await house.pdf(number, 'processing_officer', agency)).status).toBe(404);
        expect((await house.list('', 'processing_officer', agency)).items).toEqual([]);
      }
      expect((await house.show(number, 'approver', OTHER_COMMUNE)).items[0]?.applicantName).toBe(
        'Kín Như Bưng',
      );
      const supervisor = await house.office.as('supervisor');
      expect((await supervisor.get(`handovers/${number}`)).status).toBe(200);
      expect(refused(await (await house.office.as('admin')).get<Problem>(`handovers/${number}`))).toEqual([
        403,
        'forbidden',
      ]);
    });

    it('a desk lists the papers that it took in and no others', async () => {
      const { code } = await house.log('plain');
      const named = { receiver: COMMUNE, codes: [code] };
      const answer = await house.attempt('reception_officer', 'handovers', named, OTHER_COMMUNE);
      expect(refused(answer)).toEqual([409, 'nothing-to-hand-over']);
      expect(answer.body.errors).toMatchObject([{ code: 'paper-unknown' }]);
    });
  });

  describe('what the desk takes later', () => {
    it('waits again, since the receiver has only what came before', async () => {
      const { code } = await house.log('plain');
      const { number } = await house.give();
      await house.acknowledge(number, { others: 'received' });
      const early = await house.attempt('reception_officer', 'handovers', {
        receiver: COMMUNE,
        codes: [code],
      });
      expect(early.body.errors).toMatchObject([{ code: 'paper-received' }]);
      house.office.at('10-05T09:00:00');
      await house.office.act('processing_officer', code, 'request-supplement', PAPERS);
      house.office.at('10-06T09:00:00');
      await house.office.act('reception_officer', code, 'receive-supplement');
      expect(await house.waitingFor(COMMUNE)).toEqual([code]);
      const again = await house.give();
      expect(codesOf(again)).toEqual([code]);
      await house.acknowledge(again.number, { others: 'received' });
      expect(await house.waitingFor(COMMUNE)).toEqual([]);
    });

    it('was not at the desk where the department worked on it, unless an officer names it', async () => {
      const { code } = await house.log('plain');
      await house.office.act('processing_officer', code, 'finish-step', {
        step: 'appraise',
        outcome: 'done',
      });
      expect(await house.waitingFor(COMMUNE)).toEqual([]);
      expect(codesOf(await house.give({ codes: [code] }))).toEqual([code]);
    });
  });

  it('late acknowledgement: two working hours of the receiver, seen when read (row 22)', async () => {
    house.office.at('10-06T16:00:00');
    await house.log('plain');
    const { number, acknowledgeBy, late } = await house.give();
    expect([local(acknowledgeBy), late]).toEqual(['10-07T08:00', false]);
    house.office.at('10-07T08:00:00');
    expect((await house.show(number)).late).toBe(false);
    house.office.at('10-07T08:00:01');
    expect((await house.show(number, 'processing_officer')).late).toBe(true);
    expect((await house.list('?late=true&state=open')).items.map((each) => each.number)).toEqual([number]);
    await house.acknowledge(number, { others: 'received' });
    house.office.at('10-08T08:00:00');
    expect(await house.show(number)).toMatchObject({
      state: 'acknowledged',
      late: true,
      acknowledgedAt: '2026-10-07T08:00:01.000+07:00',
    });
    expect((await house.list('?state=open')).items).toEqual([]);
  });

  const sentOn = (dossier: Dossier) => house.office.show(dossier.code, 'processing_officer', OTHER_COMMUNE);

  it('a dossier taken in elsewhere is sent on with its list, and received with its acknowledgement', async () => {
    const dossier = await house.log('sent', 'C', { agencyCode: OTHER_COMMUNE });
    house.office.at('10-05T15:00:00');
    const { number } = await house.give({ receiver: OTHER_COMMUNE });
    expect(await house.lastEvents(dossier.code, 2, OTHER_COMMUNE)).toEqual([
      'paper_handed_over',
      'dossier_sent_on',
    ]);
    expect(await house.office.attempt('reception_officer', dossier.code, 'send-on')).toEqual([
      409,
      'already-sent-on',
    ]);
    house.office.at('10-06T08:05:00');
    await house.acknowledge(number, { others: 'received' }, OTHER_COMMUNE);
    expect(await house.lastEvents(dossier.code, 2, OTHER_COMMUNE)).toEqual([
      'paper_received',
      'agency_received',
    ]);
    const received = await sentOn(dossier);
    expect([received.status, local(received.dueAt)]).toEqual(['in_progress', '10-13T17:30']);
  });
});
