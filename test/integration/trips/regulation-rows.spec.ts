import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishersOf, publishReviewed } from '../../support/publish-version.js';
import { portalStatusOf } from '../../../src/domain/dossier/national-portal-status.js';
import type { Problem } from '../../support/api-client.js';
import { rulesOf } from './clock-procedures.js';
import { ClockOffice, COMMUNE, type Dossier, local, OTHER_COMMUNE, PAPERS, refused } from './clock-office.js';

const GRANTED = { step: 'sign', outcome: 'approved' };
const APPRAISED = { step: 'appraise', outcome: 'done' };
const CERTIFIED_COPY = '2.000815';
const FIRST_LAND_CERTIFICATE = '1.013978';
const PERMANENT_RESIDENCE = '1.004222';

/**
 * Rows of section 10 of the regulation as an officer meets them. The other rows of the desk have suites of their own: 9 to 12, 16 and
 * 24 in clock-ends, 17 and 18 in clock-verbs, 23 in recalculation/outages.
 */
describe('the regulation over REST', () => {
  let office: ClockOffice;
  let filings = 0;

  beforeAll(async () => {
    office = await ClockOffice.open('02-26T08:00:00');
  }, 120_000);
  afterAll(() => office.close());

  async function filed(procedureCode: string, more: object = {}): Promise<Dossier> {
    const externalReference = `DVC-ROWS-${(filings += 1)}`;
    const applicant = { kind: 'person', fullName: 'Lê Thị Bưởi' };
    const request = { procedureCode, channel: 'online', applicant, agencyCode: COMMUNE, externalReference };
    const portal = await office.as('portal');
    const key = { 'idempotency-key': externalReference };
    const { status, body } = await portal.post<Dossier>('dossiers', { ...request, ...more }, key);
    expect([status, body]).toEqual([201, expect.anything()]);
    return body;
  }

  /** From the desk to a result. */
  async function settled(code: string): Promise<Dossier> {
    await office.act('processing_officer', code, 'finish-step', APPRAISED);
    return office.act('approver', code, 'finish-step', GRANTED);
  }

  describe('row 8: an online filing is answered within 8 working hours', () => {
    it('and is not late at the last moment of them, over two days off and a weekend', async () => {
      office.at('04-29T16:00:00');
      const { code } = await filed('plain');
      office.at('05-04T16:00:00');
      await office.watch();
      expect(await office.flagsOf(code)).not.toContain('overdue intake_response');
      await office.act('reception_officer', code, 'accept');
      office.at('05-04T16:30:00');
      await office.watch();
      expect(await office.flagsOf(code)).not.toContain('overdue intake_response');
    });

    it('and is flagged when it is answered a minute later', async () => {
      office.at('04-29T16:00:00');
      const { code } = await filed('plain');
      office.at('05-04T16:01:00');
      await office.watch();
      await office.act('reception_officer', code, 'accept');
      await office.told();
      expect(await office.flagsOf(code)).toContain('intake_response_late intake_response');
      expect(await office.toldTo(code, COMMUNE, 'supervisor')).toContain('intake_response_late');
    });

    it('and is flagged though the watch stood still until after the answer', async () => {
      office.at('04-29T16:00:00');
      const { code } = await filed('plain');
      office.at('05-04T16:01:00');
      await office.act('reception_officer', code, 'accept');
      await office.watch();
      expect(await office.flagsOf(code)).toEqual(['intake_response_late intake_response']);
    });
  });

  describe('rows 13 to 15: a dossier of 10 working days received on Monday 5/10/2026 (due 19/10), asked on 7/10, completed on 14/10', () => {
    it.each([
      ['row 13: restarts by default', 'plain', '10-28T17:30'],
      ['row 14: goes on with the 8 days left where the version pauses', 'verified', '10-26T17:30'],
      ['row 15: has a fixed term of 3 working days where the version says so', 'appraised', '10-19T17:30'],
    ])('%s', async (_row, procedure, due) => {
      office.at('10-05T09:00:00');
      const logged = await office.log(procedure);
      expect(local(logged.dueAt)).toBe('10-19T17:30');
      office.at('10-07T10:00:00');
      const asked = await office.act('processing_officer', logged.code, 'request-supplement', PAPERS);
      expect([asked.status, asked.dueAt]).toEqual(['awaiting_supplement', null]);
      office.at('10-14T10:00:00');
      const back = await office.act('reception_officer', logged.code, 'receive-supplement');
      expect([local(back.dueAt), local(back.originalDueAt)]).toEqual([due, '10-19T17:30']);
    });
  });

  it('row 25: withdrawing and stopping are possible before the decision, not half an hour after it', async () => {
    office.at('10-05T09:00:00');
    const [early, late] = [await office.log('plain'), await office.log('plain')];
    office.at('10-08T09:30:00');
    await settled(late.code);
    office.at('10-08T10:00:00');
    const reason = { reason: 'Không còn nhu cầu' };
    expect(await office.attempt('reception_officer', late.code, 'withdraw', reason)).toEqual([
      409,
      'action-not-allowed',
    ]);
    expect(await office.attempt('approver', late.code, 'stop', reason)).toEqual([409, 'action-not-allowed']);
    const gone = await office.act('reception_officer', early.code, 'withdraw', reason);
    expect([gone.status, gone.portalStatus.code]).toEqual(['withdrawn', 7]);
    expect((await office.timeline(early.code)).map(({ type }) => type)).toEqual([
      'dossier_accepted',
      'dossier_withdrawn',
    ]);
  });

  it('row 26: term and fee are those of the channel', async () => {
    office.at('10-05T09:00:00');
    const counter = await office.log(FIRST_LAND_CERTIFICATE);
    const online = await filed(FIRST_LAND_CERTIFICATE);
    const accepted = await office.act('reception_officer', online.code, 'accept');
    expect([local(counter.dueAt), local(accepted.dueAt)]).toEqual(['11-11T17:30', '10-28T17:30']);

    const fees = await Promise.all(
      ['online', 'counter'].map((channel) => feeOf(PERMANENT_RESIDENCE, channel)),
    );
    expect(fees).toEqual([10_000, 20_000]);
  });

  /** What the desk would take for it. */
  async function feeOf(procedureCode: string, channel: string): Promise<unknown> {
    const more = { variant: 'own_dwelling', channel };
    const body =
      channel === 'online' ? await filed(procedureCode, more) : await office.log(procedureCode, more);
    return (body as unknown as { fee: { dueDong: number } }).fee.dueDong;
  }

  it('row 27: a dossier keeps the version under which it came in', async () => {
    office.at('10-01T09:00:00');
    const before = await office.log('plain');
    const admin = await office.as('admin');
    const drafted = await admin.post('procedures/plain/versions', {
      effectiveFrom: '2026-11-02',
      rules: rulesOf(5),
    });
    expect([drafted.status, drafted.body]).toEqual([201, expect.anything()]);
    expect(
      (await publishReviewed(await publishersOf(office), 'procedures/plain/versions/2')).status,
    ).toBeLessThan(300);
    office.at('11-02T09:00:00');
    const after = await office.log('plain');
    expect(local(after.dueAt)).toBe('11-09T17:30');
    expect(local((await office.show(before.code)).dueAt)).toBe('10-15T17:30');
    await office.act('processing_officer', before.code, 'request-supplement', PAPERS);
    const back = await office.act('reception_officer', before.code, 'receive-supplement');
    expect(local(back.originalDueAt)).toBe('10-15T17:30');
  });

  it('row 28: codes run by agency and day, restart at midnight, and inbound ones stay as they came', async () => {
    office.at('10-06T09:00:00');
    const at = (code: string) => code.split('-').slice(1);
    const [first, second] = await Promise.all([office.log('plain'), office.log('plain')]);
    const numbers = [at(first.code), at(second.code)].sort();
    expect(numbers).toEqual([
      ['261006', '0001'],
      ['261006', '0002'],
    ]);
    office.at('10-07T09:00:00');
    expect(at((await office.log('plain')).code)).toEqual(['261007', expect.stringMatching(/^000\d$/)]);
    for (const code of ['G09.20-20260609-0092637', '000.00.04.G18-200727-0516']) {
      expect((await filed('plain', { code })).code).toBe(code);
      expect((await office.show(code)).code).toBe(code);
      const portal = await office.as('portal');
      const again = { procedureCode: 'plain', channel: 'online', agencyCode: COMMUNE, code };
      const applicant = { kind: 'person', fullName: 'Lê Thị Bưởi' };
      const key = { 'idempotency-key': `again-${code}` };
      const twice = await portal.post<Problem>(
        'dossiers',
        { ...again, applicant, externalReference: `again-${code}` },
        key,
      );
      expect(refused(twice)).toEqual([409, 'code-taken']);
    }
  });

  it('row 29: a certified copy is counted, and nobody has to be given a slip', async () => {
    office.at('10-08T09:00:00');
    const counted = await figures();
    const { code } = await office.log(CERTIFIED_COPY);
    await office.told();
    office.at('10-08T09:20:00');
    const reception = await office.worker(COMMUNE, 'reception_officer');
    const papers = await reception.get<{ items: unknown[] }>(`dossiers/${code}/papers`);
    expect(papers.body.items).toEqual([]);
    expect(await figures()).toBe(counted + 1);
  });

  /** What the report of the month counts as received by the commune. */
  async function figures(): Promise<number> {
    const supervisor = await office.as('supervisor');
    const query = `agency=${COMMUNE}&receivedFrom=2026-10-08&receivedTo=2026-10-09&withTotal=true`;
    return (await supervisor.get<{ total: number }>(`dossiers?${query}`)).body.total;
  }

  it('row 30: intake on a duty Saturday is that day, which is not counted', async () => {
    office.at('10-10T09:00:00');
    const { body } = await (
      await office.worker(COMMUNE, 'reception_officer')
    ).post<Dossier>('deadlines/preview', {
      procedureCode: '2.000908',
      channel: 'counter',
      receivedAt: '2026-10-10T09:00:00+07:00',
    });
    expect(local(body.dueAt)).toBe('10-12T17:30');
    const logged = await office.log('plain');
    expect(logged.code).toContain('-261010-');
    expect(local(logged.dueAt)).toBe('10-23T17:30');
  });

  it('row 31: the portal reads 9 and then 10, and a result is not handed over before there is one', async () => {
    office.at('10-05T09:00:00');
    const { code } = await filed('plain');
    const status = async () =>
      (await (await office.as('portal')).get<Dossier>(`dossiers/${code}`)).body.portalStatus.code;
    expect(await status()).toBe(portalStatusOf('registered').code);
    await office.act('reception_officer', code, 'accept');
    expect(await status()).toBe(4);
    const hand = { way: 'desk', recipient: 'Lê Thị Bưởi' };
    expect(await office.attempt('reception_officer', code, 'hand-over-result', hand)).toEqual([
      409,
      'action-not-allowed',
    ]);
    office.at('10-07T09:00:00');
    await settled(code);
    expect(await status()).toBe(9);
    await office.act('reception_officer', code, 'hand-over-result', hand);
    expect(await status()).toBe(10);
    const [row] = await office.sql.query<{ resolved: boolean; ordered: boolean }[]>(
      'SELECT resolved_at IS NOT NULL AS resolved, returned_at >= resolved_at AS ordered FROM dossier WHERE code = $1',
      [code],
    );
    expect(row).toEqual({ resolved: true, ordered: true });
  });

  it('and another commune’s desk reads none of it', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('plain');
    const stranger = await office.worker(OTHER_COMMUNE, 'reception_officer');
    expect((await stranger.get<Problem>(`dossiers/${code}`)).status).toBe(404);
  });
});
