import type { ChoiceFile, SourceFile } from './mapping-parts.js';
import type { BilingualText } from '../i18n/language.js';
import type { CsvFormat } from './csv-rows.js';
import type { MomentFormat } from './source-moment.js';

/** Where a word comes from: always the same, or translated from a column. */
export type Choice =
  | { readonly kind: 'fixed'; readonly value: string }
  | {
      readonly kind: 'column';
      readonly column: string;
      /** Null: the cell is the word itself. */
      readonly values: ReadonlyMap<string, string> | null;
      readonly otherwise: string | null;
    };

/** How the rows of a source are written, after it was checked. */
export interface Source {
  readonly name: string;
  readonly csv: CsvFormat;
  readonly moments: MomentFormat;
  readonly reference: string;
}

/** What a well-shaped mapping file still gets wrong, each with its field. */
export interface MappingFault extends BilingualText {
  readonly field: string;
}

/** Every word that a choice can come to, unless the cells are the words. */
export function wordsOf(choice: Choice): readonly string[] {
  if (choice.kind === 'fixed') return [choice.value];
  return [...(choice.values?.values() ?? []), ...(choice.otherwise === null ? [] : [choice.otherwise])];
}

/** The column that a choice reads; null where it always says the same. */
export function columnOf(choice: Choice | null): string | null {
  return choice?.kind === 'column' ? choice.column : null;
}

export function choiceOf({ value, column, values, otherwise }: ChoiceFile): Choice {
  if (column === undefined) return { kind: 'fixed', value: value ?? '' };
  const translated = values ? new Map(Object.entries(values)) : null;
  return { kind: 'column', column, values: translated, otherwise: otherwise ?? null };
}

export function sourceOf(file: SourceFile): Source {
  return {
    name: file.name,
    csv: { delimiter: file.csv?.delimiter ?? ',', encoding: file.csv?.encoding ?? 'utf8' },
    moments: {
      dateOrder: file.dateOrder ?? 'ymd',
      zone: file.zone ?? null,
      dayMeans: file.dayMeans ?? null,
    },
    reference: file.reference.column,
  };
}

export function choiceFaults(field: string, { value, column }: ChoiceFile): MappingFault[] {
  if ((value === undefined) !== (column === undefined)) return [];
  return [
    { field, vi: 'Cần đúng một trong “value” và “column”.', en: 'Exactly one of "value" and "column".' },
  ];
}

/** Words of a choice that are none of those there are. */
export function wordFaults(
  field: string,
  file: ChoiceFile,
  known: readonly string[],
  what: BilingualText,
): MappingFault[] {
  const unknown = wordsOf(choiceOf(file)).filter((word) => !known.includes(word));
  return unknown.map((word) => ({
    field,
    vi: `“${word}” không phải ${what.vi} (${known.join(', ')}).`,
    en: `"${word}" is not ${what.en} (${known.join(', ')}).`,
  }));
}

export function zoneFaults({ zone }: SourceFile): MappingFault[] {
  if (zone === undefined || (/^[A-Za-z]/.test(zone) && isZone(zone))) return [];
  return [
    {
      field: 'zone',
      vi: `“${zone}” không phải tên múi giờ IANA, ví dụ Asia/Ho_Chi_Minh.`,
      en: `"${zone}" is not an IANA zone such as Asia/Ho_Chi_Minh.`,
    },
  ];
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
