import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDayOf } from '../../../src/domain/calendar/zoned-time.js';
import { OFFICE_ZONE } from '../../../src/platform/time/office-zone.js';
import { SampleProduct } from '../../support/sample-product.js';

interface Step {
  readonly step: string;
  readonly role: string;
  readonly agency: { readonly code: string };
  readonly outcomes: readonly { readonly key: string }[];
}

interface Dossier {
  readonly code: string;
  readonly status: string;
  readonly dueAt: string;
  readonly outcome: string | null;
  readonly timeliness: string | null;
  readonly currentSteps: readonly Step[];
  readonly availableActions: readonly string[];
}

interface Deadline {
  readonly clocks: readonly {
    readonly kind: string;
    readonly state: string;
    readonly dueAt: string;
    readonly explanation: readonly { readonly on: string; readonly counted: boolean }[];
  }[];
}

const MOST_STEPS = 60;
const BACKWARD = /again|return|reject|refus|incomplete|inconsistent|not_|insufficient|supplement|rework/i;

/** A term that ends at 24:00 ends on the day before that midnight. */
function lastDayBefore(dueAt: string): string {
  return localDayOf(new Date(Date.parse(dueAt) - 1), OFFICE_ZONE);
}

/** A way forward where there is one. */
function forward(step: Step): string {
  const outcome = step.outcomes.find(({ key }) => !BACKWARD.test(key)) ?? step.outcomes[0];
  return (outcome as { key: string }).key;
}

describe('every procedure of the sample province', () => {
  let sample: SampleProduct;
  let procedures: { code: string; variants: { key: string; terms: { channel: string }[] }[] }[];

  beforeAll(async () => {
    sample = await SampleProduct.start();
    const rows = await sample.sql.query<{ code: string; rules: { variants: never[] } }[]>(
      `SELECT p.code, v.rules FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id ORDER BY p.code`,
    );
    procedures = rows.map(({ code, rules }) => ({ code, variants: rules.variants }));
  }, 60_000);

  afterAll(() => sample.stop());

  async function walk(dossier: Dossier): Promise<Dossier> {
    let now = dossier;
    for (let moves = 0; now.status === 'in_progress'; moves += 1) {
      if (moves === MOST_STEPS) throw new Error(`${now.code} goes round in circles`);
      const step = now.currentSteps[0] as Step;
      const officer = await sample.worker(step.agency.code, step.role);
      const request = { step: step.step, outcome: forward(step) };
      const { status, body } = await officer.post<Dossier>(`dossiers/${now.code}/finish-step`, request);
      expect([status, body]).toEqual([200, expect.anything()]);
      now = body;
    }
    return now;
  }

  it('goes from the desk through its agencies to the citizen, on every channel and in every variant', async () => {
    expect(procedures.length).toBeGreaterThanOrEqual(42);
    const reception = await sample.as('reception');
    const walked: string[] = [];
    const filings = procedures.flatMap(({ code, variants }) =>
      variants.flatMap(({ key, terms }) =>
        // The plan is the same on every channel: one walk to the end a variant, intake on all of them.
        terms.map(({ channel }, index) => ({ code, key, channel, isWalked: index === 0 })),
      ),
    );
    for (const { code, key, channel, isWalked } of filings) {
      const applicant = { kind: 'person', fullName: 'Lê Thị Bưởi' };
      const filing = { procedureCode: code, variant: key, channel, applicant };
      const logged = await reception.post<Dossier>('dossiers', filing);
      expect([code, key, channel, logged.status]).toEqual([code, key, channel, 201]);
      const taken =
        channel === 'counter'
          ? logged.body
          : (await reception.post<Dossier>(`dossiers/${logged.body.code}/accept`)).body;
      // Sector law counts some terms from the paid fee.
      const accepted =
        taken.status === 'awaiting_payment'
          ? (await reception.post<Dossier>(`dossiers/${taken.code}/receive-payment`, { amountDong: 100_000 }))
              .body
          : taken;
      expect([code, accepted.status]).toEqual([code, 'in_progress']);
      walked.push(`${code}/${key}/${channel}`);
      if (!isWalked) continue;
      const resolved = await walk(accepted);
      expect([code, key, resolved.status, resolved.outcome]).toEqual([code, key, 'resolved', 'granted']);
      expect(resolved.timeliness).toMatch(/early|on_time/);
      const back = await reception.post<Dossier>(`dossiers/${resolved.code}/hand-over-result`);
      expect(back.body.status).toBe('returned');
    }
    expect(walked.length).toBeGreaterThan(100);
  }, 300_000);

  it('explains every clock down to the day that it shows, and keeps the chain of its timeline', async () => {
    const reception = await sample.as('reception');
    const { body: page } = await reception.get<{ items: Dossier[] }>('dossiers?limit=200');
    for (const { code, dueAt } of page.items.filter(({ status }) => status === 'returned')) {
      const { body: deadline } = await reception.get<Deadline>(`dossiers/${code}/deadline`);
      const legal = deadline.clocks.find(({ kind }) => kind === 'processing');
      expect(legal?.dueAt).toBe(dueAt);
      for (const clock of deadline.clocks) {
        expect(clock.state).toBe('stopped');
        const last = clock.explanation.at(-1)?.on;
        // An apology is explained by the days of the legal term, which it has to come before.
        const explained = clock.kind === 'apology' ? dueAt : clock.dueAt;
        expect([code, clock.kind, lastDayBefore(explained)]).toEqual([code, clock.kind, last]);
      }
      const { body: timeline } = await reception.get<{ intact: boolean }>(`dossiers/${code}/timeline`);
      expect(timeline.intact).toBe(true);
    }
  }, 120_000);
});
