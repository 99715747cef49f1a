import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { refusedAnswer } from './answer-words.js';
import type { SettledPaperRequest } from './handover.requests.js';
import type { AnsweredHandover, RefusedAnswer } from './handover.responses.js';
import { LockHandover, paperEvent, type LockedHandover, type LockedItem } from './locked-handover.js';
import { SaveHandover, type ChangedItem } from './save-handover.js';

/** The desk has found what was missing, or made good for it: the papers may go on the next list. */
@Injectable()
export class SettleMissing {
  constructor(
    private readonly database: Database,
    private readonly lockHandover: LockHandover,
    private readonly saveHandover: SaveHandover,
  ) {}

  /** @throws DomainError not-found, forbidden, handover-cancelled */
  execute(actor: Actor, number: string, settled: readonly SettledPaperRequest[]): Promise<AnsweredHandover> {
    return this.database.write(async (tx) => {
      const locked = await this.lockHandover.execute(tx, actor, number, 'giver');
      const byCode = new Map(locked.items.map((each) => [each.dossier.code, each]));
      const refused: RefusedAnswer[] = [];
      const items = new Map<string, ChangedItem>();
      for (const { code, note } of settled) {
        const found = byCode.get(code);
        if (!found) refused.push(refusedAnswer(code, 'not_on_list'));
        else if (items.has(code) || !isMissing(found)) refused.push(refusedAnswer(code, 'not_missing'));
        else items.set(code, settledItem(locked, found, note));
      }
      const shown = await this.saveHandover.execute(tx, actor, locked, { items: [...items.values()] });
      return { ...shown, refused };
    });
  }
}

function isMissing({ item }: LockedItem): boolean {
  return item.result === 'missing' && item.settledAt === null;
}

function settledItem({ handover, now }: LockedHandover, { item }: LockedItem, note: string): ChangedItem {
  const event = {
    dossierId: item.dossierId,
    event: paperEvent(handover, item, 'paper_found', { note }),
    flag: null,
    verb: null,
  };
  return {
    item: { ...item, settledAt: now, settledNote: note, freedAt: now },
    event,
    isFound: true,
  };
}
