import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { Role } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor } from '../../platform/http/page.js';
import type { ListAccountsRequest } from './account.requests.js';
import type { AccountResponse, AccountsResponse } from './account.responses.js';

interface AccountRow {
  readonly username: string;
  readonly full_name: string;
  readonly roles: Role[];
  readonly active: boolean;
  readonly agency_code: string | null;
  readonly agency_name_vi: string;
  readonly agency_name_en: string;
}

const SELECT = `
  SELECT account.username, account.full_name, account.roles, account.active,
         agency.code AS agency_code, agency.name_vi AS agency_name_vi, agency.name_en AS agency_name_en
    FROM account LEFT JOIN agency ON agency.id = account.agency_id`;

function shown(row: AccountRow): AccountResponse {
  const { username, full_name: fullName, roles, active, agency_code: code } = row;
  const agency = code === null ? null : { code, nameVi: row.agency_name_vi, nameEn: row.agency_name_en };
  return { username, fullName, roles, agency, active };
}

/** Accounts as administrators and their owners see them. */
@Injectable()
export class AccountsQuery {
  constructor(private readonly db: Database) {}

  /** @throws DomainError `not-found` */
  async one(username: string): Promise<AccountResponse> {
    return this.db.read((tx) => this.oneWithin(tx, username));
  }

  /** @throws DomainError `not-found` */
  async oneWithin(tx: EntityManager, username: string): Promise<AccountResponse> {
    const rows: AccountRow[] = await tx.query(`${SELECT} WHERE account.username = $1`, [username]);
    const row = rows[0];
    if (row === undefined) throw new DomainError('not-found');
    return shown(row);
  }

  async page({ agency, cursor, limit = DEFAULT_PAGE_ROWS }: ListAccountsRequest): Promise<AccountsResponse> {
    const after = cursor === undefined ? '' : decodeCursor(cursor, 1)[0];
    const rows: AccountRow[] = await this.db.read((tx) =>
      tx.query(
        `${SELECT}
          WHERE account.username > $1 AND ($2::text IS NULL OR agency.code = $2)
          ORDER BY account.username LIMIT $3`,
        [after, agency ?? null, limit + 1],
      ),
    );
    const items = rows.slice(0, limit).map(shown);
    const last = items.at(-1);
    const hasMore = rows.length > limit && last !== undefined;
    return { items, nextCursor: hasMore ? encodeCursor([last.username]) : null };
  }
}
