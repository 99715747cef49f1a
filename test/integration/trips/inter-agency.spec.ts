import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockOffice, COMMUNE, CONSULTED, local, refused, type Dossier } from './clock-office.js';

interface Step {
  readonly step: string;
  readonly leg: string | null;
  readonly role: string;
  readonly agency: { readonly code: string };
  readonly dueAt: string | null;
  readonly openedAt: string;
}

interface Running extends Dossier {
  readonly currentSteps: readonly Step[];
  readonly outcome: string | null;
  readonly timeliness: string | null;
}

interface Deadline {
  readonly clocks: readonly {
    readonly kind: string;
    readonly state: string;
    readonly dueAt: string | null;
  }[];
  readonly whoseTime: unknown;
}

describe('a dossier that goes through several agencies', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const seen = async (code: string) => (await office.show(code)) as Running;
  const open = async (code: string) => (await seen(code)).currentSteps.map(({ step }) => step).toSorted();

  /** Whoever has the step finishes it. */
  async function finish(code: string, step: string, outcome = 'done', note?: string): Promise<Running> {
    const { currentSteps } = await seen(code);
    const found = currentSteps.find((each) => each.step === step);
    if (!found) throw new Error(`${step} is not open, but ${currentSteps.map((each) => each.step).join()}`);
    const body = { step, outcome, ...(note && { note }) };
    return (await office.act(found.role, code, 'finish-step', body, found.agency.code)) as Running;
  }

  async function clocksOf(code: string, kind: string) {
    const worker = await office.worker(COMMUNE, 'approver');
    const { body } = await worker.get<Deadline>(`dossiers/${code}/deadline`);
    return body.clocks.filter((clock) => clock.kind === kind).map(({ dueAt }) => local(dueAt));
  }

  async function file(procedureCode: string, more: object = {}): Promise<Running> {
    return (await office.log(procedureCode, more)) as Running;
  }

  describe('the birth group (Decree 301/2026; rows 21, 22)', () => {
    it.each([
      ['10-06T14:00:00', '10-09T17:30'],
      ['10-06T15:00:00', '10-09T17:30'],
      ['10-06T15:20:00', '10-12T17:30'],
    ])('filed on %s is due on %s: three working days, from the next one after 15:00', async (at, due) => {
      office.at(at);
      expect(local((await file('3.000722')).dueAt)).toBe(due);
    });

    it('opens its legs together, each with its term, and the lead waits for all of them', async () => {
      office.at('10-06T08:00:00');
      const { code, dueAt } = await file('3.000722');
      expect(local(dueAt)).toBe('10-09T17:30');
      await finish(code, 'intake', 'handed_over');
      office.at('10-06T14:30:00');
      await finish(code, 'register_birth');
      expect(await open(code)).toEqual(['sign_birth']);
      office.at('10-06T16:00:00');
      await finish(code, 'sign_birth', 'approved');

      const { currentSteps } = await seen(code);
      expect(currentSteps.map(({ step, leg, agency }) => [step, leg, agency.code])).toEqual([
        ['residence', 'residence', 'H99.22.01'],
        ['insurance', 'insurance', 'H99.24.01'],
        ['identity_card', 'identity_card', 'H99.22.01'],
      ]);
      // Two, two and five working days, from Wednesday since it is after 15:00; each agency confirms within two working hours (row 22).
      expect((await clocksOf(code, 'leg')).slice(-3)).toEqual(['10-09T17:30', '10-09T17:30', '10-14T17:30']);
      expect(await clocksOf(code, 'acknowledgement')).toEqual(['10-07T08:00', '10-07T08:00', '10-07T08:00']);

      office.at('10-07T09:00:00');
      await finish(code, 'insurance');
      expect(await open(code)).toEqual(['identity_card', 'residence']);
      office.at('10-08T10:00:00');
      await finish(code, 'residence');
      expect(await open(code)).toEqual(['identity_card']);
      await finish(code, 'identity_card', 'follows');
      expect(await open(code)).toEqual(['collect']);
      const after = await finish(code, 'collect', 'collected');
      expect([after.status, after.outcome, after.timeliness]).toEqual(['resolved', 'granted', 'early']);
      await office.timeline(code);
    });

    it('is confirmed by each agency within two working hours, and flagged where it is not (row 22)', async () => {
      office.at('10-06T08:00:00');
      const { code } = await file('3.000722');
      await finish(code, 'intake', 'handed_over');
      await finish(code, 'register_birth');
      office.at('10-06T16:00:00');
      await finish(code, 'sign_birth', 'approved');
      const confirm = (leg: string, agency: string) =>
        office.attempt('processing_officer', code, 'acknowledge-leg', { leg }, agency);

      office.at('10-06T16:30:00');
      const police = await office.worker('H99.22.01', 'processing_officer');
      expect((await police.get<Dossier>(`dossiers/${code}`)).body.availableActions).toContain(
        'acknowledge-leg',
      );
      expect(await confirm('insurance', 'H99.22.01')).toEqual([403, 'forbidden']);
      expect(await confirm('residence', 'H99.22.01')).toEqual([200, code]);
      expect(await confirm('residence', 'H99.22.01')).toEqual([409, 'leg-not-awaited']);
      // Who begins with the work has the file.
      await finish(code, 'identity_card', 'not_asked');
      office.at('10-07T08:01:00');
      await office.watch();
      expect(await office.flagsOf(code)).toContain('overdue acknowledgement');
      expect(await office.toldTo(code, 'H99.24.01', 'processing_officer')).toContain('overdue');
      expect(await office.toldTo(code, 'H99.22.01', 'processing_officer')).not.toContain('overdue');

      const at = await office.worker(COMMUNE, 'reception_officer');
      const { whereabouts } = (await at.get<{ whereabouts: { summary: object } }>(`dossiers/${code}`)).body;
      expect(JSON.stringify(whereabouts)).toContain('chờ xác nhận đã nhận');
      expect(await confirm('insurance', 'H99.24.01')).toEqual([200, code]);
      expect(await office.flagsOf(code)).toContain('overdue acknowledgement cleared');
      const told = (await office.timeline(code)).filter(({ type }) => type === 'leg_acknowledged');
      expect(told.map(({ data }) => [data['leg'], local(String(data['confirmBy']))])).toEqual([
        ['residence', '10-07T08:00'],
        ['insurance', '10-07T08:00'],
      ]);
    });

    it('ends whole when one leg is refused, and leaves no step open', async () => {
      office.at('10-06T08:00:00');
      const { code } = await file('3.000722');
      await finish(code, 'intake', 'handed_over');
      await finish(code, 'register_birth');
      const after = await finish(code, 'sign_birth', 'refused', 'Không đủ điều kiện theo Luật Hộ tịch');
      expect([after.status, after.outcome, after.currentSteps]).toEqual(['resolved', 'refused', []]);
    });
  });

  it('the death group: benefits run outside the group’s three days, and the removal within one', async () => {
    office.at('10-06T14:00:00');
    const { code, dueAt } = await file('2.002913');
    expect(local(dueAt)).toBe('10-09T17:30');
    await finish(code, 'intake', 'handed_over');
    await finish(code, 'register_death');
    office.at('10-07T09:00:00');
    await finish(code, 'sign_death', 'approved');
    expect(await open(code)).toEqual(['funeral_support', 'insurance', 'merit', 'residence']);
    // One working day for the removal; eight, three and eighteen for the benefits (Decree 301/2026).
    expect((await clocksOf(code, 'leg')).slice(-4)).toEqual([
      '10-08T17:30',
      '10-19T17:30',
      '10-12T17:30',
      '11-02T17:30',
    ]);
    office.at('10-08T10:00:00');
    await finish(code, 'residence');
    await finish(code, 'funeral_support', 'granted');
    await finish(code, 'merit', 'not_entitled');
    expect(await open(code)).toEqual(['insurance']);
    await finish(code, 'insurance', 'follows');
    const after = await finish(code, 'collect', 'collected');
    expect([after.outcome, after.timeliness]).toEqual(['granted', 'early']);
  });

  describe('the construction permit', () => {
    it('counts silence as consent after twelve days, and the answer that came as an answer (row 20)', async () => {
      office.at('10-07T08:00:00');
      const { code, dueAt } = await file('1.013225', { variant: 'house' });
      // Fifteen calendar days from Wednesday 7/10.
      expect(local(dueAt)).toBe('10-22T17:30');
      await finish(code, 'intake', 'handed_over');
      await finish(code, 'assign', 'assigned');
      expect(await open(code)).toEqual(['appraise', 'consult_fire', 'consult_technical']);
      const consulted = (await seen(code)).currentSteps.find(({ step }) => step === 'consult_technical');
      expect(consulted?.agency.code).toBe(CONSULTED);
      // To the end of Monday 19/10: it is midnight that the clock ends with.
      expect(await clocksOf(code, 'consultation')).toEqual(['10-20T00:00', '10-20T00:00']);
      office.at('10-12T09:00:00');
      await finish(code, 'appraise');
      await finish(code, 'consult_fire', 'agreed');
      office.at('10-19T23:59:00');
      await office.watch();
      expect(await open(code)).toEqual(['consult_technical']);
      office.at('10-20T00:00:01');
      await office.watch();
      expect(await open(code)).toEqual(['propose']);
      expect(
        await office.attempt(
          'processing_officer',
          code,
          'finish-step',
          { step: 'consult_technical', outcome: 'objected' },
          CONSULTED,
        ),
      ).toEqual([409, 'step-not-open']);
      const deemed = (await office.timeline(code)).find(({ type }) => type === 'consent_deemed');
      expect(JSON.stringify(deemed?.data)).toContain('Luật Xây dựng');
      office.at('10-20T09:00:00');
      await finish(code, 'propose');
      await finish(code, 'approve', 'approved');
      const after = await finish(code, 'issue', 'issued');
      expect([after.outcome, after.timeliness]).toEqual(['granted', 'early']);
    });

    it('asks again without a sector rule: a late answer is no consent (row 19)', async () => {
      office.at('10-07T08:00:00');
      const { code } = await file('asked');
      expect(await clocksOf(code, 'consultation')).toEqual(['10-12T17:30']);
      office.at('10-13T08:00:00');
      await office.watch();
      expect(await open(code)).toContain('consult');
      expect(await office.flagsOf(code)).toContain('overdue consultation');
    });
  });

  describe('the first land certificate', () => {
    it('of a household goes to the commune, the tax office and back; the owner’s payment is nobody’s delay', async () => {
      office.at('10-05T08:00:00');
      const { code, dueAt } = await file('1.013978');
      const online = await office.worker(COMMUNE, 'reception_officer');
      // Twenty-seven working days at the counter, seventeen online (row 26).
      expect(local(dueAt)).toBe('11-11T17:30');
      const visited: string[] = [];
      for (let moves = 0; moves < 30; moves += 1) {
        const now = await seen(code);
        if (now.status !== 'in_progress') break;
        for (const { step, agency, role } of now.currentSteps) {
          visited.push(`${agency.code} ${step}`);
          const worker = await office.worker(agency.code, role);
          const { body } = await worker.get<{
            currentSteps: { step: string; outcomes: { key: string }[] }[];
          }>(`dossiers/${code}`);
          const outcomes = body.currentSteps.find((each) => each.step === step)?.outcomes ?? [];
          const answer = await worker.post<Running>(`dossiers/${code}/finish-step`, {
            step,
            outcome: outcomes[0]?.key,
          });
          expect([step, answer.status]).toEqual([step, 200]);
        }
      }
      const after = await seen(code);
      expect([after.status, after.outcome, after.timeliness]).toEqual(['resolved', 'granted', 'early']);
      const agencies = [...new Set(visited.map((visit) => visit.split(' ')[0]))];
      expect(agencies.length).toBeGreaterThanOrEqual(2);
      expect(agencies).toContain('H99.23.01');
      expect(
        refused(await online.post(`dossiers/${code}/finish-step`, { step: 'sign', outcome: 'approved' })),
      ).toEqual([409, 'action-not-allowed']);
    });

    it('of an organisation is due twenty working days after Monday 5/10/2026', async () => {
      office.at('10-05T08:00:00');
      const centre = await office.worker('H99.01', 'reception_officer');
      const { status, body } = await centre.post<Running>('dossiers', {
        procedureCode: '1.012753',
        channel: 'counter',
        applicant: {
          kind: 'organisation',
          fullName: 'Công ty TNHH Sông Hương',
          identityNumber: '0200123456',
        },
      });
      expect([status, local(body.dueAt)]).toEqual([201, '11-02T17:30']);
    });
  });
});
