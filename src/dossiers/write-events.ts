import type { EntityManager } from 'typeorm';
import { insertRows, named } from '../platform/database/rows.js';
import { OutboxEntity } from '../platform/outbox/outbox.entity.js';
import { DossierFlagEntity, type FlagKind } from './dossier-flag.entity.js';
import type { ChainedEvent } from './event-chain.js';
import { DossierDueHistoryEntity, TimelineEventEntity } from './timeline-event.entity.js';

export interface NewFlag {
  readonly kind: FlagKind;
  /** What it is about: `clock-<no>-<generation>`, `supplement-<no>`, `handover-<number>`. */
  readonly subject: string;
  readonly agencyId: string;
  readonly momentAt: Date;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Chained events of one dossier. */
export interface EventLinks {
  readonly dossierId: string;
  readonly links: readonly ChainedEvent[];
}

/** Writes chained events and one outbox row for each. */
export async function writeEvents(
  tx: EntityManager,
  groups: readonly EventLinks[],
  now: Date,
): Promise<void> {
  const rows = groups.flatMap(({ dossierId, links }) => links.map((link) => ({ dossierId, ...link })));
  await insertRows(tx, TimelineEventEntity, rows);
  const messages = groups.flatMap(({ dossierId, links }) =>
    links.map((link) => ({ dossierId, ...messageOf(link, now) })),
  );
  await insertRows(tx, OutboxEntity, messages);
}

/** Every event is told once; the message carries only where to read it. */
export function messageOf(
  link: Pick<ChainedEvent, 'type' | 'seq'>,
  now: Date,
): Pick<OutboxEntity, 'topic' | 'payload' | 'createdAt'> {
  return { topic: link.type, payload: { seq: link.seq }, createdAt: now };
}

// Of what was told and annulled since (a due moment that moved ahead and has passed again).
const RAISE_AGAIN = `(dossier_id, kind, subject) DO UPDATE SET agency_id = excluded.agency_id,
  moment_at = excluded.moment_at, raised_at = excluded.raised_at, detail = excluded.detail, cleared_at = NULL
  WHERE dossier_flag.cleared_at IS NOT NULL`;

/** A flag is raised once per subject; raising it again while it holds changes nothing. */
export async function writeFlags(
  tx: EntityManager,
  flags: readonly (NewFlag & { readonly dossierId: string })[],
  now: Date,
): Promise<void> {
  // PostgreSQL refuses to write one row twice in a statement.
  const once = new Map(flags.map((flag) => [`${flag.dossierId}/${flag.kind}/${flag.subject}`, flag]));
  const rows = [...once.values()].map((flag) => ({ ...flag, raisedAt: now }));
  await insertRows(tx, DossierFlagEntity, rows, { onConflict: RAISE_AGAIN });
}

/** A notice that people have dealt with; it stays on record. */
export interface SettledFlag {
  readonly kind: FlagKind;
  readonly subject: string;
  readonly dossierIds: readonly string[];
}

export async function settleFlags(
  tx: EntityManager,
  { kind, subject, dossierIds }: SettledFlag,
  now: Date,
): Promise<void> {
  const text = `UPDATE dossier_flag SET cleared_at = $4::timestamptz
    WHERE dossier_id = ANY ($1::bigint[]) AND kind = $2::text AND subject = $3::text AND cleared_at IS NULL`;
  await named(tx, 'settle-flags', text, [dossierIds, kind, subject, now]);
}

export interface DueChange {
  readonly dossierId: string;
  readonly at: Date;
  readonly dueAt: Date | null;
  readonly reason: string;
}

export async function writeDueHistory(tx: EntityManager, changes: readonly DueChange[]): Promise<void> {
  await insertRows(tx, DossierDueHistoryEntity, changes);
}
