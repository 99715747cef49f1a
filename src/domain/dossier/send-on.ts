import { DomainError } from '../domain-error.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { isKind, stopClocks, withClock } from './case-clocks.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { assertBetween } from './told-moment.js';
import type { CaseClock, CaseContext, Decision, DossierCase } from './dossier-case.js';

export interface SendOnCommand {
  /** When the desk gave the dossier away, which may be earlier than the officer's entry. */
  readonly sentAt: Date;
}

/** The desk still has the dossier that another agency decides. */
export function isToBeSentOn({ clocks }: Pick<DossierCase, 'clocks'>): boolean {
  return transferOf(clocks) !== undefined;
}

/**
 * The desk sends a dossier on to the agency that decides (Decree 118/2025 art. 20). From now on that agency has to say
 * that it has it: its legal clock waits for its own word, so somebody has to mind that the word comes.
 * @throws DomainError action-not-allowed, already-sent-on, moment-not-possible
 */
export function sendOn(before: DossierCase, { sentAt }: SendOnCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'send-on');
  const transfer = transferOf(before.clocks);
  if (!transfer) throw new DomainError('already-sent-on', {});
  assertBetween(sentAt, { earliest: transfer.startedAt, latest: context.now }, 'sentAt');
  const sent = stopClocks(before, isKind('hand_over'), { ...context, now: sentAt });
  const { acknowledgement } = statutoryTermsOn(localDayOf(sentAt, context.zone));
  const { competent: owner } = context;
  const after = withClock(
    sent,
    { kind: 'acknowledgement', ...acknowledgement, owner, startedAt: sentAt },
    context,
  );
  const data = {
    sentAt: sentAt.toISOString(),
    transferDueAt: transfer.dueAt?.toISOString() ?? null,
    confirmBy: after.clocks.at(-1)?.dueAt?.toISOString() ?? null,
    competentAgencyId: owner.agencyId,
  };
  return { after, events: [{ type: 'dossier_sent_on', data }], flags: [] };
}

function transferOf(clocks: readonly CaseClock[]): CaseClock | undefined {
  return clocks.find((clock) => isKind('hand_over')(clock) && clock.stoppedAt === null);
}
