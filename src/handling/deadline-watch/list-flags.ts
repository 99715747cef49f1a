import { Injectable } from '@nestjs/common';
import { DossierAccess, scopeSql } from '../../dossiers/dossier-access.lookup.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import type { FlagItem, FlagPage, ListFlagsRequest } from './flags.requests.js';

interface FlagRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly agencyId: string;
  readonly momentAt: Date;
  readonly raisedAt: Date;
  readonly clearedAt: Date | null;
  readonly detail: { readonly clockKind?: string; readonly deliveredLate?: boolean };
  readonly dossierCode: string;
  readonly versionId: string;
}

/** Flags of the dossiers that the reader may see, newest first. */
@Injectable()
export class ListFlags {
  constructor(
    private readonly database: Database,
    private readonly access: DossierAccess,
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError unknown-agency, cursor-malformed */
  async run(actor: Actor, request: ListFlagsRequest): Promise<FlagPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const parameters: unknown[] = [];
    const conditions = [
      scopeSql(await this.access.scopeOf(actor), 'd', parameters),
      ...(await this.filters(request, parameters)),
    ];
    const text = `SELECT f.id, f.kind, f.subject, f.agency_id AS "agencyId", f.moment_at AS "momentAt",
        f.raised_at AS "raisedAt", f.cleared_at AS "clearedAt", f.detail, d.code AS "dossierCode",
        d.version_id AS "versionId"
      FROM dossier_flag f JOIN dossier d ON d.id = f.dossier_id
      WHERE ${conditions.join(' AND ')} ORDER BY f.id DESC LIMIT ${limit + 1}`;
    const rows = await this.database.read<FlagRow[]>((tx) => tx.query(text, parameters));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.itemOf(row))),
      nextCursor: last ? encodeCursor([last.id]) : null,
    };
  }

  private async filters(request: ListFlagsRequest, parameters: unknown[]): Promise<string[]> {
    const { kind, agency, active, cursor } = request;
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (kind !== undefined) conditions.push(`f.kind = ${bind(kind)}`);
    if (agency !== undefined) {
      const { id } = await this.agencies.byCode(agency, 'agency');
      conditions.push(`f.agency_id = ANY (${bind(await this.agencies.subtreeIds(id))}::bigint[])`);
    }
    if (active !== undefined) conditions.push(`f.cleared_at IS ${active ? '' : 'NOT '}NULL`);
    if (cursor !== undefined)
      conditions.push(`f.id < ${bind(idOfCursor(decodeCursor(cursor, 1)[0]))}::bigint`);
    return conditions;
  }

  private async itemOf(row: FlagRow): Promise<FlagItem> {
    const { procedureCode: code, procedureName: name } = await this.procedures.versionById(row.versionId);
    return {
      kind: row.kind,
      subject: row.subject,
      clock: row.detail.clockKind ?? null,
      dossierCode: row.dossierCode,
      procedure: { code, name },
      agency: await this.views.agencyName(row.agencyId),
      momentAt: iso(row.momentAt),
      raisedAt: iso(row.raisedAt),
      clearedAt: iso(row.clearedAt),
      deliveredLate: row.detail.deliveredLate ?? false,
      link: `/api/v1/dossiers/${encodeURIComponent(row.dossierCode)}`,
    };
  }
}
