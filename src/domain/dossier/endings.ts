import { DomainError } from '../domain-error.js';
import { assertAllowed, type DossierState } from './dossier-lifecycle.js';
import { stopClocks } from './case-clocks.js';
import { lateAnswer } from './late-answer.js';
import type { CaseContext, Decision, DossierCase, DossierEventType } from './dossier-case.js';

/** Not taken in: an end before any legal clock started. */
export function notAccept(before: DossierCase, reason: string, context: CaseContext): Decision {
  const decision = endBecauseOf(before, 'not-accept', { reason }, context);
  return { ...decision, flags: lateAnswer(before, context) };
}

/** The applicant takes the dossier back before the decision (Decree 118/2025 art. 21). */
export function withdraw(before: DossierCase, reason: string, context: CaseContext): Decision {
  return endBecauseOf(before, 'withdraw', { reason }, context);
}

/** The agency stops, e.g. because no supplement came in time. */
export function stop(before: DossierCase, reason: string, context: CaseContext): Decision {
  return endBecauseOf(before, 'stop', { reason }, context);
}

const ENDS = {
  'not-accept': { state: 'not_accepted', event: 'dossier_not_accepted' },
  withdraw: { state: 'withdrawn', event: 'dossier_withdrawn' },
  stop: { state: 'stopped', event: 'dossier_stopped' },
} as const satisfies Record<string, { state: DossierState; event: DossierEventType }>;

export interface EndReason {
  readonly reason: string;
  /** The rule that ended it, where no person did. */
  readonly cause?: Readonly<Record<string, unknown>>;
}

/**
 * The decision is made and only its way to the desk is left: from here the applicant cannot take the dossier back, nor
 * the agency stop it (Decree 118/2025 art. 21).
 */
export function isDecided({ steps }: Pick<DossierCase, 'steps'>): boolean {
  const open = steps.filter(({ state }) => state === 'open');
  return open.length > 0 && open.every(({ kind }) => kind === 'result');
}

/** @throws DomainError action-not-allowed, already-decided */
export function endBecauseOf(
  before: DossierCase,
  action: keyof typeof ENDS,
  told: EndReason,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, action);
  if (isDecided(before)) throw new DomainError('already-decided', { action });
  const { state, event } = ENDS[action];
  const stopped = stopClocks(before, () => true, context);
  const steps = stopped.steps.map((step) =>
    step.state === 'open' ? { ...step, state: 'cancelled' as const, finishedAt: context.now } : step,
  );
  const dossier = {
    ...stopped.dossier,
    state,
    dueAt: before.dossier.dueAt,
    endedAt: context.now,
    endReason: told.reason,
    marking: { open: [], waiting: [] },
  };
  return { after: { ...stopped, dossier, steps }, events: [{ type: event, data: { ...told } }], flags: [] };
}
