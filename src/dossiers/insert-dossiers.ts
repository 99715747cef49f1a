import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { insertTree, type PartRows } from '../platform/database/rows.js';
import { OutboxEntity } from '../platform/outbox/outbox.entity.js';
import type { ClockValues, FeeValues, StepValues, SupplementValues } from './case-rows.js';
import { ClockEntity } from './clock.entity.js';
import { DossierFlagEntity } from './dossier-flag.entity.js';
import { DossierStepEntity } from './dossier-step.entity.js';
import { DossierEntity } from './dossier.entity.js';
import { FeeEntryEntity } from './fee-entry.entity.js';
import { chainEnd, chainEvents, type ChainedEvent, type NewEvent } from './event-chain.js';
import { SupplementRequestEntity } from './supplement-request.entity.js';
import { DossierDueHistoryEntity, TimelineEventEntity } from './timeline-event.entity.js';
import { messageOf, type DueChange, type NewFlag } from './write-events.js';

export type DossierValues = Omit<DossierEntity, 'id' | 'version' | 'lastEventSeq' | 'lastEventHash'>;

/** A whole dossier that is not in the database yet. */
export interface NewDossierRecord {
  readonly dossier: DossierValues;
  readonly steps: readonly StepValues[];
  readonly clocks: readonly ClockValues[];
  readonly supplements: readonly SupplementValues[];
  readonly fees: readonly FeeValues[];
  readonly events: readonly NewEvent[];
  readonly flags: readonly NewFlag[];
  readonly dueHistory: readonly Omit<DueChange, 'dossierId'>[];
}

interface ChainedRecord extends Omit<NewDossierRecord, 'events'> {
  readonly links: readonly ChainedEvent[];
}

/** Dossiers with all that belongs to them, in one round trip; answers with the id of each code. */
export async function insertDossiers(
  tx: EntityManager,
  records: readonly NewDossierRecord[],
  now: Date,
  silent: boolean,
): Promise<ReadonlyMap<string, string>> {
  if (records.length === 0) return new Map();
  const chained = records.map(({ events, ...record }) => ({
    links: chainEvents(headOf(record.dossier.code), events, now),
    ...record,
  }));
  const rows = chained.map(({ dossier, links }) => ({
    version: 1,
    ...chainEnd(headOf(dossier.code), links),
    ...dossier,
  }));
  const parent = { target: DossierEntity, key: 'code', rows };
  const inserted = await insertTree(tx, parent, partsOf(chained, now, silent));
  return new Map(inserted.map(({ id, key }) => [key, id]));
}

function headOf(code: string) {
  return { code, lastEventSeq: 0, lastEventHash: '' };
}

function partsOf(records: readonly ChainedRecord[], now: Date, silent: boolean): PartRows[] {
  const part = (
    target: EntityTarget<ObjectLiteral>,
    pick: (record: ChainedRecord) => readonly object[],
  ): PartRows => ({
    target,
    parentId: 'dossierId',
    rows: records.flatMap((record) => pick(record).map((row) => ({ parentKey: record.dossier.code, row }))),
  });
  const flags = part(DossierFlagEntity, (record) => record.flags.map((flag) => ({ ...flag, raisedAt: now })));
  const messages = part(OutboxEntity, ({ links }) => links.map((link) => messageOf(link, now)));
  return [
    part(DossierStepEntity, (record) => record.steps),
    part(ClockEntity, (record) => record.clocks),
    part(SupplementRequestEntity, (record) => record.supplements),
    part(FeeEntryEntity, (record) => record.fees),
    part(DossierDueHistoryEntity, (record) => record.dueHistory),
    part(TimelineEventEntity, (record) => record.links),
    { ...flags, onConflictDoNothing: true },
    ...(silent ? [] : [messages]),
  ];
}
