import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { GAP_KINDS } from '../../domain/catalogue/catalogue-gaps.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import type { ListGapsRequest } from './gaps.requests.js';
import { type GapPlace, inOrder, KeptGaps } from './kept-gaps.js';
import type { CatalogueGapResponse, CatalogueGapsResponse } from './gaps.responses.js';

/** What of the catalogue is not public, not whole or about to end, and how late that is. */
@Injectable()
export class ListGaps {
  constructor(
    private readonly gaps: KeptGaps,
    private readonly agencies: AgencyLookup,
    private readonly calendars: CalendarLookup,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError cursor-malformed */
  async run({ kind, late, field, level, cursor, limit }: ListGapsRequest): Promise<CatalogueGapsResponse> {
    const on = localDayOf(this.clock.now(), OFFICE_ZONE);
    const gaps = await this.gaps.on(on, await this.calendar());
    const all = gaps.filter(
      (gap) =>
        (field === undefined || gap.field === field) &&
        (level === undefined || gap.levels.includes(level)) &&
        (late === undefined || isLate(gap) === late),
    );
    const meant = all.filter((gap) => kind === undefined || gap.kind === kind);
    const rest = cursor === undefined ? meant : meant.filter((gap) => inOrder(gap, placeOf(cursor)) > 0);
    const items = rest.slice(0, limit ?? DEFAULT_PAGE_ROWS);
    const last = items.length < rest.length ? items.at(-1) : undefined;
    const nextCursor = last ? cursorOf(last) : null;
    return { on, items, total: meant.length, counts: countsOf(all), nextCursor };
  }

  /** That of the agency that is above all others today, whose administration keeps the catalogue; null: none is. */
  private async calendar(): Promise<WorkingCalendar | null> {
    const agencies = await this.agencies.all();
    const root = agencies.find((agency) => agency.parentId === null && this.agencies.isOpen(agency));
    return root ? this.calendars.calendarOf(root.calendarId) : null;
  }
}

function cursorOf({ procedureCode, kind, versionNo }: GapPlace): string {
  return encodeCursor([procedureCode, kind, String(versionNo ?? 0)]);
}

function placeOf(cursor: string): GapPlace {
  const [procedureCode = '', kind = '', no = ''] = decodeCursor(cursor, 3);
  return { procedureCode, kind, versionNo: Number(idOfCursor(no)) };
}

function isLate({ daysLate }: CatalogueGapResponse): boolean {
  return daysLate !== 0;
}

function countsOf(all: readonly CatalogueGapResponse[]): CatalogueGapsResponse['counts'] {
  return GAP_KINDS.map((kind) => {
    const ofKind = all.filter((gap) => gap.kind === kind);
    return { kind, gaps: ofKind.length, late: ofKind.filter(isLate).length };
  });
}
