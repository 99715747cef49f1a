import { DomainError } from '../domain-error.js';
import { isBeingCorrected } from './correct-result.js';
import { DELIVERY_WAYS, type CaseDelivery, type DeliveryWay } from './delivery-ways.js';
import { assertAllowed } from './dossier-lifecycle.js';
import type { CaseContext, Decision, DossierCase } from './dossier-case.js';

export interface DeliverCommand {
  readonly way: DeliveryWay;
  readonly recipient: string | null;
  readonly reference: string | null;
  readonly officerId: string;
}

/** Which ways of handing this result over are not on record yet. */
export function openWays({ deliveries, dossier }: DeliveredCase): readonly DeliveryWay[] {
  const used = deliveries.filter(({ issue }) => issue === dossier.resultIssue).map(({ way }) => way);
  return DELIVERY_WAYS.filter((way) => !used.includes(way));
}

export type DeliveredCase = Pick<DossierCase, 'deliveries'> & {
  readonly dossier: Pick<DossierCase['dossier'], 'resultIssue'>;
};

/**
 * The applicant gets the result. An electronic one may be followed by the paper: each way once.
 * @throws DomainError action-not-allowed, already-delivered, result-being-corrected
 */
export function handOverResult(before: DossierCase, command: DeliverCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'hand-over-result');
  if (isBeingCorrected(before)) throw new DomainError('result-being-corrected', {});
  const { way, recipient, reference, officerId } = command;
  if (!openWays(before).includes(way)) throw new DomainError('already-delivered', { way }, 'way');
  const { resultIssue: issue, returnedAt, resultAtDeskAt } = before.dossier;
  const delivery: CaseDelivery = {
    no: before.deliveries.length + 1,
    way,
    issue,
    at: context.now,
    recipient,
    reference,
    by: officerId,
  };
  const dossier = {
    ...before.dossier,
    state: 'returned' as const,
    returnedAt: returnedAt ?? context.now,
    // What the desk gives away it has had.
    resultAtDeskAt: resultAtDeskAt ?? context.now,
  };
  return {
    after: { ...before, dossier, deliveries: [...before.deliveries, delivery] },
    events: [{ type: 'result_handed_over', data: { way, recipient, reference, issue } }],
    flags: [],
  };
}

/**
 * The result lies at the returning desk: a fact of its own beside the decision, where the two are not one house.
 * @throws DomainError action-not-allowed, result-already-at-desk
 */
export function receiveResult(before: DossierCase, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'receive-result');
  const { resultAtDeskAt } = before.dossier;
  if (resultAtDeskAt) throw new DomainError('result-already-at-desk', { resultAtDeskAt });
  return {
    after: { ...before, dossier: { ...before.dossier, resultAtDeskAt: context.now } },
    events: [{ type: 'result_at_desk', data: {} }],
    flags: [],
  };
}
