import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import type { ImpactGroup, ImpactPageRequest, ImpactResponse } from './impact.requests.js';
import { placeOf, type ImpactTally, type MovePlace, type ProposedMove } from './impact-tally.js';
import { PreviewImpact, type Impact, type Proposal } from './preview-impact.js';
import type { MoveItem } from './recalculations.requests.js';

/** The impact of a proposal as an administrator reads it: codes and dates, nothing about a person. */
@Injectable()
export class ShowImpact {
  constructor(
    private readonly preview: PreviewImpact,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError cursor-malformed */
  async run(proposal: Proposal, request: ImpactPageRequest): Promise<ImpactResponse> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const behind = request.cursor === undefined ? null : placeIn(request.cursor);
    const impact = await this.preview.execute(proposal, { behind, limit: limit + 1 });
    const { tally, asOf } = impact;
    const shown = tally.moves.slice(0, limit);
    const last = tally.moves.length > limit ? shown.at(-1) : undefined;
    return {
      calendars: [...proposal.calendarCodes],
      firstDay: proposal.firstDay,
      asOf: iso(asOf),
      totals: behind === null ? tally.totals : null,
      groups: behind === null ? await this.groupsOf(tally) : [],
      items: await Promise.all(shown.map((move) => this.itemOf(move, impact))),
      nextCursor: last ? cursorOf(placeOf(last)) : null,
    };
  }

  private groupsOf(tally: ImpactTally): Promise<ImpactGroup[]> {
    return Promise.all(
      tally.byKindAndAgency.map(async ({ kind, agencyId, figures }) => ({
        kind,
        agency: await this.views.agencyName(agencyId),
        ...figures,
      })),
    );
  }

  private async itemOf(
    { dossierId, before, after, judged }: ProposedMove,
    impact: Impact,
  ): Promise<MoveItem> {
    const { becomesLate, noLongerLate, becomesFinal, becomesProvisional } = judged;
    return {
      dossierCode: impact.codes.get(dossierId) ?? '',
      clockNo: after.no,
      kind: after.terms.kind,
      agency: await this.views.agencyName(after.ownerAgencyId),
      from: iso(before.dueAt),
      to: iso(after.dueAt),
      becomesLate,
      noLongerLate,
      becomesFinal,
      becomesProvisional,
    };
  }
}

function cursorOf({ rank, dossierId, clockNo }: MovePlace): string {
  return encodeCursor([String(rank), dossierId, String(clockNo)]);
}

function placeIn(cursor: string): MovePlace {
  const [rank, dossierId = '0', clockNo] = decodeCursor(cursor, 3).map(idOfCursor);
  if (rank !== '0' && rank !== '1') throw new DomainError('cursor-malformed', {}, 'cursor');
  return { rank: rank === '0' ? 0 : 1, dossierId, clockNo: Number(clockNo) };
}
