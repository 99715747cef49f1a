import { isKind, stopClocks, withClock } from './case-clocks.js';
import { deskShift } from './case-steps.js';
import type { CaseClock, CaseContext, Decision, DossierCase } from './dossier-case.js';

/**
 * A dossier that was sent on has not arrived: it is the desk's again, with the due moment that it always had. Where
 * nobody waits for its arrival any more there is nothing to take back.
 */
export function takeBack(before: DossierCase, context: CaseContext): Decision {
  const isAwaited = before.clocks.some((clock) => isPaperAwaited(clock) && !clock.stoppedAt);
  const transfer = before.clocks.findLast(isKind('hand_over'));
  const limit = transfer?.terms.limit;
  if (!isAwaited || !limit) return { after: before, events: [], flags: [] };
  const stopped = stopClocks(before, isPaperAwaited, context);
  const after = withClock(
    stopped,
    {
      kind: 'hand_over',
      limit,
      legalBasis: transfer.terms.legalBasis,
      owner: deskShift(context),
      startedAt: transfer.startedAt,
    },
    context,
  );
  const data = { transferDueAt: after.clocks.at(-1)?.dueAt?.toISOString() ?? null };
  return { after, events: [{ type: 'dossier_taken_back', data }], flags: [] };
}

/** The legs of a plan are sent as data. */
function isPaperAwaited(clock: CaseClock): boolean {
  return isKind('acknowledgement')(clock) && clock.leg === null;
}
