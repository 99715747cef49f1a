import { foldText } from '../fold-text.js';

export interface NamedPerson {
  readonly fullName: string;
  readonly identityNumber?: string;
  readonly email?: string;
  readonly address?: string;
}

const HIDDEN = '[…]';

/** An identity or telephone number, with whatever stands between its digits. */
const LONG_NUMBER = /\d(?:[ .-]?\d){8,}/g;

/** A text in which nobody of `people` is named any more, however his name is typed, and no long number stands. */
export function withoutPeople(text: string, people: readonly NamedPerson[]): string {
  const told = people.flatMap(({ fullName, identityNumber, email, address }) => [
    ...[address, fullName].filter((value) => value !== undefined && /\S\s+\S/.test(value)),
    ...[email, identityNumber],
  ]);
  const hidden = told.reduce<string>(
    (rest, value) => (value ? without(rest, value) : rest),
    text.normalize('NFC'),
  );
  return hidden.replace(LONG_NUMBER, HIDDEN);
}

function without(text: string, value: string): string {
  const words = foldText(value).trim().split(/\s+/).map(escaped);
  const named = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu');
  const letters = [...text];
  // One folded letter for each letter, so that a place in one is a place in the other.
  const folded = letters.map((letter) => oneUnit(foldText(letter))).join('');
  const pieces: string[] = [];
  let end = 0;
  for (const { index, 0: found } of folded.matchAll(named)) {
    pieces.push(letters.slice(end, index).join(''), HIDDEN);
    end = index + found.length;
  }
  return [...pieces, letters.slice(end).join('')].join('');
}

function oneUnit(folded: string): string {
  return folded.length === 1 ? folded : '\uFFFD';
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
