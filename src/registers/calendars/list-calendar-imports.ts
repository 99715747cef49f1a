import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { peopleBehind } from '../../platform/register-codes/account-names.js';
import {
  importSummary,
  type ImportSummary,
  type ListedImportsResponse,
} from './calendar-import.responses.js';
import { CalendarEntity } from './calendar.entity.js';
import type { ListChangesRequest } from './calendar.requests.js';

const SELECT = `
  SELECT id, state, source, published_through AS "publishedThrough", replaces_year AS "replacesYear",
         jsonb_array_length(days) AS "dayCount", jsonb_array_length(problems) AS "problemCount",
         staged_at AS "stagedAt", staged_by AS "stagedBy", decided_at AS "decidedAt", decided_by AS "decidedBy"
    FROM calendar_import
   WHERE calendar_id = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`;

/** The files staged for a calendar, newest first. */
@Injectable()
export class ListCalendarImports {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `unknown-calendar`, `cursor-malformed` */
  async execute(code: string, request: ListChangesRequest): Promise<ListedImportsResponse> {
    const { cursor, limit = DEFAULT_PAGE_ROWS } = request;
    const before = cursor === undefined ? null : idOfCursor(decodeCursor(cursor, 1)[0]);
    return this.database.read(async (tx) => {
      const calendar = await tx.findOneBy(CalendarEntity, { code });
      if (calendar === null) throw new DomainError('unknown-calendar', { code }, 'code');
      const found: ImportSummary[] = await tx.query(SELECT, [calendar.id, before, limit + 1]);
      const shown = found.slice(0, limit);
      const people = await peopleBehind(
        tx,
        shown.flatMap(({ stagedBy, decidedBy }) => [stagedBy, decidedBy]),
      );
      const last = found.length > limit ? shown.at(-1) : undefined;
      const items = shown.map((row) => importSummary(row, people));
      return { items, nextCursor: last === undefined ? null : encodeCursor([last.id]) };
    });
  }
}
