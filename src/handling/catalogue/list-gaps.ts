import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { GAP_KINDS, gapsOf, type CatalogueGap } from '../../domain/catalogue/catalogue-gaps.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { type Procedure, ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { catalogueFacts } from './catalogue-facts.query.js';
import type { ListGapsRequest } from './gaps.requests.js';
import type { CatalogueGapResponse, CatalogueGapsResponse } from './gaps.responses.js';

/** What of the catalogue is not public, not whole or about to end, and how late that is. */
@Injectable()
export class ListGaps {
  constructor(
    private readonly database: Database,
    private readonly agencies: AgencyLookup,
    private readonly calendars: CalendarLookup,
    private readonly procedures: ProcedureLookup,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError cursor-malformed */
  async run({ kind, late, field, level, cursor, limit }: ListGapsRequest): Promise<CatalogueGapsResponse> {
    const on = localDayOf(this.clock.now(), OFFICE_ZONE);
    const calendar = await this.calendar();
    const facts = await this.database.read(catalogueFacts);
    const known = new Map(facts.map((each) => [each.code, each]));
    const all = (await this.procedures.list(on))
      .filter(({ procedure }) => field === undefined || procedure.field === field)
      .filter(({ procedure }) => level === undefined || procedure.levels.includes(level))
      .flatMap(({ procedure }) => {
        const its = known.get(procedure.code);
        const gaps = its ? gapsOf({ ...its, levels: procedure.levels }, on, calendar) : [];
        return gaps.map((gap) => told(procedure, gap));
      })
      .filter((gap) => late === undefined || isLate(gap) === late);
    const meant = all.filter((gap) => kind === undefined || gap.kind === kind).sort(inOrder);
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

type Place = Pick<CatalogueGapResponse, 'procedureCode' | 'kind' | 'versionNo'>;

function inOrder(one: Place, other: Place): number {
  if (one.procedureCode !== other.procedureCode) return one.procedureCode < other.procedureCode ? -1 : 1;
  const kindOf = ({ kind }: Place) => GAP_KINDS.findIndex((each) => each === kind);
  return kindOf(one) - kindOf(other) || (one.versionNo ?? 0) - (other.versionNo ?? 0);
}

function cursorOf({ procedureCode, kind, versionNo }: Place): string {
  return encodeCursor([procedureCode, kind, String(versionNo ?? 0)]);
}

function placeOf(cursor: string): Place {
  const [procedureCode = '', kind = '', no = ''] = decodeCursor(cursor, 3);
  return { procedureCode, kind, versionNo: Number(idOfCursor(no)) };
}

function isLate({ daysLate }: CatalogueGapResponse): boolean {
  return daysLate !== 0;
}

function told({ code, name, field, levels }: Procedure, gap: CatalogueGap): CatalogueGapResponse {
  return { procedureCode: code, name: name.vi, field, levels, ...gap };
}

function countsOf(all: readonly CatalogueGapResponse[]): CatalogueGapsResponse['counts'] {
  return GAP_KINDS.map((kind) => {
    const ofKind = all.filter((gap) => gap.kind === kind);
    return { kind, gaps: ofKind.length, late: ofKind.filter(isLate).length };
  });
}
