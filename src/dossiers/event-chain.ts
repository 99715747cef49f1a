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
  return unchainedEvents(events, recordedAt, head.lastEventSeq).map((event) => {
    const hash = hashOf(head.code, { previousHash, ...event });
    const link = { previousHash, hash, ...event };
    previousHash = hash;
    return link;
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

/** An event with its number, not linked to the one before it yet. */
export type UnchainedEvent = Omit<ChainedEvent, 'previousHash' | 'hash'>;

export function unchainedEvents(
  events: readonly NewEvent[],
  recordedAt: Date,
  after = 0,
): readonly UnchainedEvent[] {
  return events.map(({ type, at, actor, data }, index) => ({
    seq: after + index + 1,
    type,
    at,
    recordedAt,
    actorId: actor.id,
    actorName: actor.name,
    agencyId: actor.agencyId,
    data,
  }));
}

/** SHA-256 over the event, its dossier's code and the hash before it; keys sorted, for jsonb does not keep their order. */
export function hashOf(code: string, event: Omit<ChainedEvent, 'hash'>): string {
  const text = `[${JSON.stringify(code)},${hashedFields(event)},${JSON.stringify(event.previousHash)}]`;
  return createHash('sha256').update(text).digest('hex');
}

/** What is hashed of an event between its dossier's code and the hash before it. */
export function hashedFields(event: UnchainedEvent): string {
  const { seq, type, at, recordedAt, actorId, actorName, agencyId, data } = event;
  return canonicalJson([seq, type, at, recordedAt, actorId, actorName, agencyId, data]).slice(1, -1);
}
