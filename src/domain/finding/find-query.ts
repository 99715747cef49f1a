import { readTypedCode } from '../dossier/look-up-factors.js';
import { quoted } from './search-text.js';
import { identityKey, phoneKey, wordsOf } from './search-words.js';

/** One thing that has to be true of a dossier to be found: its words match, or its number begins so. */
export interface Wanted {
  /** As PostgreSQL writes a `tsquery`. */
  readonly words: string | null;
  /** `words` without the commonest, for looking up among those of one agency; null: all of them are common. */
  readonly rareWords: string | null;
  /** Must match too, but is the beginning of too many words to be looked up by. */
  readonly alsoWords: string | null;
  /** Beginnings of the dossier's code or of the number that another system gave it. */
  readonly starts: readonly string[];
  /** A number long enough that hardly any dossier has it. */
  readonly isNumber: boolean;
}

const NOTHING: Wanted = { words: null, rareWords: null, alsoWords: null, starts: [], isNumber: false };
const LEAST_DIGITS = 6;
/** A number as people group it: `0905 123 456`, `+84 905.123.456`, `079-190-001-234`. */
const NUMBER_PART = /^[+(]*\d[\d().-]*$/;
/** Each in more than one of twenty names. */
const COMMON_WORDS: ReadonlySet<string> = new Set(['nguyen', 'tran', 'le', 'pham', 'thi', 'van']);
/** Up to here a beginning stands for a large part of all names. */
const VAGUE_LETTERS = 2;

/**
 * What somebody means who typed this in the one field for searching. Words without a digit are names, the last one
 * perhaps not typed to its end. What has a digit may be a code, an identity number, a telephone or part of a name:
 * all of them are looked at. All that was typed has to be found.
 */
export function readQuery(typed: string): readonly Wanted[] {
  const parts = typed.split(/\s+/u).filter((part) => part !== '');
  const names = parts.filter((part) => !/\d/.test(part));
  const last = parts.at(-1);
  const groups = numberGroups(parts);
  const wanted = groups.map((group) => wantedNumber(group, group.at(-1) === last));
  if (names.length === 0) return wanted;
  const start = parts.length === 1 ? codeStarts(names.join('')) : [];
  const name = wantedWords(names.join(' '), names.at(-1) === last, start);
  return name.words === null && start.length === 0 ? wanted : [...wanted, name];
}

export const wantedName = (typed: string): Wanted => wantedWords(typed, true, []);
export const wantedCode = (typed: string): Wanted => ({
  ...NOTHING,
  starts: codeStarts(typed),
  isNumber: isLong(typed),
});
export const wantedIdentity = (typed: string): Wanted => ({
  ...NOTHING,
  words: oneWord(identityKey(typed)),
  isNumber: true,
});
export const wantedPhone = (typed: string): Wanted => ({
  ...NOTHING,
  words: oneWord(phoneKey(typed)),
  isNumber: true,
});

/** Parts with a digit; those that are nothing but digits and stand together are one number. */
function numberGroups(parts: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let isRun = false;
  for (const part of parts) {
    const goesOn = NUMBER_PART.test(part);
    if (goesOn && isRun) groups.at(-1)?.push(part);
    else if (/\d/.test(part)) groups.push([part]);
    isRun = goesOn;
  }
  return groups;
}

function wantedNumber(group: readonly string[], isLast: boolean): Wanted {
  const typed = group.join(' ');
  const isDigits = group.every((part) => NUMBER_PART.test(part));
  const keys = [identityKey(typed), isDigits ? phoneKey(typed) : null].map(oneWord);
  const words = [...keys, allOf(wordsOf(typed), isLast)].filter((each) => each !== null);
  return {
    ...NOTHING,
    words: words.map((each) => `(${each})`).join(' | '),
    starts: group.length === 1 ? codeStarts(typed) : [],
    isNumber: isLong(typed),
  };
}

function wantedWords(typed: string, isLast: boolean, starts: readonly string[]): Wanted {
  const words = wordsOf(typed);
  const last = words.at(-1) ?? '';
  const isVague = last.length <= VAGUE_LETTERS || COMMON_WORDS.has(last);
  const isOnlyChecked = isLast && words.length > 1 && isVague;
  const looked = isOnlyChecked ? words.slice(0, -1) : words;
  const isBegun = isLast && !isOnlyChecked;
  const rare = looked.filter((word) => !COMMON_WORDS.has(word));
  return {
    ...NOTHING,
    words: allOf(looked, isBegun),
    rareWords: allOf(rare, isBegun && rare.at(-1) === looked.at(-1)),
    alsoWords: isOnlyChecked ? allOf([last], true) : null,
    starts,
  };
}

const isLong = (typed: string): boolean => typed.replace(/\D/g, '').length >= LEAST_DIGITS;
const oneWord = (word: string | null): string | null => word && quoted(word);

function allOf(words: readonly string[], isLastBegun: boolean): string | null {
  if (words.length === 0) return null;
  return `${words.map(quoted).join(' & ')}${isLastBegun ? ':*' : ''}`;
}

/** As it was typed, and with the plain dashes that codes usually have. */
function codeStarts(typed: string): readonly string[] {
  const { asTyped, usual } = readTypedCode(typed);
  return [...new Set([asTyped, usual].map((start) => start.toLowerCase()))];
}
