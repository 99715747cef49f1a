import { Injectable } from '@nestjs/common';
import { paperRouteOf, type PaperReceiver } from '../../domain/dossier/paper-route.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { HandoverPartiesLookup } from './handover-parties.lookup.js';
import type { WaitingPapersRequest } from './handover.requests.js';
import type { WaitingPaper, WaitingPapers } from './handover.responses.js';
import { HandoverView } from './handover-view.js';
import { assertInOrder, MOST_WAITING, PaperPlaces, type PlacedPaper } from './paper-places.query.js';
import { CountPapers } from './paper-counts.js';
import { standsOut } from './sorted-papers.js';

/** What would be on a list now, for each receiver. */
@Injectable()
export class ListWaitingPapers {
  constructor(
    private readonly database: Database,
    private readonly parties: HandoverPartiesLookup,
    private readonly places: PaperPlaces,
    private readonly counts: CountPapers,
    private readonly views: HandoverView,
  ) {}

  /** @throws DomainError agency-required, period-reversed */
  async run(actor: Actor, days: WaitingPapersRequest): Promise<WaitingPapers> {
    assertInOrder(days);
    const desk = await this.parties.deskOf(actor);
    const papers = await this.database.read((tx) => this.places.waiting(tx, desk.id, days));
    const routed = papers.map((paper) => ({ paper, route: paperRouteOf(paper) }));
    const staying = routed.flatMap(({ paper: { code }, route }) =>
      'stays' in route ? [{ code, stay: route }] : [],
    );
    const receivers = new Map<string, Promise<WaitingPaper>[]>();
    for (const { paper, route } of routed) {
      if ('stays' in route) continue;
      for (const [agencyId, roles] of rolesByAgency(route.to)) {
        receivers.set(agencyId, [...(receivers.get(agencyId) ?? []), this.shown(paper, roles)]);
      }
    }
    const groups = [...receivers].map(async ([agencyId, items]) => ({
      receiver: await this.views.agency(agencyId),
      items: await Promise.all(items),
    }));
    return {
      receivers: (await Promise.all(groups)).sort((a, b) => (a.receiver.code < b.receiver.code ? -1 : 1)),
      leftOut: staying.filter(standsOut).map(({ code, stay }) => this.views.leftOut(code, stay)),
      more: papers.length === MOST_WAITING,
    };
  }

  private async shown(paper: PlacedPaper, roles: readonly string[]): Promise<WaitingPaper> {
    return {
      code: paper.code,
      applicantName: paper.applicantName,
      procedure: await this.views.procedure(paper.versionId),
      receivedAt: iso(paper.receivedAt),
      dueAt: iso(paper.dueAt),
      ...(await this.counts.countsOf(paper)),
      roles: [...roles],
    };
  }
}

function rolesByAgency(receivers: readonly PaperReceiver[]): ReadonlyMap<string, readonly string[]> {
  const roles = new Map<string, string[]>();
  for (const { agencyId, role } of receivers) {
    roles.set(agencyId, [...new Set([...(roles.get(agencyId) ?? []), role])]);
  }
  return roles;
}
