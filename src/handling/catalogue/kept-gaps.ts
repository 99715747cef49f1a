import { Injectable } from '@nestjs/common';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { GAP_KINDS, gapsOf, type CatalogueGap } from '../../domain/catalogue/catalogue-gaps.js';
import { RegisterDatabase } from '../../platform/database/register-database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { CATALOGUE, type Procedure, ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { catalogueFacts, type KeptFacts } from './catalogue-facts.query.js';
import type { CatalogueGapResponse } from './gaps.responses.js';

/** The gaps of one day, in their order. */
interface GapsOfDay {
  readonly on: LocalDay;
  readonly calendar: WorkingCalendar | null;
  readonly gaps: readonly CatalogueGapResponse[];
}

interface Kept {
  readonly facts: readonly KeptFacts[];
  ofDay: GapsOfDay | null;
}

/** All gaps of the catalogue, kept until a procedure, a version, a draft or a record changes, or the day does. */
@Injectable()
export class KeptGaps {
  private readonly kept: () => Promise<Kept>;

  constructor(
    database: RegisterDatabase,
    cache: RegisterCache,
    private readonly procedures: ProcedureLookup,
  ) {
    this.kept = cache.cached(CATALOGUE, async () => ({
      facts: await database.read(catalogueFacts),
      ofDay: null,
    }));
  }

  async on(on: LocalDay, calendar: WorkingCalendar | null): Promise<readonly CatalogueGapResponse[]> {
    const kept = await this.kept();
    const { ofDay } = kept;
    if (ofDay?.on === on && ofDay.calendar === calendar) return ofDay.gaps;
    const known = new Map(kept.facts.map((facts) => [facts.code, facts]));
    const listed = await this.procedures.list(on);
    const gaps = listed.flatMap(({ procedure }) => gapsOfProcedure(procedure, known, on, calendar));
    gaps.sort(inOrder);
    kept.ofDay = { on, calendar, gaps };
    return gaps;
  }
}

function gapsOfProcedure(
  procedure: Procedure,
  known: ReadonlyMap<string, KeptFacts>,
  on: LocalDay,
  calendar: WorkingCalendar | null,
): readonly CatalogueGapResponse[] {
  const { code, levels } = procedure;
  const facts = known.get(code);
  return facts ? gapsOf({ ...facts, levels }, on, calendar).map((gap) => told(procedure, gap)) : [];
}

function told({ code, name, field, levels }: Procedure, gap: CatalogueGap): CatalogueGapResponse {
  return { procedureCode: code, name: name.vi, field, levels, ...gap };
}

export type GapPlace = Pick<CatalogueGapResponse, 'procedureCode' | 'kind' | 'versionNo'>;

/** By procedure, kind and version. */
export function inOrder(one: GapPlace, other: GapPlace): number {
  if (one.procedureCode !== other.procedureCode) return one.procedureCode < other.procedureCode ? -1 : 1;
  const kindOf = ({ kind }: GapPlace) => GAP_KINDS.findIndex((each) => each === kind);
  return kindOf(one) - kindOf(other) || (one.versionNo ?? 0) - (other.versionNo ?? 0);
}
