import { identityKey, phoneKey, wordsOf } from './search-words.js';

export interface FoundPerson {
  readonly fullName: string;
  readonly identityNumber?: string;
  readonly phone?: string;
}

/**
 * The words and numbers that a dossier is found by, in PostgreSQL's notation of a `tsvector`: names word by word, an
 * identity number behind `#`, a telephone behind `+`, agencies behind `@`, so that none is taken for another.
 * @param agencyIds of all agencies that have or had to do with it: an agency's search then reads no other's entries
 */
export function searchTextOf(
  people: readonly (FoundPerson | null | undefined)[],
  agencyIds: readonly string[],
): string {
  const keys = people.flatMap((person) => (person ? keysOf(person) : []));
  return [...new Set([...keys, ...agencyIds.map(agencyKey)])].toSorted().map(quoted).join(' ');
}

/** A text as it is stored, with the agencies of new steps. */
export function withAgencies(searchText: string, agencyIds: readonly string[]): string {
  const words = agencyIds.map((id) => quoted(agencyKey(id)));
  const more = [...new Set(words)].filter((word) => !searchText.split(' ').includes(word));
  return [searchText, ...more].join(' ');
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
