import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { takeBack } from '../../domain/dossier/take-back.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import type { HandoverShown } from './handover.responses.js';
import { LockHandover, paperEvent, type LockedHandover, type LockedItem } from './locked-handover.js';
import { SaveHandover, type ChangedItem } from './save-handover.js';

/** The box did not go: a list that nobody has answered yet is taken back, and its papers are free again. */
@Injectable()
export class CancelHandover {
  constructor(
    private readonly database: Database,
    private readonly lockHandover: LockHandover,
    private readonly saveHandover: SaveHandover,
  ) {}

  /** @throws DomainError not-found, forbidden, handover-cancelled, handover-answered */
  execute(actor: Actor, number: string, reason: string): Promise<HandoverShown> {
    return this.database.write(async (tx) => {
      const locked = await this.lockHandover.execute(tx, actor, number, 'giver');
      const isAnswered = locked.items.some(({ item }) => item.result !== null);
      if (isAnswered) throw new DomainError('handover-answered', { number });
      const items = locked.items.map((each) => freed(locked, each, reason));
      const end = { cancelledAt: locked.now, cancelReason: reason };
      return this.saveHandover.execute(tx, actor, locked, { items, end });
    });
  }
}

function freed(
  { handover, now }: LockedHandover,
  { item, dossier }: LockedItem,
  reason: string,
): ChangedItem {
  const event = {
    dossierId: item.dossierId,
    event: paperEvent(handover, item, 'paper_hand_over_cancelled', { reason }),
    flag: null,
    verb: dossier.state === 'accepted' ? takeBack : null,
  };
  return { item: { ...item, freedAt: now }, event, isFound: false };
}
