import { DomainError } from '../domain-error.js';
import { isLocalDay, type LocalDay } from '../calendar/local-day.js';

/** How codes are made from a day on; data, because the circulars change (TT 01/2018, 03/2025, 04/2025). */
export interface CodeFormat {
  readonly effectiveFrom: LocalDay;
  /** 6 = YYMMDD, 8 = YYYYMMDD */
  readonly dayDigits: 6 | 8;
  /** Shorter numbers are padded with zeros, longer ones kept; never below 4. */
  readonly minSequenceDigits: number;
  /**
   * `{agency}-{day}-{sequence}`; letters and dots may stand before the agency (the treasury's `T.`) and
   * digits before the sequence (the AA of a ministry's central system, TT 04/2025 art. 23).
   */
  readonly pattern: string;
  /** Whose identifier stands in front, and who counts the day's dossiers. */
  readonly numberedBy: 'receiving' | 'competent';
}

export interface CodeParts {
  /** Kept as it is, e.g. `H40.10.001` or `000.00.04.G18`. */
  readonly agencyCode: string;
  /** The local day of intake. */
  readonly day: LocalDay;
  /** The number within agency and day, from 1. */
  readonly sequence: number;
}

const LEAST_SEQUENCE_DIGITS = 4;
const LONGEST_CODE = 64;
// The dashes keep 1 November and 11 January apart: no part runs into the next.
const PATTERN = /^[A-Z.]*\{agency\}-\{day\}-\d*\{sequence\}$/;
const LOCAL_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const UNFIT_CHARACTER = /[\p{C}\p{Z}/\\]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** All of a code but its number. */
export interface CodeFrame {
  readonly prefix: string;
  readonly minDigits: number;
}

/** Room for the number: more than any agency takes in on one day. */
const MOST_SEQUENCE_DIGITS = 9;

/**
 * What stands before the number of every code of an agency and day.
 * @throws DomainError `code-format-invalid`, `code-parts-invalid`
 */
export function codeFrameOf(format: CodeFormat, { agencyCode, day }: Omit<CodeParts, 'sequence'>): CodeFrame {
  const parts = { agencyCode, day, sequence: 10 ** MOST_SEQUENCE_DIGITS - 1 };
  return {
    prefix: formatDossierCode(format, parts).slice(0, -MOST_SEQUENCE_DIGITS),
    minDigits: format.minSequenceDigits,
  };
}

/**
 * mã số hồ sơ: agency, day of intake, number in the day (Decree 118/2025 art. 28).
 * @throws DomainError `code-format-invalid`, `code-parts-invalid`
 */
export function formatDossierCode(format: CodeFormat, parts: CodeParts): string {
  assertFormat(format);
  assertParts(parts);
  const digits = parts.day.replaceAll('-', '');
  const values: Readonly<Record<string, string>> = {
    agency: parts.agencyCode,
    day: format.dayDigits === 6 ? digits.slice(2) : digits,
    sequence: String(parts.sequence).padStart(format.minSequenceDigits, '0'),
  };
  const code = format.pattern.replace(/\{(\w+)\}/g, (_placeholder, name: string) => values[name] ?? '');
  if (code.length > LONGEST_CODE) throw new DomainError('code-parts-invalid', { ...parts, code });
  return code;
}

/**
 * The format in force on a local day: the latest that has taken effect.
 * @throws DomainError `no-code-format`
 */
export function codeFormatOn(formats: readonly CodeFormat[], day: LocalDay): CodeFormat {
  const inForce = formats.filter(({ effectiveFrom }) => effectiveFrom <= day);
  const [first, ...others] = inForce;
  if (!first) throw new DomainError('no-code-format', { day });
  return others.reduce((latest, next) => (next.effectiveFrom > latest.effectiveFrom ? next : latest), first);
}

/** A number that was given in an agency on a day. */
export interface GivenNumber {
  readonly agencyCode: string;
  readonly day: LocalDay;
  readonly sequence: number;
}

/**
 * The number that a code of another system takes from ours: of a code that the format of its day would give word for
 * word; null for every other shape, which can never meet one of ours.
 */
export function givenNumberOf(code: string, formats: readonly CodeFormat[]): GivenNumber | null {
  const [, agencyCode = '', digits = '', number = ''] = /^(.+)-(\d{6}|\d{8})-(\d{4,9})$/.exec(code) ?? [];
  const whole = digits.length === 6 ? `20${digits}` : digits;
  const day = `${whole.slice(0, 4)}-${whole.slice(4, 6)}-${whole.slice(6)}`;
  const format = formats.findLast(({ effectiveFrom }) => effectiveFrom <= day);
  if (!format || !isLocalDay(day)) return null;
  const given = { agencyCode, day, sequence: Number(number) };
  return given.sequence > 0 && formatDossierCode(format, given) === code ? given : null;
}

/**
 * A code given by another system. Several shapes are in use side by side, so only what no code can be is
 * refused: empty, longer than 64, spaces, control or invisible characters, slashes, no letter or digit.
 * @returns the code trimmed and in Unicode form NFC, otherwise as it came
 * @throws DomainError `code-not-acceptable`
 */
export function acceptInboundCode(text: string): string {
  const code = text.trim().normalize('NFC');
  const length = [...code].length;
  if (length < 1 || length > LONGEST_CODE) {
    throw new DomainError('code-not-acceptable', { reason: 'length', length, longest: LONGEST_CODE }, 'code');
  }
  if (UNFIT_CHARACTER.test(code) || !LETTER_OR_DIGIT.test(code)) {
    throw new DomainError('code-not-acceptable', { reason: 'characters' }, 'code');
  }
  return code;
}

function assertFormat(format: CodeFormat): void {
  const { minSequenceDigits: digits, pattern, dayDigits } = format;
  const sound =
    PATTERN.test(pattern) &&
    (dayDigits === 6 || dayDigits === 8) &&
    Number.isInteger(digits) &&
    digits >= LEAST_SEQUENCE_DIGITS;
  if (!sound) throw new DomainError('code-format-invalid', { ...format });
}

function assertParts({ agencyCode, day, sequence }: CodeParts): void {
  const agencyFits = LETTER_OR_DIGIT.test(agencyCode) && !UNFIT_CHARACTER.test(agencyCode);
  if (!agencyFits || !LOCAL_DAY.test(day) || !Number.isSafeInteger(sequence) || sequence < 1) {
    throw new DomainError('code-parts-invalid', { agencyCode, day, sequence });
  }
}
