import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DossiersStore } from '../../dossiers/dossiers.store.js';
import type { Actor } from '../../platform/access/actor.js';
import type { HandoverItemEntity } from './handover.entity.js';
import type { HandoverShown } from './handover.responses.js';
import { HandoverView } from './handover-view.js';
import type { Handover } from './handovers.lookup.js';
import { HandoversStore } from './handovers.store.js';
import { missingSubject, type LockedHandover } from './locked-handover.js';
import { PaperEvents, type PaperEvent } from './paper-events.js';

/** What became of an item, and what that means for its dossier. */
export interface ChangedItem {
  readonly item: HandoverItemEntity;
  readonly event: PaperEvent;
  /** It was missing, and is not any more. */
  readonly isFound: boolean;
}

export interface HandoverChange {
  readonly items: readonly ChangedItem[];
  readonly end?: Partial<Pick<Handover, 'acknowledgedAt' | 'cancelledAt' | 'cancelReason'>>;
}

/** Writes what happened to a list, its items and their dossiers together. */
@Injectable()
export class SaveHandover {
  constructor(
    private readonly store: HandoversStore,
    private readonly dossiers: DossiersStore,
    private readonly events: PaperEvents,
    private readonly views: HandoverView,
  ) {}

  async execute(
    tx: EntityManager,
    actor: Actor,
    { handover, heads, now: at }: LockedHandover,
    { items, end = {} }: HandoverChange,
  ): Promise<HandoverShown> {
    await this.store.saveItems(
      tx,
      items.map(({ item }) => item),
    );
    if (Object.keys(end).length > 0) await this.store.saveEnd(tx, handover, end);
    const act = { actor, at, heads };
    await this.events.write(
      tx,
      act,
      items.map(({ event }) => event),
    );
    const dossierIds = items.filter(({ isFound }) => isFound).map(({ item }) => item.dossierId);
    const settled = { kind: 'paper_missing', subject: missingSubject(handover), dossierIds } as const;
    if (dossierIds.length > 0) await this.dossiers.settleFlags(tx, settled, at);
    return this.views.whole(tx, { ...handover, ...end });
  }
}
