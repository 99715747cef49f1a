import { Injectable } from '@nestjs/common';
import { Shows } from '../../platform/openapi/shows.js';
import type { EntityManager } from 'typeorm';
import { BilingualText, DossierSummary } from '../../dossiers/dossier-response.contract.js';
import { DossierSummaries } from '../../dossiers/dossier-summaries.lookup.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { Clock } from '../../platform/time/clock.js';
import type { InboxRequest } from './workflow.requests.js';

export class InboxItem {
  @Shows('text', { oneOf: ['step', 'filing'], description: 'A step to finish, or a filing to answer' })
  kind: 'step' | 'filing';
  @Shows('text', { nullable: true }) step: string | null;
  @Shows(() => BilingualText) name: BilingualText;
  @Shows('instant') waitingSince: string;
  @Shows('instant', { nullable: true, description: 'null while the clock stands still' })
  dueAt: string | null;
  @Shows('boolean') overdue: boolean;
  @Shows(() => DossierSummary) dossier: DossierSummary;
}

export class InboxPage {
  @Shows(() => InboxItem, { list: true }) items: InboxItem[];
  @Shows('integer', { description: 'All that waits, from the same snapshot as the items' })
  total: number;
  @Shows('integer') overdue: number;
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

interface WaitingRow {
  readonly kind: 'step' | 'filing';
  readonly id: string;
  readonly dossierId: string;
  readonly step: string | null;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly sort: string;
}

/** Far after every due moment: what stands still comes last. */
const NO_DUE = "'9999-12-31T00:00:00Z'::timestamptz";

const WAITING = `
  SELECT 'step' AS kind, s.id, s.dossier_id, s.step_key AS step, s.name_vi, s.name_en, s.opened_at AS since, s.due_at
  FROM dossier_step s
  WHERE s.state = 'open' AND s.agency_id = $1::bigint AND s.role = ANY ($2::text[])
    AND ($3::text IS NULL OR s.step_key = $3::text)
  UNION ALL
  SELECT 'filing', c.id, c.dossier_id, NULL, 'Trả lời hồ sơ nộp trực tuyến, qua bưu chính', 'Answer a filing',
    c.started_at, c.due_at
  FROM clock c
  WHERE c.kind = 'intake_response' AND c.stopped_at IS NULL AND c.owner_agency_id = $1::bigint
    AND 'reception_officer' = ANY ($2::text[]) AND $3::text IS NULL`;

/** Open steps and unanswered filings of one agency, by due moment; counts come from the same snapshot. */
@Injectable()
export class InboxQuery {
  constructor(
    private readonly database: Database,
    private readonly summaries: DossierSummaries,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, request: InboxRequest): Promise<InboxPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const now = this.clock.now();
    const filter = [actor.agencyId, actor.roles, request.step ?? null];
    return this.database.read(async (tx) => {
      const rows = await this.page(tx, filter, request.cursor, limit + 1);
      const shown = rows.slice(0, limit);
      const count = `SELECT count(*)::int AS total, count(*) FILTER (WHERE due_at < $4::timestamptz)::int AS overdue
        FROM (${WAITING}) waiting`;
      const [counts] = await named<{ total: number; overdue: number }>(tx, 'inbox-count', count, [
        ...filter,
        now,
      ]);
      const byId = await this.summaries.byIds(
        tx,
        shown.map((row) => row.dossierId),
        actor,
      );
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map((row) => itemOf(row, byId.get(row.dossierId) as DossierSummary, now)),
        total: counts?.total ?? 0,
        overdue: counts?.overdue ?? 0,
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
    const text = `SELECT kind, id, dossier_id AS "dossierId", step, name_vi AS "nameVi", name_en AS "nameEn",
        since, due_at AS "dueAt", sort FROM (
          SELECT *, to_char(coalesce(due_at, ${NO_DUE}) AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS') AS sort
          FROM (${WAITING}) waiting) sorted
      WHERE (sort, kind, id) > ($4::text, $5::text, $6::bigint)
      ORDER BY sort, kind, id LIMIT $7::int`;
    return named<WaitingRow>(tx, 'inbox-page', text, [...filter, ...after, limit]);
  }
}

function itemOf(row: WaitingRow, dossier: DossierSummary, now: Date): InboxItem {
  return {
    kind: row.kind,
    step: row.step,
    name: { vi: row.nameVi, en: row.nameEn },
    waitingSince: iso(row.since),
    dueAt: iso(row.dueAt),
    overdue: row.dueAt !== null && row.dueAt < now,
    dossier,
  };
}
