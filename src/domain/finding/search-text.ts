import { identityKey, phoneKey, wordsOf } from './search-words.js';

export interface FoundPerson {
  readonly fullName: string;
  readonly identityNumber?: string;
  readonly phone?: string;
}

/**
 * The words and numbers that a dossier is found by, in PostgreSQL's notation of a `tsvector`: names word by word, an
 * identity number behind `#`, a telephone behind `+`, its agencies behind `@`, so that none is taken for another.
 */
export function searchTextOf(
  people: readonly (FoundPerson | null | undefined)[],
  agencies: SearchedAgencies,
): string {
  const keys = people.flatMap((person) => (person ? keysOf(person) : []));
  const own = [agencies.receivingAgencyId, agencies.competentAgencyId].map(agencyKey);
  return [...new Set([...keys, ...own])].toSorted().map(quoted).join(' ');
}

/** Who took it in and who decides: a word in the same index, so that an agency's search reads no other's entries. */
export interface SearchedAgencies {
  readonly receivingAgencyId: string;
  readonly competentAgencyId: string;
}

export function agencyKey(id: string): string {
  return `@${id}`;
}

function keysOf({ fullName, identityNumber, phone }: FoundPerson): readonly string[] {
  const numbers = [identityKey(identityNumber ?? ''), phoneKey(phone ?? '')];
  return [...wordsOf(fullName), ...numbers.filter((key) => key !== null)];
}

/** A word as `tsvector` and `tsquery` read it. */
export function quoted(word: string): string {
  return `'${word.replace(/['\\]/g, '$&$&')}'`;
}
