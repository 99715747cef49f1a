import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { type DossierTarget, FileRights } from './file-rights.js';
import type { ListFileAccessesRequest } from './files.requests.js';
import type { FileAccessItem, FileAccessPage } from './files.responses.js';

interface AccessRow {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly at: Date;
  readonly by: string;
  readonly username: string;
  readonly agencyId: string | null;
  readonly part: string | null;
  readonly requestId: string;
}

/** Who was given which file of a dossier, newest first. */
@Injectable()
export class ListFileAccesses {
  constructor(
    private readonly database: Database,
    private readonly rights: FileRights,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError not-found, cursor-malformed */
  async run(target: DossierTarget, request: ListFileAccessesRequest): Promise<FileAccessPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const rows = await this.database.read(async (tx) => {
      const { dossier } = (await this.rights.allToRead(tx, target)).rows;
      return rowsOf(tx, dossier.id, request, limit + 1);
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.itemOf(row))),
      nextCursor: last ? encodeCursor([last.id]) : null,
    };
  }

  private async itemOf({ no, name, at, by, username, agencyId, ...row }: AccessRow): Promise<FileAccessItem> {
    const agency = agencyId === null ? null : await this.views.agencyName(agencyId);
    return { no, name, at: iso(at), by, username, agency, part: row.part, requestId: row.requestId };
  }
}

function rowsOf(
  tx: EntityManager,
  dossierId: string,
  { no, cursor }: ListFileAccessesRequest,
  limit: number,
): Promise<AccessRow[]> {
  const parameters: unknown[] = [dossierId];
  const conditions = ['a.dossier_id = $1::bigint'];
  if (no !== undefined) conditions.push(`a.file_no = $${parameters.push(no)}::smallint`);
  if (cursor !== undefined) {
    const id = idOfCursor(decodeCursor(cursor, 1)[0]);
    conditions.push(`a.id < $${parameters.push(id)}::bigint`);
  }
  const text = `SELECT a.id, a.file_no AS no, f.name, a.at, a.account_name AS by, p.username,
      a.agency_id AS "agencyId", a.part, a.request_id AS "requestId"
    FROM file_access a JOIN dossier_file f ON f.dossier_id = a.dossier_id AND f.no = a.file_no
      JOIN account p ON p.id = a.account_id
    WHERE ${conditions.join(' AND ')} ORDER BY a.id DESC LIMIT ${limit}`;
  return tx.query<AccessRow[]>(text, parameters);
}
