import { Injectable } from '@nestjs/common';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import {
  type AgencyDuties,
  isSelected,
  type ProcedureSelection,
} from '../../domain/catalogue/procedure-selection.js';
import { MOST_PHRASES, searchPhrases } from '../../domain/catalogue/search-question.js';
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

/**
 * Names are those of procedures and of their published versions; which one counts on a day, the catalogue tells. Each
 * phrase is looked for in each table by itself: joined to a list of phrases, PostgreSQL would compare every name.
 */
function ranked(isMeant: (phrase: string) => string): string {
  const phrases = Array.from({ length: MOST_PHRASES }, (_none, index) => `$${index + 1}::text`);
  const arms = phrases.flatMap((phrase) => [
    `SELECT ${phrase} AS phrase, n.id AS procedure_id, NULL::bigint AS version_id, n.search_name
      FROM procedure n WHERE ${isMeant(phrase)}`,
    `SELECT ${phrase}, n.procedure_id, n.id, n.search_name
      FROM procedure_version n WHERE ${isMeant(phrase)} AND n.state IN ('published', 'retired')`,
  ]);
  return `SELECT procedure_id AS "procedureId", version_id AS "versionId",
      round(max(strict_word_similarity(phrase, search_name))::numeric, 1)::float8 AS likeness
    FROM (${arms.join(' UNION ALL ')}) n
    GROUP BY procedure_id, version_id, search_name ORDER BY likeness DESC, length(search_name), procedure_id`;
}

/** Names that hold all words of a phrase, the last one perhaps only begun. */
const HOLDING = ranked(
  (phrase) =>
    `to_tsvector('simple', n.search_name) @@ to_tsquery('simple', replace(${phrase}, ' ', ' & ') || ':*')`,
);
/** Names alike in their trigrams: half of the words, or words with slips. Many have to be compared, so it comes second. */
const ALIKE = ranked((phrase) => `n.search_name %>> ${phrase}`);
interface RankedName {
  readonly procedureId: string;
  /** null: the procedure's without its versions. */
  readonly versionId: string | null;
  /** 0 to 1 */
  readonly likeness: number;
}

interface FoundProcedure {
  readonly listed: ListedProcedure;
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
    const all = await this.procedures.list(on);
    const matching = q.trim() === '' ? all : await this.matching(all, q.trim());
    const found = matching.filter((listed) => isSelected(listed, selection));
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
    const found = await this.ranked(all, phrases);
    // Of names that are as like, what the desk takes in comes first.
    const isOffered = ({ listed }: FoundProcedure): number => (listed.version === null ? 0 : 1);
    found.sort((a, b) => b.likeness - a.likeness || isOffered(b) - isOffered(a));
    return found.map(({ listed }) => listed);
  }

  /** Under the names of the day. */
  private async ranked(
    all: readonly ListedProcedure[],
    phrases: readonly string[],
  ): Promise<FoundProcedure[]> {
    const byId = new Map(all.map((listed) => [listed.procedure.id, listed]));
    const current = (names: readonly RankedName[]) =>
      names.flatMap(({ procedureId, versionId, likeness }) => {
        const listed = byId.get(procedureId);
        return listed && listed.describedBy === versionId ? [{ listed, likeness }] : [];
      });
    const places = Array.from({ length: MOST_PHRASES }, (_none, index) => phrases[index] ?? null);
    return this.database.statement(async (tx) => {
      const holding = current(await named<RankedName>(tx, 'procedures-holding', HOLDING, places));
      if (holding.length > 0) return holding;
      return current(await named<RankedName>(tx, 'procedures-alike', ALIKE, places));
    });
  }
}
