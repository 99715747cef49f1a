import { Injectable } from '@nestjs/common';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { searchPhrases } from '../../domain/catalogue/search-question.js';
import { named } from '../../platform/database/rows.js';
import { Database } from '../../platform/database/database.js';
import { ProcedureLookup, type ListedProcedure } from './procedure.lookup.js';

export interface ProcedureQuery {
  readonly on: LocalDay;
  /** A question in somebody's own words, or the beginning of a code. */
  readonly q?: string | undefined;
  readonly field?: string | undefined;
  readonly level?: string | undefined;
  readonly audience?: string | undefined;
  /** true: what the desk may offer on that day only. */
  readonly offered: boolean;
  readonly limit?: number | undefined;
}

export interface FoundProcedures {
  readonly items: readonly ListedProcedure[];
  /** How many there are beside what is shown. */
  readonly total: number;
}

/**
 * Trigrams of whole words find a name and forgive slips; of names that hold the words alike the shorter one comes
 * first. A phrase of half its words still finds.
 */
const RANKED = `SELECT p.id, round(max(strict_word_similarity(phrase, p.search_name))::numeric, 1)::float8 AS likeness
  FROM unnest($1::text[]) phrase JOIN procedure p ON phrase <<% p.search_name
  GROUP BY p.id ORDER BY likeness DESC, length(p.name_vi), p.code`;
const CODE_START = /^[0-9A-Za-z]{1,6}\.[0-9A-Za-z.]*$/;

/** Finds procedures for officers and citizens, with or without diacritics, the likeliest first. */
@Injectable()
export class SearchProcedures {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureLookup,
  ) {}

  async run(query: ProcedureQuery): Promise<FoundProcedures> {
    const { q = '', limit } = query;
    const all = (await this.procedures.list(query.on)).filter((listed) => isMeant(listed, query));
    const found = q.trim() === '' ? all : await this.matching(all, q.trim());
    return { items: found.slice(0, limit), total: found.length };
  }

  private async matching(all: readonly ListedProcedure[], q: string): Promise<readonly ListedProcedure[]> {
    if (CODE_START.test(q)) {
      const start = q.toLowerCase();
      return all.filter(({ procedure }) => procedure.code.toLowerCase().startsWith(start));
    }
    const phrases = searchPhrases(q);
    if (phrases.length === 0) return [];
    const byId = new Map(all.map((listed) => [listed.procedure.id, listed]));
    const ranked = await this.database.statement((tx) =>
      named<{ id: string; likeness: number }>(tx, 'rank-procedures', RANKED, [phrases]),
    );
    const found = ranked.flatMap(({ id, likeness }) => {
      const listed = byId.get(id);
      return listed ? [{ listed, likeness }] : [];
    });
    // Of names that are as like, what the desk takes in comes first.
    const isOffered = ({ listed }: (typeof found)[number]): number => (listed.version === null ? 0 : 1);
    found.sort((a, b) => b.likeness - a.likeness || isOffered(b) - isOffered(a));
    return found.map(({ listed }) => listed);
  }
}

function isMeant({ procedure, version }: ListedProcedure, query: ProcedureQuery): boolean {
  const { field, level, audience, offered } = query;
  if (offered && version === null) return false;
  if (field !== undefined && procedure.field !== field) return false;
  if (level !== undefined && !procedure.levels.includes(level)) return false;
  return audience === undefined || procedure.audiences.includes(audience);
}
