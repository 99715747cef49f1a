import { Injectable } from '@nestjs/common';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import {
  type AgencyDuties,
  isSelected,
  type ProcedureSelection,
} from '../../domain/catalogue/procedure-selection.js';
import { searchPhrases } from '../../domain/catalogue/search-question.js';
import { named } from '../../platform/database/rows.js';
import { Database } from '../../platform/database/database.js';
import { agencyDuties } from '../../platform/register-codes/agency-duties.js';
import { ProcedureLookup, type ListedProcedure } from './procedure.lookup.js';

export interface ProcedureQuery extends Omit<ProcedureSelection, 'agency'> {
  readonly on: LocalDay;
  /** A question in somebody's own words, or the beginning of a code. */
  readonly q?: string | undefined;
  /** Code of the agency that handles it. */
  readonly agency?: string | undefined;
  readonly limit?: number | undefined;
}

export interface FoundProcedures {
  readonly items: readonly ListedProcedure[];
  /** How many there are beside what is shown. */
  readonly total: number;
}

const LIKENESS = `round(max(strict_word_similarity(phrase, p.search_name))::numeric, 1)::float8 AS likeness`;
const LIKEST_FIRST = `GROUP BY p.id ORDER BY likeness DESC, length(p.name_vi), p.code`;
/** Names that hold all words of a phrase, the last one perhaps only begun. */
const HOLDING = `SELECT p.id, ${LIKENESS} FROM unnest($1::text[]) phrase
  JOIN procedure p ON to_tsvector('simple', p.search_name) @@ to_tsquery('simple', replace(phrase, ' ', ' & ') || ':*')
  ${LIKEST_FIRST}`;
/** Names alike in their trigrams: half of the words, or words with slips. It reads every name, so it comes second. */
const ALIKE = `SELECT p.id, ${LIKENESS} FROM unnest($1::text[]) phrase JOIN procedure p ON p.search_name %>> phrase
  ${LIKEST_FIRST}`;
interface RankedProcedure {
  readonly id: string;
  /** 0 to 1 */
  readonly likeness: number;
}

const CODE_START = /^[0-9A-Za-z]{1,6}\.[0-9A-Za-z.]*$/;

/** Finds procedures for officers and citizens, with or without diacritics, the likeliest first. */
@Injectable()
export class SearchProcedures {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureLookup,
  ) {}

  /** @throws DomainError unknown-agency */
  async run({ on, q = '', limit, agency, ...filters }: ProcedureQuery): Promise<FoundProcedures> {
    const selection = { agency: await this.dutiesOf(agency), ...filters };
    const all = (await this.procedures.list(on)).filter((listed) => isSelected(listed, selection));
    const found = q.trim() === '' ? all : await this.matching(all, q.trim());
    return { items: found.slice(0, limit), total: found.length };
  }

  private async dutiesOf(code: string | undefined): Promise<AgencyDuties | undefined> {
    if (code === undefined) return undefined;
    return this.database.statement((tx) => agencyDuties(tx, code, 'agency'));
  }

  private async matching(all: readonly ListedProcedure[], q: string): Promise<readonly ListedProcedure[]> {
    if (CODE_START.test(q)) {
      const start = q.toLowerCase();
      return all.filter(({ procedure }) => procedure.code.toLowerCase().startsWith(start));
    }
    const phrases = searchPhrases(q);
    if (phrases.length === 0) return [];
    const byId = new Map(all.map((listed) => [listed.procedure.id, listed]));
    const found = (await this.ranked(phrases)).flatMap(({ id, likeness }) => {
      const listed = byId.get(id);
      return listed ? [{ listed, likeness }] : [];
    });
    // Of names that are as like, what the desk takes in comes first.
    const isOffered = ({ listed }: (typeof found)[number]): number => (listed.version === null ? 0 : 1);
    found.sort((a, b) => b.likeness - a.likeness || isOffered(b) - isOffered(a));
    return found.map(({ listed }) => listed);
  }

  private ranked(phrases: readonly string[]): Promise<readonly RankedProcedure[]> {
    return this.database.statement(async (tx) => {
      const holding = await named<RankedProcedure>(tx, 'procedures-holding', HOLDING, [phrases]);
      return holding.length > 0 ? holding : named<RankedProcedure>(tx, 'procedures-alike', ALIKE, [phrases]);
    });
  }
}
