import { foldText } from '../fold-text.js';
import { COLLOQUIAL_WORDS } from './colloquial-words.js';

/** What people write around the thing they look for; longer ones first. */
const FILLERS = [
  ...[
    'cho con',
    'cho be',
    'nhu the nao',
    'bao nhieu',
    'huong dan',
    'bao lau',
    'thu tuc',
    'the nao',
    'ho so',
    'can gi',
    'o dau',
  ],
  ...['muon', 'minh', 'giup', 'cach', 'phai', 'toi', 'lam', 'xin', 'cho', 'hoi', 'gi'],
];

const MOST_CHARACTERS = 100;
const LONGEST_FIRST = COLLOQUIAL_WORDS.toSorted(([a], [b]) => b.length - a.length);
/** Anybody may ask, and each phrase may be compared with every name. */
export const MOST_PHRASES = 4;

/**
 * What to look for, folded: what was typed without the words around it, and under the official names of what is
 * meant, the longest sayings first.
 * Empty where nothing but signs was typed.
 */
export function searchPhrases(typed: string): readonly string[] {
  const words = foldText(typed.slice(0, MOST_CHARACTERS))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const whole = words.join(' ');
  if (whole === '') return [];
  const bare =
    FILLERS.reduce((text, filler) => text.replaceAll(` ${filler} `, ' '), ` ${whole} `).trim() || whole;
  const phrases = [bare, ...LONGEST_FIRST.flatMap(([said, name]) => underName(bare, said, name))];
  return [...new Set(phrases)].slice(0, MOST_PHRASES);
}

function underName(text: string, said: string, called: string): readonly string[] {
  const place = ` ${text} `.indexOf(` ${said} `);
  if (place < 0) return [];
  return [`${text.slice(0, place)}${called}${text.slice(place + said.length)}`];
}
