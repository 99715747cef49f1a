import { assertAllowed, type DossierState } from './dossier-lifecycle.js';
import { stopClocks } from './case-clocks.js';
import type { CaseContext, Decision, DossierCase, DossierEventType } from './dossier-case.js';

/** The applicant has the result: collected, posted or delivered electronically. */
export function handOverResult(
  before: DossierCase,
  way: 'desk' | 'post' | 'electronic',
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'hand-over-result');
  const dossier = { ...before.dossier, state: 'returned' as const, returnedAt: context.now };
  return {
    after: { ...before, dossier },
    events: [{ type: 'result_handed_over', data: { way } }],
    flags: [],
  };
}

/** Not taken in: an end before any legal clock started. */
export function notAccept(before: DossierCase, reason: string, context: CaseContext): Decision {
  return endBecauseOf(before, 'not-accept', { reason }, context);
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

/** @throws DomainError action-not-allowed */
export function endBecauseOf(
  before: DossierCase,
  action: keyof typeof ENDS,
  told: EndReason,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, action);
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
