import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import type { LogDossierRequest } from './intake.requests.js';

/** A desk's clock may run a little behind the server's without that being a back-dated receipt. */
const TOLERATED_MILLISECONDS = 5 * 60_000;

/**
 * Portals file online under their own reference; people at a desk do not have one.
 * @throws DomainError channel-not-offered, external-reference-required, external-reference-not-allowed, agency-required
 */
export function checkFiler(actor: Actor, request: LogDossierRequest): void {
  if (!actor.roles.includes('portal')) {
    if (request.externalReference !== undefined) {
      throw new DomainError('external-reference-not-allowed', {}, 'externalReference');
    }
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

/**
 * The moment of receipt: the server's now, unless somebody with the right to enter a backlog says otherwise
 * and why.
 * @throws DomainError received-at-in-future, received-at-not-allowed, received-at-reason-missing
 */
export function receivedAtOf(actor: Actor, request: LogDossierRequest, now: Date): Date {
  const { receivedAt, receivedAtReason } = request;
  if (receivedAt === undefined) return now;
  const behind = now.getTime() - receivedAt.getTime();
  if (behind < -TOLERATED_MILLISECONDS) {
    throw new DomainError('received-at-in-future', { receivedAt: receivedAt.toISOString() }, 'receivedAt');
  }
  if (Math.abs(behind) <= TOLERATED_MILLISECONDS && receivedAtReason === undefined) return now;
  if (!actor.roles.includes('backlog_officer'))
    throw new DomainError('received-at-not-allowed', {}, 'receivedAt');
  if (receivedAtReason === undefined) {
    throw new DomainError('received-at-reason-missing', {}, 'receivedAtReason');
  }
  return receivedAt > now ? now : receivedAt;
}
