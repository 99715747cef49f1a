import type { ClockExplanation } from '../domain/deadline/clock-explanation.js';
import type { Bilingual } from '../domain/deadline/explanation-words.js';
import type { CaseClock, CaseContext } from '../domain/dossier/dossier-case.js';
import { startsWhen } from '../domain/dossier/legal-clock.js';
import { dossierSummary } from '../domain/dossier/dossier-summary.js';
import type { DaysKnown } from '../domain/dossier/summary-term.js';
import type { DossierEntity } from './dossier.entity.js';
import type { ReAppointmentEntity } from './re-appointment.entity.js';

/** A clock with its explanation; both the answer and the summary are made from it. */
export interface ExplainedClock {
  readonly clock: CaseClock;
  readonly explained: ClockExplanation;
}

/** What is known of a dossier beside its row and its clocks. */
export interface SummaryBackground {
  readonly promise: ReAppointmentEntity | null;
  readonly daysKnown: DaysKnown;
  readonly context: CaseContext;
}

/** The paragraph of a stored dossier. */
export function summaryOf(
  dossier: DossierEntity,
  clocks: readonly ExplainedClock[],
  { promise, daysKnown, context }: SummaryBackground,
): Bilingual {
  const latest = (...kinds: string[]) =>
    clocks.findLast(({ clock }) => kinds.includes(clock.terms.kind))?.explained.facts ?? null;
  const { code, channel, state, receivedAt, acceptedAt, originalDueAt, dueAt, promisedDueAt } = dossier;
  const { resolvedAt, outcome, returnedAt, endedAt, endReason } = dossier;
  return dossierSummary({
    ...{ code, channel, state, receivedAt, acceptedAt, originalDueAt, dueAt, promisedDueAt },
    ...{ resolvedAt, outcome, returnedAt, endedAt, endReason, promise, daysKnown },
    startsWhen: startsWhen(channel, context),
    legal: latest('processing'),
    waiting: latest('intake_response', 'supplement_wait', 'payment_wait'),
    asOf: context.now,
    zone: context.zone,
  });
}
