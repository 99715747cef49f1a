import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaperStay } from '../../domain/dossier/paper-route.js';
import { stayWords } from '../../domain/dossier/paper-stay-words.js';
import type { NamedCode } from '../../dossiers/dossier-response.contract.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import { named } from '../../platform/database/rows.js';
import { Clock } from '../../platform/time/clock.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import type { HandoverState } from './handover.requests.js';
import type {
  HandoverCounts,
  HandoverItemShown,
  HandoverShown,
  HandoverSummary,
  LeftOutPaper,
} from './handover.responses.js';
import { HandoversLookup, type Handover, type HandoverLine } from './handovers.lookup.js';

const COUNTS = `SELECT handover_id AS id, count(*)::integer AS items,
    count(*) FILTER (WHERE result IS NULL)::integer AS awaited,
    count(*) FILTER (WHERE result = 'received')::integer AS received,
    count(*) FILTER (WHERE result = 'missing')::integer AS missing,
    count(*) FILTER (WHERE result = 'missing' AND settled_at IS NULL)::integer AS "toSettle",
    count(*) FILTER (WHERE result = 'returned')::integer AS returned
  FROM handover_item WHERE handover_id = ANY ($1::bigint[]) GROUP BY handover_id`;

/** Turns lists into what people read. */
@Injectable()
export class HandoverView {
  constructor(
    private readonly handovers: HandoversLookup,
    private readonly views: DossierView,
    private readonly procedures: ProcedureLookup,
    private readonly clock: Clock,
  ) {}

  async summaries(tx: EntityManager, handovers: readonly Handover[]): Promise<HandoverSummary[]> {
    const ids = handovers.map(({ id }) => id);
    const rows = await named<HandoverCounts & { id: string }>(tx, 'handover-counts', COUNTS, [ids]);
    const counts = new Map(rows.map(({ id, ...count }) => [id, count]));
    return Promise.all(handovers.map((each) => this.summary(each, counts.get(each.id) as HandoverCounts)));
  }

  async whole(tx: EntityManager, handover: Handover): Promise<HandoverShown> {
    const lines = await this.handovers.linesOf(tx, handover);
    const [summary] = await this.summaries(tx, [handover]);
    const items = await Promise.all(lines.map((line) => this.item(line)));
    return { ...(summary as HandoverSummary), items };
  }

  agency(id: string): Promise<NamedCode> {
    return this.views.agencyName(id);
  }

  async procedure(versionId: string): Promise<NamedCode> {
    const { procedureCode: code, procedureName: name } = await this.procedures.versionById(versionId);
    return { code, name };
  }

  leftOut(code: string, stay: PaperStay): LeftOutPaper {
    return { code, reason: stay.stays, text: stayWords(stay) };
  }

  private async summary(handover: Handover, counts: HandoverCounts): Promise<HandoverSummary> {
    const { number, receiverRole, givenName, acknowledgedAt, cancelledAt, cancelReason } = handover;
    return {
      number,
      state: stateOf(handover),
      giver: await this.views.agencyName(handover.giverAgencyId),
      receiver: await this.views.agencyName(handover.receiverAgencyId),
      receiverRole,
      givenAt: iso(handover.givenAt),
      givenBy: givenName,
      acknowledgeBy: iso(handover.acknowledgeBy),
      acknowledgedAt: iso(acknowledgedAt),
      late: isLate(handover, this.clock.now()),
      cancelledAt: iso(cancelledAt),
      cancelReason,
      counts,
      pdf: `/api/v1/handovers/${encodeURIComponent(number)}/pdf`,
    };
  }

  private async item(line: HandoverLine): Promise<HandoverItemShown> {
    const { no, code, applicantName, originals, copies, result, note, answeredBy, settledNote } = line;
    return {
      ...{ no, code, applicantName, originals, copies, result, note, answeredBy, settledNote },
      procedure: await this.procedure(line.versionId),
      dueAt: iso(line.dueAt),
      answeredAt: iso(line.answeredAt),
      settledAt: iso(line.settledAt),
    };
  }
}

function stateOf({ cancelledAt, acknowledgedAt }: Handover): HandoverState {
  if (cancelledAt !== null) return 'cancelled';
  return acknowledgedAt === null ? 'open' : 'acknowledged';
}

function isLate({ cancelledAt, acknowledgedAt, acknowledgeBy }: Handover, now: Date): boolean {
  return cancelledAt === null && (acknowledgedAt ?? now) > acknowledgeBy;
}
