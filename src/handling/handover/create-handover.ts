import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { stayWords } from '../../domain/dossier/paper-stay-words.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { HandPapersOver, type Box } from './hand-papers-over.js';
import { HandoverPartiesLookup, type HandoverParties } from './handover-parties.lookup.js';
import { MOST_ITEMS, type CreateHandoverRequest } from './handover.requests.js';
import type { CreatedHandover } from './handover.responses.js';
import { HandoverView } from './handover-view.js';
import { assertInOrder, MOST_WAITING, PaperPlaces } from './paper-places.query.js';
import { sortPapers, type StayingPaper } from './sorted-papers.js';

interface FilledBox extends Box {
  readonly staying: readonly StayingPaper[];
  readonly more: boolean;
}

/** The desk carries papers to whoever works on them, with a list of them. */
@Injectable()
export class CreateHandover {
  constructor(
    private readonly database: Database,
    private readonly parties: HandoverPartiesLookup,
    private readonly places: PaperPlaces,
    private readonly handPapersOver: HandPapersOver,
    private readonly views: HandoverView,
  ) {}

  /** @throws DomainError nothing-to-hand-over, codes-or-days, period-reversed, unknown-agency, agency-required */
  async execute(actor: Actor, request: CreateHandoverRequest): Promise<CreatedHandover> {
    assertOneWay(request);
    const parties = await this.parties.of(actor, request.receiver);
    return this.database.write(async (tx) => {
      const { staying, more, ...box } = await this.fill(tx, parties, request);
      if (box.papers.length === 0) throw nothingToHandOver(parties.receiver.code, staying);
      const handover = await this.handPapersOver.execute(tx, actor, box);
      const leftOut = staying.map(({ code, stay }) => this.views.leftOut(code, stay));
      return { ...(await this.views.whole(tx, handover)), leftOut, more };
    });
  }

  /** Of two that fill a box at once the slower one finds the papers gone. */
  private async fill(
    tx: EntityManager,
    parties: HandoverParties,
    request: CreateHandoverRequest,
  ): Promise<FilledBox> {
    const { codes, role = null } = request;
    const { giver, receiver } = parties;
    const ask = { receiverAgencyId: receiver.id, role, isNamed: codes !== undefined };
    const found = codes
      ? await this.places.named(tx, giver.id, codes)
      : await this.places.waiting(tx, giver.id, request);
    const first = sortPapers(found, ask, codes);
    const { papers, heads } = await this.places.locked(tx, giver.id, first.going.slice(0, MOST_ITEMS));
    const inHand = sortPapers(papers, ask, codes && papers.map(({ code }) => code));
    return {
      ...{ parties, request, heads, papers: inHand.going },
      staying: [...first.staying, ...inHand.staying],
      more: first.going.length > MOST_ITEMS || found.length === MOST_WAITING,
    };
  }
}

/** @throws DomainError codes-or-days, period-reversed */
function assertOneWay({ codes, from, to }: CreateHandoverRequest): void {
  if (codes && (from !== undefined || to !== undefined)) throw new DomainError('codes-or-days', {}, 'codes');
  assertInOrder({ from, to });
}

/** Every named paper that stays is told with its reason. */
function nothingToHandOver(receiver: string, staying: readonly StayingPaper[]): DomainError {
  const problems = staying.map(({ code, stay }) => ({
    code: `paper-${stay.stays.replaceAll('_', '-')}`,
    place: code,
    message: stayWords(stay),
  }));
  return new DomainError('nothing-to-hand-over', { receiver, problems });
}
