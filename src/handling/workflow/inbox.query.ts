import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays } from '../../domain/calendar/local-day.js';
import { instantAt, localDayOf } from '../../domain/calendar/zoned-time.js';
import type { DossierSummary, OfficerResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierSummaries } from '../../dossiers/dossier-summaries.lookup.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { InboxPiles, type Pile } from './inbox-piles.js';
import { INBOX_COUNTS, INBOX_PAGE } from './inbox-sql.js';
import type { InboxCounts, InboxItem, InboxPage } from './inbox.responses.js';
import type { InboxRequest } from './workflow.requests.js';

interface WaitingRow {
  readonly kind: 'step' | 'filing';
  readonly id: string;
  readonly dossierId: string;
  readonly step: string | null;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly username: string | null;
  readonly fullName: string | null;
  readonly standIn: string | null;
  readonly standInName: string | null;
  readonly sort: string;
}

interface CountsRow extends InboxCounts {
  readonly total: number;
  readonly overdueInView: number;
}

/** Open steps and unanswered filings of one agency, by due moment; counts come from the same snapshot. */
@Injectable()
export class InboxQuery {
  constructor(
    private readonly database: Database,
    private readonly piles: InboxPiles,
    private readonly summaries: DossierSummaries,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError forbidden, unknown-agency, not-found, cursor-malformed */
  async run(actor: Actor, request: InboxRequest): Promise<InboxPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const now = this.clock.now();
    const filter = filterOf(await this.piles.of(actor, request), request);
    return this.database.read(async (tx) => {
      const rows = await this.page(tx, filter, request.cursor, limit + 1);
      const { total, overdueInView, ...counts } = await this.counts(tx, filter, now);
      const shown = rows.slice(0, limit);
      const ids = shown.map((row) => row.dossierId);
      const byId = await this.summaries.byIds(tx, ids, actor);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map((row) => itemOf(row, byId.get(row.dossierId) as DossierSummary, now)),
        total,
        overdue: overdueInView,
        counts,
        nextCursor: last ? encodeCursor([last.sort, last.kind, last.id]) : null,
      };
    });
  }

  private page(
    tx: EntityManager,
    filter: readonly unknown[],
    cursor: string | undefined,
    limit: number,
  ): Promise<WaitingRow[]> {
    const [sort, kind, id] = cursor ? decodeCursor(cursor, 3) : ['', '', '0'];
    const after = [sort, kind, idOfCursor(id)];
    return named<WaitingRow>(tx, 'inbox-page', INBOX_PAGE, [...filter, ...after, limit]);
  }

  private async counts(tx: EntityManager, filter: readonly unknown[], now: Date): Promise<CountsRow> {
    const tomorrow = instantAt(addDays(localDayOf(now, OFFICE_ZONE), 1), 0, OFFICE_ZONE);
    const rows = await named<CountsRow>(tx, 'inbox-counts', INBOX_COUNTS, [...filter, now, tomorrow]);
    return rows[0] as CountsRow;
  }
}

function filterOf(pile: Pile, { step }: InboxRequest): readonly unknown[] {
  const { agencyId, roles, view, personId, away, unstaffed, seesUnattended } = pile;
  const columns = [
    away.map(({ holderId }) => holderId),
    away.map(({ role }) => role),
    away.map(({ coverRole }) => coverRole ?? ''),
    away.map(({ standIn }) => standIn?.accountId ?? null),
  ];
  return [agencyId, roles, step ?? null, view, personId, ...columns, unstaffed, seesUnattended];
}

function itemOf(row: WaitingRow, dossier: DossierSummary, now: Date): InboxItem {
  return {
    kind: row.kind,
    step: row.step,
    name: { vi: row.nameVi, en: row.nameEn },
    assignee: officerOf(row.username, row.fullName),
    standIn: officerOf(row.standIn, row.standInName),
    waitingSince: iso(row.since),
    dueAt: iso(row.dueAt),
    overdue: row.dueAt !== null && row.dueAt < now,
    dossier,
  };
}

function officerOf(username: string | null, fullName: string | null): OfficerResponse | null {
  return username === null || fullName === null ? null : { username, fullName };
}
