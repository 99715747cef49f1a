import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor } from '../../platform/http/page.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';
import type {
  ListNotificationsRequest,
  NotificationItem,
  NotificationPage,
} from './notifications.requests.js';

interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly role: string;
  readonly textVi: string;
  readonly textEn: string;
  /** null: it tells of many dossiers. */
  readonly code: string | null;
  readonly link: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  /** Of whom it was told to alone. */
  readonly username: string | null;
  readonly fullName: string | null;
}

/** Whose messages somebody reads: his agency's and roles', his own, and of people for whom he stands in those of dossiers. */
interface Reader {
  readonly actor: Actor;
  readonly accountIds: readonly string[];
}

/** The unread ones come first, then the read ones; each part newest first. */
type Part = 'unread' | 'read';

interface Place {
  readonly part: Part;
  readonly beforeId: string;
}

const START: Place = { part: 'unread', beforeId: '9223372036854775807' };

/** What the people of one agency were told, as far as it is for one of their roles or for nobody but them. */
@Injectable()
export class ListNotifications {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountLookup,
  ) {}

  /** @throws DomainError cursor-malformed */
  async run(actor: Actor, request: ListNotificationsRequest): Promise<NotificationPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const place = request.cursor === undefined ? START : placeOf(request.cursor);
    const { accountId } = actor;
    const reader = { actor, accountIds: [accountId, ...(await this.accounts.absentFor(accountId))] };
    return this.database.read(async (tx) => {
      const rows = await this.rowsFrom(tx, reader, place, limit + 1, request.unread === true);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map((row) => itemOf(row, actor)),
        unread: await this.unreadCount(tx, reader),
        nextCursor: last ? encodeCursor([last.readAt === null ? 'unread' : 'read', last.id]) : null,
      };
    });
  }

  private async rowsFrom(
    tx: EntityManager,
    reader: Reader,
    place: Place,
    count: number,
    isUnreadOnly: boolean,
  ): Promise<NotificationRow[]> {
    const first = await this.part(tx, reader, place, count);
    if (place.part === 'read' || isUnreadOnly || first.length === count) return first;
    const rest = await this.part(tx, reader, { ...START, part: 'read' }, count - first.length);
    return [...first, ...rest];
  }

  /** Each role reads its own stretch of the index, and each person. */
  private part(
    tx: EntityManager,
    { actor, accountIds }: Reader,
    place: Place,
    count: number,
  ): Promise<NotificationRow[]> {
    const state = place.part === 'unread' ? 'read_at IS NULL' : 'read_at IS NOT NULL';
    const text = `SELECT n.id, n.kind, n.role, n.text_vi AS "textVi", n.text_en AS "textEn", d.code,
        n.link, n.created_at AS "createdAt", n.read_at AS "readAt", a.username, a.full_name AS "fullName"
      FROM ((SELECT told.* FROM unnest($2::text[]) AS roles (role)
          CROSS JOIN LATERAL (SELECT * FROM notification
            WHERE agency_id = $1::bigint AND role = roles.role AND account_id IS NULL AND ${state}
              AND id < $3::bigint
            ORDER BY id DESC LIMIT $4::integer) told)
        UNION ALL
        (SELECT told.* FROM unnest($5::bigint[]) AS people (id)
          CROSS JOIN LATERAL (SELECT * FROM notification
            WHERE account_id = people.id AND agency_id = $1::bigint AND role = ANY ($2::text[]) AND ${state}
              AND (people.id = $6::bigint OR dossier_id IS NOT NULL) AND id < $3::bigint
            ORDER BY id DESC LIMIT $4::integer) told)) n
      LEFT JOIN dossier d ON d.id = n.dossier_id
      LEFT JOIN account a ON a.id = n.account_id
      ORDER BY n.id DESC LIMIT $4::integer`;
    const values = [actor.agencyId, actor.roles, place.beforeId, count, accountIds, actor.accountId];
    return named(tx, `notifications-${place.part}`, text, values);
  }

  private async unreadCount(tx: EntityManager, { actor, accountIds }: Reader): Promise<number> {
    const text = `SELECT count(*)::integer AS unread FROM notification
      WHERE agency_id = $1::bigint AND role = ANY ($2::text[]) AND read_at IS NULL
        AND (account_id IS NULL OR account_id = $4::bigint
          OR (account_id = ANY ($3::bigint[]) AND dossier_id IS NOT NULL))`;
    const values = [actor.agencyId, actor.roles, accountIds, actor.accountId];
    const [row] = await named<{ unread: number }>(tx, 'notifications-unread-count', text, values);
    return row?.unread ?? 0;
  }
}

function placeOf(cursor: string): Place {
  const [part, beforeId = ''] = decodeCursor(cursor, 2);
  const isPlace = (part === 'unread' || part === 'read') && /^\d{1,18}$/.test(beforeId);
  if (!isPlace) throw new DomainError('cursor-malformed', {}, 'cursor');
  return { part, beforeId };
}

function itemOf(row: NotificationRow, actor: Actor): NotificationItem {
  const { username, fullName } = row;
  const isForAnother = username !== null && fullName !== null && username !== actor.username;
  return {
    id: row.id,
    kind: row.kind,
    role: row.role,
    text: { vi: row.textVi, en: row.textEn },
    dossierCode: row.code,
    createdAt: iso(row.createdAt),
    readAt: iso(row.readAt),
    insteadOf: isForAnother ? { username, fullName } : null,
    link: row.link ?? (row.code === null ? null : `/api/v1/dossiers/${encodeURIComponent(row.code)}`),
  };
}
