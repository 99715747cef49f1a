import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { RecalculationSummaries, type StatedCause } from './recalculation-summaries.lookup.js';
import type {
  FailedDossier,
  ListRecalculationsRequest,
  RecalculationDetail,
  RecalculationPage,
  RecalculationResponse,
} from './recalculations.requests.js';
import { RecalculationEntity } from './recalculation.entity.js';

const FAILURES_SHOWN = 100;

type Row = RecalculationEntity & { readonly failures: number };

/** How far the walks have come and what they moved, newest first. Figures only: no dossier is named. */
@Injectable()
export class ListRecalculations {
  constructor(
    private readonly database: Database,
    private readonly summaries: RecalculationSummaries,
  ) {}

  /** @throws DomainError cursor-malformed */
  async run(request: ListRecalculationsRequest): Promise<RecalculationPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const before = request.cursor ? idOfCursor(decodeCursor(request.cursor, 1)[0]) : null;
    return this.database.read(async (tx) => {
      const rows = await rowsOf(tx, { before, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const causes = await this.summaries.causesOf(tx, shown);
      const items = shown.map((row, index) => shownOf(row, causes[index] as StatedCause));
      return { items, nextCursor: last ? encodeCursor([last.id]) : null };
    });
  }

  /** Which dossiers failed is for an administrator to see. @throws DomainError not-found */
  async one(actor: Actor, id: string): Promise<RecalculationDetail> {
    return this.database.read(async (tx) => {
      const isId = /^\d{1,18}$/.test(id);
      const [row] = isId ? await rowsOf(tx, { before: String(BigInt(id) + 1n), limit: 1 }) : [];
      if (row?.id !== id) throw new DomainError('not-found', { id });
      const [cause] = await this.summaries.causesOf(tx, [row]);
      if (!hasRole(actor, 'administrator')) return { ...shownOf(row, cause as StatedCause), failed: [] };
      const text = `SELECT d.code AS "dossierCode", f.error, f.failed_at AS "failedAt"
        FROM recalculation_failure f JOIN dossier d ON d.id = f.dossier_id
        WHERE f.recalculation_id = $1::bigint ORDER BY f.dossier_id LIMIT ${FAILURES_SHOWN}`;
      type Failed = Omit<FailedDossier, 'failedAt'> & { failedAt: Date };
      const failed = await named<Failed>(tx, 'recalculation-failures', text, [id]);
      return {
        ...shownOf(row, cause as StatedCause),
        failed: failed.map((each) => ({ ...each, failedAt: iso(each.failedAt) })),
      };
    });
  }
}

async function rowsOf(
  tx: EntityManager,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<Row[]> {
  const query = tx.createQueryBuilder(RecalculationEntity, 'r').orderBy('r.id', 'DESC').limit(limit);
  if (before !== null) query.where('r.id < :before', { before });
  const rows = await query.getMany();
  const text = `SELECT recalculation_id AS id, count(*)::integer AS failures FROM recalculation_failure
    WHERE recalculation_id = ANY ($1::bigint[]) GROUP BY 1`;
  type Counted = { id: string; failures: number };
  const counted = await named<Counted>(tx, 'recalculation-failure-counts', text, [rows.map(({ id }) => id)]);
  const failures = new Map(counted.map(({ id, failures: count }) => [id, count]));
  return rows.map((row) => ({ ...row, failures: failures.get(row.id) ?? 0 }));
}

function shownOf(row: Row, cause: StatedCause): RecalculationResponse {
  return {
    id: row.id,
    cause: cause.kind,
    of: cause.of,
    version: cause.version,
    source: cause.source,
    requestedAt: iso(row.requestedAt),
    pass: row.pass,
    firstPassFinishedAt: iso(row.passFinishedAt),
    finishedAt: iso(row.finishedAt),
    dossiersSeen: row.dossiersSeen,
    dossiersMoved: row.dossiersMoved,
    clocksMoved: row.clocksMoved,
    becameLate: row.becameLate,
    noLongerLate: row.noLongerLate,
    becameFinal: row.becameFinal,
    becameProvisional: row.becameProvisional,
    failures: row.failures,
    moves: `/api/v1/recalculations/${row.id}/moves`,
  };
}
