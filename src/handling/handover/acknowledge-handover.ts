import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { confirmReceipt } from '../../domain/dossier/confirm-receipt.js';
import { answered } from '../../domain/dossier/paper-route.js';
import { takeBack } from '../../domain/dossier/take-back.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { refusedAnswer } from './answer-words.js';
import type { AcknowledgeRequest, PaperAnswerRequest } from './handover.requests.js';
import type { AnsweredHandover, RefusedAnswer } from './handover.responses.js';
import {
  LockHandover,
  missingFlag,
  paperEvent,
  type LockedHandover,
  type LockedItem,
} from './locked-handover.js';
import type { PaperEvent } from './paper-events.js';
import { SaveHandover, type ChangedItem } from './save-handover.js';

type Answer = Pick<PaperAnswerRequest, 'result' | 'note'>;

interface TakenAnswers {
  readonly taken: readonly (LockedItem & { readonly answer: Answer })[];
  readonly refused: readonly RefusedAnswer[];
}

/** Whoever receives a box counts it against its list, item by item, in one go or in several. */
@Injectable()
export class AcknowledgeHandover {
  constructor(
    private readonly database: Database,
    private readonly lockHandover: LockHandover,
    private readonly saveHandover: SaveHandover,
  ) {}

  /** @throws DomainError answer-nothing, answer-without-note, not-found, forbidden, handover-cancelled */
  execute(actor: Actor, number: string, request: AcknowledgeRequest): Promise<AnsweredHandover> {
    assertSaid(request);
    return this.database.write(async (tx) => {
      const locked = await this.lockHandover.execute(tx, actor, number, 'receiver');
      const { taken, refused } = takenAnswers(locked, request);
      const items = taken.map(({ answer, ...each }) => changedItem(locked, each, answer, actor));
      const isOver = locked.items.every(
        ({ item }) => item.result !== null || taken.some((each) => each.item === item),
      );
      const isFirst = locked.handover.acknowledgedAt === null;
      const end = isOver && isFirst ? { acknowledgedAt: locked.now } : {};
      const shown = await this.saveHandover.execute(tx, actor, locked, { items, end });
      return { ...shown, refused: [...refused] };
    });
  }
}

/** @throws DomainError answer-nothing, answer-without-note */
function assertSaid({ items = [], others }: AcknowledgeRequest): void {
  if (items.length === 0 && others === undefined) throw new DomainError('answer-nothing', {}, 'items');
  const silent = items.findIndex(({ result, note }) => result !== 'received' && note === undefined);
  if (silent < 0) return;
  throw new DomainError('answer-without-note', { code: items[silent]?.code }, `items[${silent}].note`);
}

function takenAnswers({ items }: LockedHandover, request: AcknowledgeRequest): TakenAnswers {
  const { items: answers = [], others } = request;
  const byCode = new Map(items.map((each) => [each.dossier.code, each]));
  const taken = new Map<string, LockedItem & { answer: Answer }>();
  const refused: RefusedAnswer[] = [];
  for (const { code, ...answer } of answers) {
    const found = byCode.get(code);
    const given = { result: taken.get(code)?.answer.result ?? found?.item.result ?? null };
    const said = found && answered({ ...given, isSettled: isSettled(found) }, answer.result);
    if (said === undefined) refused.push(refusedAnswer(code, 'not_on_list'));
    if (said === 'refused') refused.push(refusedAnswer(code, 'answered'));
    if (found && said === 'taken') taken.set(code, { ...found, answer });
  }
  const rest = others === undefined ? [] : items.filter(({ item }) => item.result === null);
  for (const each of rest) {
    const { code } = each.dossier;
    if (!taken.has(code)) taken.set(code, { ...each, answer: { result: 'received' } });
  }
  return { taken: [...taken.values()], refused };
}

function isSettled({ item }: LockedItem): boolean {
  return item.settledAt !== null;
}

function changedItem(
  locked: LockedHandover,
  { item, dossier }: LockedItem,
  { result, note }: Answer,
  actor: Actor,
): ChangedItem {
  const { now } = locked;
  const freedAt = result === 'missing' ? null : now;
  const answer = { result, note: note ?? null, answeredAt: now, answeredName: actor.fullName };
  const after = { ...item, ...answer, freedAt };
  const event = answerEvent(locked, { item: after, dossier });
  return { item: after, event, isFound: item.result === 'missing' };
}

/**
 * A dossier that was taken in elsewhere is received with its papers; what did not come, or came to the wrong place, is
 * the desk's again.
 */
function answerEvent({ handover, now }: LockedHandover, { item, dossier }: LockedItem): PaperEvent {
  const { result, note } = item;
  const isOnItsWay = dossier.state === 'accepted' && dossier.competentAgencyId === handover.receiverAgencyId;
  const verb: PaperEvent['verb'] =
    result === 'received'
      ? (before, context) => confirmReceipt(before, { receivedAt: context.now }, context)
      : takeBack;
  const type = `paper_${result ?? 'received'}` as const;
  return {
    dossierId: item.dossierId,
    event: paperEvent(handover, item, type, note === null ? {} : { note }),
    flag: result === 'missing' ? missingFlag(handover, now) : null,
    verb: isOnItsWay ? verb : null,
  };
}
