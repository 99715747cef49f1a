import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import type { ImpactGroup, ImpactPageRequest, ImpactResponse } from './impact.requests.js';
import { placeOf, type ImpactTally, type MovePlace, type ProposedMove } from './impact-tally.js';
import { PreviewImpact, type Impact, type PreviousPage, type Proposal } from './preview-impact.js';
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
    const previous = request.cursor === undefined ? null : pageIn(request.cursor);
    const impact = await this.preview.execute(proposal, { previous, limit: limit + 1 });
    const { tally, asOf } = impact;
    const shown = tally.moves.slice(0, limit);
    const last = tally.moves.length > limit ? shown.at(-1) : undefined;
    return {
      calendars: [...proposal.calendarCodes],
      firstDay: proposal.firstDay,
      asOf: iso(asOf),
      totals: previous === null ? tally.totals : null,
      failures: previous === null ? tally.failures : null,
      groups: previous === null ? await this.groupsOf(tally) : [],
      items: await Promise.all(shown.map((move) => this.itemOf(move, impact))),
      nextCursor: last ? cursorOf(placeOf(last), asOf) : null,
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

/** Later pages judge by the moment of the first, or a move would change its place between two of them. */
function cursorOf({ rank, dossierId, clockNo }: MovePlace, asOf: Date): string {
  return encodeCursor([String(rank), dossierId, String(clockNo), String(asOf.getTime())]);
}

function pageIn(cursor: string): PreviousPage {
  const [rank, dossierId = '0', clockNo, millis] = decodeCursor(cursor, 4).map(idOfCursor);
  const asOf = new Date(Number(millis));
  const isPlace = (rank === '0' || rank === '1') && !Number.isNaN(asOf.getTime());
  if (!isPlace) throw new DomainError('cursor-malformed', {}, 'cursor');
  return { behind: { rank: rank === '0' ? 0 : 1, dossierId, clockNo: Number(clockNo) }, asOf };
}
