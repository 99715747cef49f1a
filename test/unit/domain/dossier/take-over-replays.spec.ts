import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseContext, Decision, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { expireClock } from '../../../../src/domain/dossier/expire.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import { takeOver } from '../../../../src/domain/dossier/take-over.js';
import type { Happening, ToldDossier } from '../../../../src/domain/dossier/told-dossier.js';
import { DomainError } from '../../../../src/domain/domain-error.js';
import type { Channel } from '../../../../src/domain/procedure-rules.js';
import { contextAt, on, type FixtureOptions } from './case-fixture.js';
import { attempts, options, VERBS, type Attempt } from './random-verbs.js';
import { KEEP_OURS } from './told-dossiers.js';

const START = on('2026-08-17 08:00');

/** A dossier of our own as it was handled, and the same as another system would tell of it. */
class Written {
  current: DossierCase;
  acceptedAt: Date | null = null;
  readonly happenings: Happening[] = [];
  now = START;

  constructor(
    readonly channel: Channel,
    private readonly fixture: FixtureOptions,
  ) {
    const filing = { channel, receivedAt: START, missing: [], officerId: '1' };
    this.current = registerDossier(filing, contextAt(START, fixture)).after;
    if (channel === 'counter') this.acceptedAt = START;
  }

  /** Does it where it can be done; time does its own part before. */
  try({ verb, minutes, pick }: Attempt): void {
    this.now = new Date(this.now.getTime() + Math.max(1, minutes) * 60_000);
    const context = contextAt(this.now, this.fixture);
    const before = this.current;
    try {
      for (const clock of before.clocks) {
        const expired = expireClock(this.current, clock.no, context);
        if (expired && clock.terms.kind === 'consultation') this.current = expired.after;
      }
      const { after } = TOLD[verb]?.does(this.current, context, pick) ?? { after: null };
      if (!after || after.dossier.resolvedAt) return;
      this.tell(verb, this.current, after);
      this.current = after;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  private tell(verb: Attempt['verb'], before: DossierCase, after: DossierCase): void {
    if (verb === 'accept') this.acceptedAt = this.now;
    const line = this.happenings.length + 2;
    const happening = TOLD[verb]?.tells({ at: this.now, by: null, line }, before, after) ?? null;
    if (happening) this.happenings.push(happening);
    const ended = TOLD[verb]?.ends;
    const open = this.happenings.findLastIndex(
      (one) => 'until' in one && one.kind === ended && one.until === null,
    );
    if (ended && open >= 0) {
      this.happenings[open] = { ...this.happenings[open], until: this.now } as Happening;
    } else if (ended === 'payment') {
      this.happenings.push({
        ...spanAt({ at: this.now, by: null, line }),
        kind: 'payment',
        until: this.now,
        amountDong: null,
      });
    }
  }

  told(): ToldDossier {
    const { channel, acceptedAt, happenings } = this;
    return { channel, receivedAt: START, acceptedAt, happenings, state: null, currentSteps: [], dueAt: null };
  }
}

type Place = Pick<Happening, 'at' | 'by' | 'line'>;
interface Telling {
  readonly does: (before: DossierCase, context: CaseContext, pick: number) => Decision | null;
  readonly tells: (place: Place, before: DossierCase, after: DossierCase) => Happening | null;
  readonly ends?: Happening['kind'];
}

const spanAt = (place: Place) => ({
  ...place,
  until: null,
  reason: 'Giấy tờ',
  legalBasis: 'Luật chuyên ngành',
});
const nothing = () => null;
const askedFor = (kind: 'correction' | 'supplement') => (place: Place) => ({ ...spanAt(place), kind });
const transfer = (kind: 'sent_on' | 'agency_received') => (place: Place) => ({ ...place, kind });

const finished = (place: Place, before: DossierCase, after: DossierCase): Happening | null => {
  const step = before.steps.find(
    (one, index) => one.state === 'open' && after.steps[index]?.state === 'done',
  );
  const outcome = after.steps.find(({ no }) => no === step?.no)?.outcome ?? null;
  return step
    ? { ...place, kind: 'step', step: step.stepKey, outcome, agencyId: step.agencyId, note: null }
    : null;
};
const apologised = (place: Place, _before: DossierCase, { dossier }: DossierCase): Happening => ({
  ...place,
  kind: 'apology',
  promisedDueAt: dossier.promisedDueAt ?? place.at,
  reason: null,
});
const lengthened = (place: Place, _before: DossierCase, { clocks }: DossierCase): Happening | null => {
  const extension = clocks.find(({ terms }) => terms.kind === 'processing')?.extension;
  return extension ? { ...place, kind: 'extension', extension, reason: null, legalBasis: null } : null;
};

/** Verbs that a log tells of; what they take as "earlier" is taken as now, since a log has one moment. */
const TOLD: Partial<Record<Attempt['verb'], Telling>> = {
  accept: { does: VERBS.accept, tells: nothing },
  requestCorrection: { does: VERBS.requestCorrection, tells: askedFor('correction') },
  receiveCorrection: { does: VERBS.receiveCorrection, tells: nothing, ends: 'correction' },
  sendOn: { does: (before, context) => VERBS.sendOn(before, context, 0), tells: transfer('sent_on') },
  confirmReceipt: {
    does: (before, context) => VERBS.confirmReceipt(before, context, 0),
    tells: transfer('agency_received'),
  },
  finish: { does: VERBS.finish, tells: finished },
  finishAgain: { does: VERBS.finishAgain, tells: finished },
  requestSupplement: { does: VERBS.requestSupplement, tells: askedFor('supplement') },
  receiveSupplement: { does: VERBS.receiveSupplement, tells: nothing, ends: 'supplement' },
  requestPayment: {
    does: VERBS.requestPayment,
    tells: (place) => ({ ...spanAt(place), kind: 'payment', amountDong: 1 }),
  },
  receivePayment: {
    // A log tells of a payment that was waited for; what is paid beside the work moves nothing.
    does: (before, context) =>
      before.dossier.state === 'awaiting_payment' ? VERBS.receivePayment(before, context, 0) : null,
    tells: nothing,
    ends: 'payment',
  },
  pause: {
    does: (before, context) => VERBS.pause(before, context, 1),
    tells: (place) => ({ ...spanAt(place), kind: 'verification' }),
  },
  resume: {
    does: (before, context) => VERBS.resume(before, context, 1),
    tells: nothing,
    ends: 'verification',
  },
  extend: { does: VERBS.extend, tells: lengthened },
  apologise: { does: VERBS.apologise, tells: apologised },
};

/** What has to be the same; officers and words of the other system are not ours. */
function essence({ dossier, steps, clocks, supplements }: DossierCase) {
  return {
    dossier,
    clocks,
    steps: steps.map((step) => ({ ...step, finishedBy: null, note: null })),
    supplements: supplements.map(({ no, stage, requestedAt, late, receivedAt }) => ({
      ...{ no, stage, requestedAt, late, receivedAt },
    })),
  };
}

const closes = (current: DossierCase, now: Date, fixture: FixtureOptions) =>
  current.clocks.some(({ no }) => expireClock(current, no, contextAt(now, fixture)) !== null);

/** The kinds of what was told, once the taking over has been compared with the dossier as it was handled. */
function compared(channel: Channel, fixture: FixtureOptions, tries: readonly Attempt[]): readonly string[] {
  const written = new Written(channel, fixture);
  for (const attempt of tries) {
    // A wait that ran out would have been closed by the watch.
    const next = new Date(written.now.getTime() + Math.max(1, attempt.minutes) * 60_000);
    const isWaiting = written.current.clocks.some(
      ({ terms, stoppedAt, dueAt }) =>
        terms.kind.endsWith('_wait') && stoppedAt === null && dueAt && dueAt < next,
    );
    if (!isWaiting) written.try(attempt);
  }
  if (closes(written.current, written.now, fixture)) return [];
  const told = written.told();
  const { after } = takeOver(told, KEEP_OURS, contextAt(written.now, fixture));
  expect(essence(after)).toEqual(essence(written.current));
  return told.happenings.map(({ kind }) => kind);
}

const histories = fc.tuple(
  fc.constantFrom<Channel>('counter', 'counter', 'online', 'postal'),
  options,
  attempts,
);

describe('taking over what was handled here', () => {
  it('gives the same dossier: state, steps, every clock with its pauses, and the due moment', () => {
    fc.assert(
      fc.property(histories, ([channel, fixture, tries]) => {
        compared(channel, fixture, tries);
      }),
      { numRuns: 200 },
    );
  });

  it('meets everything that a log can tell', () => {
    const known = fc.sample(histories, { seed: 2026, numRuns: 400 });
    const met = new Set(known.flatMap(([channel, fixture, tries]) => compared(channel, fixture, tries)));
    expect([...met].sort()).toEqual(
      [
        ...['agency_received', 'apology', 'correction', 'extension', 'payment'],
        ...['sent_on', 'step', 'supplement', 'verification'],
      ].sort(),
    );
  });
});
