import { fault, fieldRule } from '../http/field-rule.js';
import { NestedField, OneOf, TextField } from '../http/fields.js';
import { DATE_ORDERS, DAY_MEANINGS, type DateOrder } from './source-moment.js';

// What mapping files have in common, as a person writes them; an unknown or wrong field is refused like in a request.

export const NAME = { max: 200 } as const;
export const CODE = { max: 64 } as const;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function Dictionary(isValue: (value: unknown) => boolean, expected: string): PropertyDecorator {
  return fieldRule((value) => {
    if (value === undefined) return null;
    if (!isObject(value)) return fault('wrong-type', { expected: 'object' });
    return Object.values(value).every(isValue) ? null : fault('wrong-type', { expected });
  });
}

export const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
export const isBothTexts = (value: unknown) => isObject(value) && isText(value['vi']) && isText(value['en']);

export class BothTexts {
  @TextField(NAME) vi: string;
  @TextField(NAME) en: string;
}

export class ColumnFile {
  @TextField(NAME) column: string;
}

/** A fixed `value`, or a `column` whose cells are translated by `values`. */
export class ChoiceFile {
  @TextField({ ...NAME, optional: true }) value?: string;
  @TextField({ ...NAME, optional: true }) column?: string;
  @Dictionary(isText, '{"cell": "text"}') values?: Record<string, string>;
  /** For cells that `values` does not name. */
  @TextField({ ...NAME, optional: true }) otherwise?: string;
}

class CsvFile {
  @TextField({ max: 1, optional: true, pattern: /^[,;|]$/ }) delimiter?: string;
  @OneOf(['utf8', 'latin1'], { optional: true }) encoding?: 'utf8' | 'latin1';
}

/** How every source is called, and how it writes its rows. */
export class SourceFile {
  /** Names the source for good: dossiers are known by it and their reference. */
  @TextField({ max: 50, pattern: /^[a-z0-9][a-z0-9-]*$/ }) name: string;
  @NestedField(() => CsvFile, { optional: true }) csv?: CsvFile;
  @TextField({ ...NAME, optional: true }) zone?: string;
  @OneOf(DATE_ORDERS, { optional: true }) dateOrder?: DateOrder;
  @OneOf(DAY_MEANINGS, { optional: true }) dayMeans?: 'start' | 'end';
  @NestedField(() => ColumnFile) reference: ColumnFile;
}
