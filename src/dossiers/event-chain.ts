import { createHash } from 'node:crypto';
import type { TimelineEventEntity } from './timeline-event.entity.js';
import { canonicalJson } from '../platform/idempotency/canonical-json.js';

export interface EventActor {
  readonly id: string | null;
  readonly name: string;
  readonly agencyId: string | null;
}

export interface NewEvent {
  readonly type: string;
  readonly at: Date;
  readonly actor: EventActor;
  readonly data: Readonly<Record<string, unknown>>;
}

export type ChainedEvent = Omit<TimelineEventEntity, 'id' | 'dossierId'>;

/** Where a dossier's chain ends now. */
export interface ChainHead {
  readonly code: string;
  readonly lastEventSeq: number;
  readonly lastEventHash: string;
}

/** Numbers the events after the head and links each to the one before it. */
export function chainEvents(head: ChainHead, events: readonly NewEvent[], recordedAt: Date): ChainedEvent[] {
  let previousHash = head.lastEventHash;
  return events.map((event, index) => {
    const link: Omit<ChainedEvent, 'hash'> = {
      seq: head.lastEventSeq + index + 1,
      type: event.type,
      at: event.at,
      recordedAt,
      actorId: event.actor.id,
      actorName: event.actor.name,
      agencyId: event.actor.agencyId,
      data: event.data,
      previousHash,
    };
    const hash = hashOf(head.code, link);
    previousHash = hash;
    return { ...link, hash };
  });
}

/** The head after those events, as the dossier row keeps it. */
export function chainEnd(
  head: ChainHead,
  links: readonly ChainedEvent[],
): { lastEventSeq: number; lastEventHash: string } {
  const last = links.at(-1);
  return last
    ? { lastEventSeq: last.seq, lastEventHash: last.hash }
    : { lastEventSeq: head.lastEventSeq, lastEventHash: head.lastEventHash };
}

/** SHA-256 over the event, its dossier's code and the hash before it; keys sorted, for jsonb does not keep their order. */
export function hashOf(code: string, event: Omit<ChainedEvent, 'hash'>): string {
  const { seq, type, at, recordedAt, actorId, actorName, agencyId, data, previousHash } = event;
  const fields = [code, seq, type, at, recordedAt, actorId, actorName, agencyId, data, previousHash];
  return createHash('sha256').update(canonicalJson(fields)).digest('hex');
}
