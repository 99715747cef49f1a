import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { sendOn } from '../../domain/dossier/send-on.js';
import type { Actor } from '../../platform/access/actor.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { CountPapers } from './paper-counts.js';
import type { HandoverEntity } from './handover.entity.js';
import type { HandoverParties } from './handover-parties.lookup.js';
import type { CreateHandoverRequest } from './handover.requests.js';
import { HandoversStore, type NewHandoverItem } from './handovers.store.js';
import { PaperEvents, type PaperAct, type PaperEvent } from './paper-events.js';
import type { LockedPapers, PlacedPaper } from './paper-places.query.js';

/** What goes into the box: dossiers locked by the transaction. */
export interface Box extends LockedPapers {
  readonly parties: HandoverParties;
  readonly request: CreateHandoverRequest;
}

/** Writes a list: its number, its items, and that each dossier was handed over. */
@Injectable()
export class HandPapersOver {
  constructor(
    private readonly store: HandoversStore,
    private readonly counts: CountPapers,
    private readonly events: PaperEvents,
  ) {}

  async execute(tx: EntityManager, actor: Actor, box: Box): Promise<HandoverEntity> {
    const { papers, heads, parties } = box;
    const items = await Promise.all(papers.map((paper) => this.itemOf(paper)));
    const handover = await this.store.add(tx, parties.giver.code, rowOf(actor, box), items);
    const act: PaperAct = { actor, at: parties.givenAt, heads };
    const events = papers.map((paper, index) => handedOver(paper, handover, index + 1));
    await this.events.write(tx, act, events);
    return handover;
  }

  private async itemOf(paper: PlacedPaper): Promise<NewHandoverItem> {
    const { dossierId, applicantName, dueAt } = paper;
    return { dossierId, applicantName, dueAt, ...(await this.counts.countsOf(paper)) };
  }
}

function rowOf(actor: Actor, { parties, request }: Box) {
  const { giver, receiver, givenAt, acknowledgeBy } = parties;
  const { role: receiverRole = null, from: fromOn = null, to: toOn = null } = request;
  return {
    giverAgencyId: giver.id,
    year: Number(localDayOf(givenAt, OFFICE_ZONE).slice(0, 4)),
    receiverAgencyId: receiver.id,
    ...{ receiverRole, fromOn, toOn, givenAt, acknowledgeBy },
    givenBy: actor.accountId,
    givenName: actor.fullName,
  };
}

/** With its papers the desk sends a dossier on to the agency that decides it elsewhere. */
function handedOver(
  { dossierId, state }: PlacedPaper,
  { number, giverAgencyId, receiverAgencyId, acknowledgeBy }: HandoverEntity,
  no: number,
): PaperEvent {
  const data = { number, no, giverAgencyId, receiverAgencyId, acknowledgeBy: acknowledgeBy.toISOString() };
  return {
    dossierId,
    event: { type: 'paper_handed_over', data },
    flag: null,
    verb: state === 'accepted' ? (before, context) => sendOn(before, { sentAt: context.now }, context) : null,
  };
}
