import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import type { LogDossierRequest, ReceivePaymentRequest, SendOnRequest } from './intake.requests.js';

/** A desk's clock may run a little behind the server's without that being a back-dated receipt. */
const TOLERATED_MILLISECONDS = 5 * 60_000;

/**
 * Portals file online under their own reference; people at a desk do not have one.
 * @throws DomainError channel-not-offered, external-reference-required, external-reference-not-allowed, agency-required
 */
export function checkFiler(actor: Actor, request: LogDossierRequest): void {
  if (!actor.roles.includes('portal')) {
    const own = (['externalReference', 'code', 'source'] as const).find(
      (name) => request[name] !== undefined,
    );
    if (own !== undefined) throw new DomainError('external-reference-not-allowed', {}, own);
    return;
  }
  if (request.channel !== 'online') {
    throw new DomainError(
      'channel-not-offered',
      { channel: request.channel, offered: ['online'] },
      'channel',
    );
  }
  if (request.externalReference === undefined) {
    throw new DomainError('external-reference-required', {}, 'externalReference');
  }
  if (request.agencyCode === undefined) throw new DomainError('agency-required', {}, 'agencyCode');
}

/** A moment that a client names instead of the server's now. */
interface NamedMoment {
  readonly at: Date | undefined;
  readonly reason: string | undefined;
  readonly field: keyof typeof REFUSALS;
}

const REFUSALS = {
  receivedAt: {
    future: 'received-at-in-future',
    forbidden: 'received-at-not-allowed',
    unexplained: 'received-at-reason-missing',
  },
  paidAt: {
    future: 'paid-at-in-future',
    forbidden: 'paid-at-not-allowed',
    unexplained: 'paid-at-reason-missing',
  },
  sentAt: {
    future: 'sent-at-in-future',
    forbidden: 'sent-at-not-allowed',
    unexplained: 'sent-at-reason-missing',
  },
} as const;

/** @throws DomainError received-at-in-future, received-at-not-allowed, received-at-reason-missing */
export function receivedAtOf(
  actor: Actor,
  { receivedAt, receivedAtReason }: Pick<LogDossierRequest, 'receivedAt' | 'receivedAtReason'>,
  now: Date,
): Date {
  return momentOf(actor, { at: receivedAt, reason: receivedAtReason, field: 'receivedAt' }, now);
}

/** @throws DomainError paid-at-in-future, paid-at-not-allowed, paid-at-reason-missing */
export function paidAtOf(
  actor: Actor,
  { paidAt, paidAtReason }: Pick<ReceivePaymentRequest, 'paidAt' | 'paidAtReason'>,
  now: Date,
): Date {
  return momentOf(actor, { at: paidAt, reason: paidAtReason, field: 'paidAt' }, now);
}

/** @throws DomainError sent-at-in-future, sent-at-not-allowed, sent-at-reason-missing */
export function sentAtOf(actor: Actor, { sentAt, sentAtReason }: SendOnRequest, now: Date): Date {
  return momentOf(actor, { at: sentAt, reason: sentAtReason, field: 'sentAt' }, now);
}

/** The server's now, unless somebody with the right to enter a backlog says otherwise and why. */
function momentOf(actor: Actor, { at, reason, field }: NamedMoment, now: Date): Date {
  if (at === undefined) return now;
  const refusal = REFUSALS[field];
  const behind = now.getTime() - at.getTime();
  if (behind < -TOLERATED_MILLISECONDS) {
    throw new DomainError(refusal.future, { [field]: at.toISOString() }, field);
  }
  if (Math.abs(behind) <= TOLERATED_MILLISECONDS && reason === undefined) return now;
  if (!actor.roles.includes('backlog_officer')) throw new DomainError(refusal.forbidden, {}, field);
  if (reason === undefined) throw new DomainError(refusal.unexplained, {}, `${field}Reason`);
  return at > now ? now : at;
}
