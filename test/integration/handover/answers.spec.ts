import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { COMMUNE, type Dossier, local, OTHER_COMMUNE, refused } from '../trips/clock-office.js';
import { HandoverHouse, reasonsOf } from './handover-house.js';

const NOT_IN_BOX = 'Không có trong thùng hồ sơ';

describe('what a receiver answers to a list', () => {
  let house: HandoverHouse;

  beforeAll(async () => {
    house = await HandoverHouse.open('10-05T08:00:00');
  }, 120_000);
  afterAll(() => house.close());
  beforeEach(async () => {
    house.office.at('10-05T08:00:00');
    await house.clearDesk();
  });

  /** So many dossiers on one list. */
  async function given(count: number): Promise<{ number: string; codes: readonly string[] }> {
    for (let no = 0; no < count; no += 1) await house.log('plain', `Trần Thị ${no + 1}`);
    const { number, items } = await house.give();
    return { number, codes: items.map(({ code }) => code) };
  }
  const take = (number: string, body: object) =>
    house.attempt('processing_officer', `handovers/${number}/acknowledge`, body);

  it('is said item by item, in several goes, and each dossier’s timeline tells it', async () => {
    const { number, codes } = await given(4);
    const [one = '', two = '', three = '', four = ''] = codes;
    house.office.at('10-05T09:00:00');
    const first = await house.answer(number, [
      { code: one, result: 'received' },
      { code: two, result: 'missing', note: NOT_IN_BOX },
      { code: 'H99.31-000000-9999', result: 'received' },
    ]);
    expect(reasonsOf(first.refused)).toEqual({ 'H99.31-000000-9999': 'not_on_list' });
    expect(first).toMatchObject({ state: 'open', acknowledgedAt: null });
    expect(first.counts).toEqual({ items: 4, awaited: 2, received: 1, missing: 1, toSettle: 1, returned: 0 });
    house.office.at('10-05T09:10:00');
    const returned = { code: three, result: 'returned', note: 'Không thuộc lĩnh vực của phòng' };
    const second = await house.acknowledge(number, { items: [returned], others: 'received' });
    expect(second).toMatchObject({ state: 'acknowledged', late: false });
    expect(second.items.map(({ code, result, note }) => [code, result, note])).toEqual([
      [one, 'received', null],
      [two, 'missing', NOT_IN_BOX],
      [three, 'returned', 'Không thuộc lĩnh vực của phòng'],
      [four, 'received', null],
    ]);
    expect(local(second.acknowledgedAt)).toBe('10-05T09:10');
    for (const [code, types] of [
      [one, ['paper_handed_over', 'paper_received']],
      [two, ['paper_handed_over', 'paper_missing', 'flag_raised']],
      [three, ['paper_handed_over', 'paper_returned']],
    ] as const) {
      expect(await house.lastEvents(code, types.length)).toEqual(types);
    }
    expect((await house.office.timeline(two)).at(-2)?.data).toMatchObject({
      number,
      no: 2,
      note: NOT_IN_BOX,
    });
  });

  it('said again changes nothing, said otherwise is refused', async () => {
    const { number, codes } = await given(1);
    const [code = ''] = codes;
    await house.answer(number, [{ code, result: 'received' }]);
    const events = (await house.office.timeline(code)).length;
    expect((await house.answer(number, [{ code, result: 'received' }])).refused).toEqual([]);
    const { refused: no } = await house.answer(number, [{ code, result: 'missing', note: NOT_IN_BOX }]);
    expect(reasonsOf(no)).toEqual({ [code]: 'answered' });
    expect((await house.acknowledge(number, { others: 'received' })).counts.received).toBe(1);
    expect(await house.office.timeline(code)).toHaveLength(events);
  });

  it('needs a note where something is not received, and needs to say something', async () => {
    const { number, codes } = await given(1);
    const items = [{ code: codes[0], result: 'missing' }];
    expect(refused(await take(number, { items }))).toEqual([422, 'answer-without-note']);
    expect(refused(await take(number, {}))).toEqual([422, 'answer-nothing']);
    expect((await house.show(number)).counts.awaited).toBe(1);
  });

  it('is taken once from two who answer at the same time', async () => {
    const { number, codes } = await given(5);
    const answers = await Promise.all([1, 2, 3].map(() => take(number, { others: 'received' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const code of codes) {
      const types = (await house.office.timeline(code)).map(({ type }) => type);
      expect(types.filter((type) => type === 'paper_received')).toHaveLength(1);
    }
  });

  it('that something is missing is flagged at once, to the desk and to its supervisor', async () => {
    const { number, codes } = await given(1);
    const [code = ''] = codes;
    await house.answer(number, [{ code, result: 'missing', note: NOT_IN_BOX }]);
    expect(await house.office.flagsOf(code)).toContain('paper_missing –');
    await house.office.told();
    expect(await house.office.toldTo(code, COMMUNE, 'reception_officer')).toContain('paper_missing');
    expect(await house.office.toldTo(code, COMMUNE, 'supervisor')).toContain('paper_missing');
    const supervisor = await house.office.as('supervisor');
    const { body } = await supervisor.get<{ items: { dossierCode: string; subject: string }[] }>(
      'flags?kind=paper_missing&active=true',
    );
    expect(body.items).toMatchObject([{ dossierCode: code, subject: `handover-${number}` }]);
  });

  it('what is missing goes on no list until the desk has dealt with it, and then on the next one', async () => {
    const { number, codes } = await given(1);
    const [code = ''] = codes;
    await house.answer(number, [{ code, result: 'missing', note: NOT_IN_BOX }]);
    expect(reasonsOf((await house.waiting()).leftOut)).toEqual({ [code]: 'missing' });
    const again = await house.attempt('reception_officer', 'handovers', { receiver: COMMUNE, codes: [code] });
    expect(again.body.errors).toMatchObject([{ field: code, code: 'paper-missing' }]);
    expect((await house.list('?missing=true')).items.map((each) => each.number)).toEqual([number]);

    const settled = await house.settle(number, code);
    expect(settled.items[0]).toMatchObject({
      result: 'missing',
      settledNote: 'Để quên trong ngăn kéo quầy số 2',
    });
    expect(settled.counts.toSettle).toBe(0);
    expect(await house.office.flagsOf(code)).toContain('paper_missing – cleared');
    expect(await house.lastEvents(code, 1)).toEqual(['paper_found']);
    expect(reasonsOf((await house.settle(number, code)).refused)).toEqual({ [code]: 'not_missing' });
    const late = await house.answer(number, [{ code, result: 'received' }]);
    expect(reasonsOf(late.refused)).toEqual({ [code]: 'answered' });

    const next = await house.give();
    expect(next.items.map((item) => item.code)).toEqual([code]);
    expect((await house.acknowledge(next.number, { others: 'received' })).state).toBe('acknowledged');
    expect((await house.list('?missing=true')).items).toEqual([]);
  });

  it('what was missing may turn up at the receiver’s, which clears the flag', async () => {
    const { number, codes } = await given(1);
    const [code = ''] = codes;
    await house.answer(number, [{ code, result: 'missing', note: NOT_IN_BOX }]);
    await house.answer(number, [{ code, result: 'received', note: 'Nằm lẫn trong hồ sơ khác' }]);
    expect(await house.office.flagsOf(code)).toContain('paper_missing – cleared');
    expect(await house.waitingFor(COMMUNE)).toEqual([]);
    expect(reasonsOf((await house.waiting()).leftOut)).toEqual({});
  });

  it('what was brought to the wrong place is at the desk again', async () => {
    const { number, codes } = await given(1);
    const [code = ''] = codes;
    await house.answer(number, [{ code, result: 'returned', note: 'Giao nhầm' }]);
    expect(await house.waitingFor(COMMUNE)).toEqual([code]);
  });

  describe('a list that is cancelled', () => {
    it('frees its papers; it is answered and printed no more', async () => {
      const { number, codes } = await given(2);
      const cancelled = await house.cancel(number);
      expect(cancelled).toMatchObject({
        state: 'cancelled',
        cancelReason: 'Xe chuyển hồ sơ bị hỏng',
        late: false,
      });
      expect(await house.waitingFor(COMMUNE)).toEqual(codes);
      expect(await house.lastEvents(codes[0] ?? '', 1)).toEqual(['paper_hand_over_cancelled']);
      expect(refused(await take(number, { others: 'received' }))).toEqual([409, 'handover-cancelled']);
      const again = await house.attempt('reception_officer', `handovers/${number}/cancel`, { reason: 'X' });
      expect(refused(again)).toEqual([409, 'handover-cancelled']);
      expect((await house.pdf(number)).status).toBe(409);
      const next = await house.give();
      expect(Number(next.number.slice(-4))).toBe(Number(number.slice(-4)) + 1);
    });

    it('is not one that has an answer', async () => {
      const { number, codes } = await given(2);
      await house.answer(number, [{ code: codes[0] ?? '', result: 'received' }]);
      const answer = await house.attempt('reception_officer', `handovers/${number}/cancel`, { reason: 'X' });
      expect(refused(answer)).toEqual([409, 'handover-answered']);
    });
  });

  describe('of a dossier that was taken in elsewhere', () => {
    const shown = (code: string): Promise<Dossier> => house.office.show(code, 'approver', OTHER_COMMUNE);
    const clocksOf = async (code: string) => {
      const rows = await house.office.sql.query<{ kind: string; dueAt: Date; holds: boolean }[]>(
        `SELECT c.kind, c.due_at AS "dueAt", c.stopped_at IS NULL AS holds FROM clock c JOIN dossier d ON d.id = c.dossier_id
         WHERE d.code = $1 ORDER BY c.no`,
        [code],
      );
      return rows.map(({ kind, dueAt, holds }) => `${kind} ${dueAt.toISOString()}${holds ? ' runs' : ''}`);
    };
    const DESK_OWES = 'hand_over 2026-10-06T10:30:00.000Z';

    it('that it did not come makes it the desk’s again, with the due moment that it had', async () => {
      const { code } = await house.log('sent', 'D', { agencyCode: OTHER_COMMUNE });
      expect(await clocksOf(code)).toEqual([`${DESK_OWES} runs`]);
      house.office.at('10-05T15:00:00');
      const { number } = await house.give({ receiver: OTHER_COMMUNE });
      expect(await clocksOf(code)).toEqual([DESK_OWES, 'acknowledgement 2026-10-06T10:30:00.000Z runs']);
      house.office.at('10-05T16:00:00');
      await house.answer(number, [{ code, result: 'missing', note: NOT_IN_BOX }], OTHER_COMMUNE);
      expect((await clocksOf(code)).at(-1)).toBe(`${DESK_OWES} runs`);
      expect(await house.lastEvents(code, 3, OTHER_COMMUNE)).toEqual([
        'paper_missing',
        'dossier_taken_back',
        'flag_raised',
      ]);
      expect((await shown(code)).status).toBe('accepted');
      await house.settle(number, code);
      const next = await house.give({ receiver: OTHER_COMMUNE });
      house.office.at('10-06T09:00:00');
      await house.acknowledge(next.number, { others: 'received' }, OTHER_COMMUNE);
      expect(await shown(code)).toMatchObject({
        status: 'in_progress',
        dueAt: '2026-10-13T17:30:00.000+07:00',
      });
    });

    it('a cancelled list is no sending: the desk still owes it', async () => {
      const { code } = await house.log('sent', 'E', { agencyCode: OTHER_COMMUNE });
      const { number } = await house.give({ receiver: OTHER_COMMUNE });
      await house.cancel(number);
      expect((await clocksOf(code)).at(-1)).toBe(`${DESK_OWES} runs`);
      expect(await house.waitingFor(OTHER_COMMUNE)).toEqual([code]);
    });

    it('that came, when somebody confirmed it without its list, is only noted', async () => {
      const { code } = await house.log('sent', 'F', { agencyCode: OTHER_COMMUNE });
      const { number } = await house.give({ receiver: OTHER_COMMUNE });
      await house.office.act('processing_officer', code, 'confirm-receipt', {}, OTHER_COMMUNE);
      await house.acknowledge(number, { others: 'received' }, OTHER_COMMUNE);
      expect(await house.lastEvents(code, 2, OTHER_COMMUNE)).toEqual(['agency_received', 'paper_received']);
    });
  });
});
