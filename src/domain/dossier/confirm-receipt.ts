import { startProcessing } from './accept.js';
import { isKind, stopClocks } from './case-clocks.js';
import { assertBetween } from './told-moment.js';
import { assertAllowed } from './dossier-lifecycle.js';
import type { CaseContext, Decision, DossierCase } from './dossier-case.js';

export interface ConfirmReceiptCommand {
  /** When the competent agency received the dossier. */
  readonly receivedAt: Date;
}

/**
 * The competent agency has the dossier that another place took in: its clock starts now (Decree 309/2026 art. 8).
 * @throws DomainError action-not-allowed, moment-not-possible (before the dossier was taken in, or in the future)
 */
export function confirmReceipt(
  before: DossierCase,
  { receivedAt }: ConfirmReceiptCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'confirm-receipt');
  const transfer = before.clocks.findLast(isKind('hand_over', 'acknowledgement'));
  const earliest = transfer?.startedAt ?? before.dossier.acceptedAt ?? before.dossier.receivedAt;
  assertBetween(receivedAt, { earliest, latest: context.now }, 'receivedAt');
  const handedOver = stopClocks(before, isKind('hand_over', 'acknowledgement'), {
    ...context,
    now: receivedAt,
  });
  const { after, opened, pauses } = startProcessing(handedOver, receivedAt, context);
  return {
    after,
    events: [
      {
        type: 'agency_received',
        data: {
          receivedAt: receivedAt.toISOString(),
          startedAt: receivedAt.toISOString(),
          transferDueAt: transfer?.dueAt?.toISOString() ?? null,
          dueAt: after.dossier.dueAt?.toISOString() ?? null,
          opened,
        },
      },
      ...pauses,
    ],
    flags: [],
  };
}
