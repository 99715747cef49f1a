import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { DossierAccess, scopeSql } from '../../dossiers/dossier-access.lookup.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import type { RecalculationMoveEntity } from './recalculation.entity.js';
import { EFFECTS, type ListMovesRequest, type MoveItem, type MovePage } from './recalculations.requests.js';

type MoveRow = RecalculationMoveEntity & { readonly code: string };

/** The due moments that one walk moved: an administrator's are all, everybody else's those of their dossiers. */
@Injectable()
export class ListMoves {
  constructor(
    private readonly database: Database,
    private readonly access: DossierAccess,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError not-found, cursor-malformed */
  async run(actor: Actor, id: string, request: ListMovesRequest): Promise<MovePage> {
    if (!/^\d{1,18}$/.test(id)) throw new DomainError('not-found', { id });
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const parameters: unknown[] = [id];
    const conditions = ['m.recalculation_id = $1::bigint'];
    if (!hasRole(actor, 'administrator')) {
      conditions.push(scopeSql(await this.access.scopeOf(actor), 'd', parameters));
    }
    if (request.effect !== undefined) conditions.push(`m.${EFFECTS[request.effect]}`);
    if (request.cursor !== undefined) {
      const [dossierId, clockNo] = decodeCursor(request.cursor, 2).map(idOfCursor);
      parameters.push(dossierId, clockNo);
      conditions.push(
        `(m.dossier_id, m.clock_no) > ($${parameters.length - 1}::bigint, $${parameters.length}::bigint)`,
      );
    }
    const text = `SELECT d.code, m.dossier_id AS "dossierId", m.clock_no AS "clockNo", m.kind,
        m.owner_agency_id AS "ownerAgencyId", m.from_at AS "fromAt", m.to_at AS "toAt",
        m.becomes_late AS "becomesLate", m.no_longer_late AS "noLongerLate", m.becomes_final AS "becomesFinal",
        m.becomes_provisional AS "becomesProvisional"
      FROM recalculation_move m JOIN dossier d ON d.id = m.dossier_id
      WHERE ${conditions.join(' AND ')} ORDER BY m.dossier_id, m.clock_no LIMIT ${limit + 1}`;
    const rows = await this.database.read<MoveRow[]>((tx) => tx.query(text, parameters));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.itemOf(row))),
      nextCursor: last ? encodeCursor([last.dossierId, String(last.clockNo)]) : null,
    };
  }

  private async itemOf(row: MoveRow): Promise<MoveItem> {
    const { code, clockNo, kind, ownerAgencyId, fromAt, toAt } = row;
    const { becomesLate, noLongerLate, becomesFinal, becomesProvisional } = row;
    return {
      dossierCode: code,
      clockNo,
      kind,
      agency: await this.views.agencyName(ownerAgencyId),
      from: iso(fromAt),
      to: iso(toAt),
      becomesLate,
      noLongerLate,
      becomesFinal,
      becomesProvisional,
    };
  }
}
