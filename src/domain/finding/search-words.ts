import { foldText } from '../fold-text.js';

// The migration that made the column has the same three lists.
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u2060-\u2064]/gu;
const SIGN =
  /[!-/:-@[-`{-~\u00A1-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7\u2010-\u2027\u2030-\u205E\u20A0-\u20CF\u2100-\u2BFF\u3001-\u303F\u{1F000}-\u{1FAFF}]/gu;
const SPACE = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/gu;

/** A longer one does not fit an index; it is found by its beginning. */
const LONGEST_WORD = 100;

/** Without diacritics and in small letters; every sign is a word of its own, so that `%` means `%`. */
export function wordsOf(text: string): readonly string[] {
  const spaced = foldText(text).replace(UNSEEN, '').replace(SIGN, ' $& ');
  return spaced
    .split(SPACE)
    .filter((word) => word !== '')
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''));
}

/** An identity number by its letters and digits alone; null: it has none. */
export function identityKey(typed: string): string | null {
  const signs = typed.replace(/[^0-9A-Za-z]/g, '').toLowerCase();
  return signs === '' ? null : `#${signs}`;
}

/** A telephone as it is dialled in Viet Nam, however it was typed: `+84 905.123.456` is 0905123456. */
export function phoneKey(typed: string): string | null {
  const digits = typed.replace(/\D/g, '');
  const isAbroad = typed.trim().startsWith('+');
  if (digits === '') return null;
  const isVietnamese = /^(00)?84./.test(digits) && (isAbroad || /^00/.test(digits) || isLongWith84(digits));
  if (isVietnamese) return `+0${digits.replace(/^(00)?840*/, '')}`;
  // A spreadsheet took the zero away.
  if (!isAbroad && /^[35789]\d{8}$/.test(digits)) return `+0${digits}`;
  return `+${digits}`;
}

function isLongWith84(digits: string): boolean {
  return digits.length === 11 || digits.length === 12;
}
