import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import type { Outage } from '../../dossiers/outages.store.js';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { AgencyLookup, type Agency } from '../../registers/agencies/agency.lookup.js';
import type { ListOutagesRequest, OutagePage, OutageResponse } from './outages.requests.js';

type OutageRow = Outage & { readonly recalculationId: string };

const OUTAGES = `SELECT o.id, o.agency_id AS "agencyId", o.from_at AS "fromAt", o.to_at AS "toAt", o.name, o.source,
    o.recorded_at AS "recordedAt", r.id AS "recalculationId"
  FROM outage o JOIN recalculation r ON r.outage_id = o.id`;

/** Recorded breakdowns of the agencies that the reader answers for, newest first. */
@Injectable()
export class ListOutages {
  constructor(
    private readonly database: Database,
    private readonly agencies: AgencyLookup,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError cursor-malformed */
  async run(actor: Actor, request: ListOutagesRequest): Promise<OutagePage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const before = request.cursor ? idOfCursor(decodeCursor(request.cursor, 1)[0]) : null;
    const text = `${OUTAGES} WHERE ($1::bigint IS NULL OR o.id < $1) AND ($2::bigint[] IS NULL OR o.agency_id = ANY ($2))
      ORDER BY o.id DESC LIMIT $3`;
    const values = [before, await this.agencyIdsOf(actor), limit + 1];
    const rows = await this.database.read((tx) => named<OutageRow>(tx, 'outages', text, values));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.shown(row))),
      nextCursor: last ? encodeCursor([last.id]) : null,
    };
  }

  async byId(tx: EntityManager, id: string): Promise<OutageResponse> {
    const [row] = await named<OutageRow>(tx, 'outage', `${OUTAGES} WHERE o.id = $1`, [id]);
    return this.shown(row as OutageRow);
  }

  /** The agency that the actor answers for. @throws DomainError unknown-agency, not-found (outside one's agencies) */
  async agencyOf(actor: Actor, code: string): Promise<Agency> {
    const agency = await this.agencies.byCode(code);
    const own = await this.agencyIdsOf(actor);
    if (own !== null && !own.includes(agency.id)) throw new DomainError('not-found', {}, 'agencyCode');
    return agency;
  }

  /** null: all of them, for an administrator of the whole installation. */
  private async agencyIdsOf(actor: Actor): Promise<readonly string[] | null> {
    if (actor.agencyId !== null) return this.agencies.subtreeIds(actor.agencyId);
    return hasRole(actor, 'administrator') ? null : [];
  }

  private async shown(row: OutageRow): Promise<OutageResponse> {
    return {
      id: row.id,
      agency: await this.views.agencyName(row.agencyId),
      from: iso(row.fromAt),
      to: iso(row.toAt),
      name: row.name,
      source: row.source,
      recordedAt: iso(row.recordedAt),
      recalculation: `/api/v1/recalculations/${row.recalculationId}`,
    };
  }
}
