import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { peopleBehind } from '../../platform/register-codes/account-names.js';
import { CalendarChangeEntity } from './calendar-change.entity.js';
import { CalendarEntity } from './calendar.entity.js';
import type { ListChangesRequest } from './calendar.requests.js';
import type { CalendarChangesResponse } from './calendar.responses.js';

/** The versions of a calendar since its first, newest first. */
@Injectable()
export class ListCalendarChanges {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `unknown-calendar`, `cursor-malformed` */
  async execute(code: string, request: ListChangesRequest): Promise<CalendarChangesResponse> {
    const { cursor, limit = DEFAULT_PAGE_ROWS } = request;
    const before = cursor === undefined ? null : idOfCursor(decodeCursor(cursor, 1)[0]);
    return this.database.read(async (tx) => {
      const calendar = await tx.findOneBy(CalendarEntity, { code });
      if (calendar === null) throw new DomainError('unknown-calendar', { code }, 'code');
      const found = await tx.find(CalendarChangeEntity, {
        where: { calendarId: calendar.id, ...(before !== null && { id: LessThan(before) }) },
        order: { id: 'DESC' },
        take: limit + 1,
      });
      const shown = found.slice(0, limit);
      const enteredBy = shown.map((change) => change.enteredBy);
      const people = await peopleBehind(tx, enteredBy);
      const last = found.length > limit ? shown.at(-1) : undefined;
      return {
        code,
        items: shown.map(({ version, cause, firstDay, source, enteredAt, enteredBy: by }) => ({
          ...{ version, cause, firstDay, source, enteredAt },
          enteredBy: people.get(by ?? '') ?? null,
        })),
        nextCursor: last === undefined ? null : encodeCursor([last.id]),
      };
    });
  }
}
