import { dueText } from '../domain/deadline/explanation-words.js';
import { dueChangeWords } from '../domain/dossier/due-change-words.js';
import { In, type EntityManager } from 'typeorm';
import type { DueChangeResponse } from './deadline-response.contract.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';
import { iso } from './dossier-view.lookup.js';
import { MOVE_EVENTS } from './moved-dossier.js';
import { DossierDueHistoryEntity, TimelineEventEntity } from './timeline-event.entity.js';

const EVENT_OF: Readonly<Record<string, string>> = MOVE_EVENTS;

/** The way of the due moment, each change with the reason that its event recorded. */
export async function dueChangesOf(tx: EntityManager, dossierId: string): Promise<DueChangeResponse[]> {
  const history = await tx.find(DossierDueHistoryEntity, { where: { dossierId }, order: { id: 'ASC' } });
  const typeOf = (reason: string) => EVENT_OF[reason] ?? reason;
  const types = [...new Set(history.map(({ reason }) => typeOf(reason)))];
  const events =
    history.length === 0
      ? []
      : await tx.find(TimelineEventEntity, {
          select: { seq: true, type: true, at: true, data: true },
          where: { dossierId, type: In(types) },
          order: { seq: 'ASC' },
        });
  return history.map(({ at, dueAt, reason }, index) => {
    const event = events.find(
      ({ type, at: when }) => type === typeOf(reason) && when.getTime() === at.getTime(),
    );
    return {
      at: iso(at),
      from: iso(history[index - 1]?.dueAt ?? null),
      dueAt: iso(dueAt),
      dueText: dueAt && dueText(dueAt, OFFICE_ZONE),
      reason,
      text: dueChangeWords({ type: reason, data: event?.data ?? {} }),
    };
  });
}
