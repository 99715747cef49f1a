import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { CaseEvent, CaseFlag, DossierEventType } from '../../domain/dossier/dossier-case.js';
import { DossiersStore, type DossierHead } from '../../dossiers/dossiers.store.js';
import { hasRole, type Actor, type Role } from '../../platform/access/actor.js';
import { Clock } from '../../platform/time/clock.js';
import { HandoversLookup, type Handover } from './handovers.lookup.js';
import type { HandoverItemEntity } from './handover.entity.js';
import { HandoversStore } from './handovers.store.js';

/** An item with its dossier, both locked. */
export interface LockedItem {
  readonly item: HandoverItemEntity;
  readonly dossier: DossierHead;
}

export interface LockedHandover {
  readonly handover: Handover;
  readonly items: readonly LockedItem[];
  readonly heads: ReadonlyMap<string, DossierHead>;
  readonly now: Date;
}

/** Who may change a list: people of the side that the verb belongs to. */
export type HandoverSide = 'giver' | 'receiver';

const ROLES_OF: Readonly<Record<HandoverSide, readonly Role[]>> = {
  giver: ['reception_officer'],
  receiver: ['processing_officer', 'approver'],
};

/** A list with everything on it, locked until the transaction ends. */
@Injectable()
export class LockHandover {
  constructor(
    private readonly handovers: HandoversLookup,
    private readonly store: HandoversStore,
    private readonly dossiers: DossiersStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found (outside the scope), forbidden (of the other side), handover-cancelled */
  async execute(
    tx: EntityManager,
    actor: Actor,
    number: string,
    side: HandoverSide,
  ): Promise<LockedHandover> {
    const handover = await this.handovers.lock(tx, actor, number);
    const agencyId = side === 'giver' ? handover.giverAgencyId : handover.receiverAgencyId;
    const isTheirs = actor.agencyId === agencyId && hasRole(actor, ...ROLES_OF[side]);
    if (!isTheirs) throw new DomainError('forbidden', { action: 'handover' });
    if (handover.cancelledAt !== null) throw new DomainError('handover-cancelled', { number });
    const rows = await this.store.itemsOf(tx, handover.id);
    const heads = await this.dossiers.lockHeads(
      tx,
      rows.map(({ dossierId }) => dossierId),
    );
    const items = rows.map((item) => ({ item, dossier: heads.get(item.dossierId) as DossierHead }));
    return { handover, items, heads, now: this.clock.now() };
  }
}

export function paperEvent(
  { number, giverAgencyId, receiverAgencyId }: Handover,
  { no }: HandoverItemEntity,
  type: DossierEventType,
  more: Readonly<Record<string, unknown>> = {},
): CaseEvent {
  return { type, data: { number, no, giverAgencyId, receiverAgencyId, ...more } };
}

export function missingSubject({ number }: Handover): string {
  return `handover-${number}`;
}

/** The desk has to look for it, and its supervisor has to know. */
export function missingFlag(handover: Handover, now: Date): CaseFlag {
  const { number, giverAgencyId: agencyId } = handover;
  const subject = missingSubject(handover);
  return { kind: 'paper_missing', subject, agencyId, momentAt: now, detail: { number } };
}
