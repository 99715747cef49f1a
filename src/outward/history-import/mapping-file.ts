import { fault, fieldRule } from '../../platform/http/field-rule.js';
import { ListField, NestedField, OneOf, TextField, TextListField } from '../../platform/http/fields.js';
import { DATE_ORDERS, DAY_MEANINGS, type DateOrder } from '../../platform/csv-import/source-moment.js';

// The shape of a mapping file as a person writes it; an unknown or wrong field is refused like in a request.

const NAME = { max: 200 } as const;
const CODE = { max: 64 } as const;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function Dictionary(isValue: (value: unknown) => boolean, expected: string): PropertyDecorator {
  return fieldRule((value) => {
    if (value === undefined) return null;
    if (!isObject(value)) return fault('wrong-type', { expected: 'object' });
    return Object.values(value).every(isValue) ? null : fault('wrong-type', { expected });
  });
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isBothTexts = (value: unknown) => isObject(value) && isText(value['vi']) && isText(value['en']);

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

/** A `column`, or a `rule` over the events. */
export class MomentFile {
  @TextField({ ...NAME, optional: true }) column?: string;
  @OneOf(['first_event', 'last_event'], { optional: true }) rule?: 'first_event' | 'last_event';
}

export class EventFilterFile {
  @TextField(NAME) column: string;
  @TextListField({ of: NAME, min: 1, max: 1000 }) values: string[];
}

export class EventFile {
  @NestedField(() => ColumnFile) at: ColumnFile;
  @NestedField(() => ColumnFile, { optional: true }) startedAt?: ColumnFile;
  @NestedField(() => ColumnFile) name: ColumnFile;
  /** How a step is called in both languages, by the name in the file. */
  @Dictionary(isBothTexts, '{"name": {"vi": "…", "en": "…"}}') names?: Record<string, BothTexts>;
  /** Who did it, as the timeline shows. */
  @NestedField(() => ColumnFile, { optional: true }) actor?: ColumnFile;
  /** What else is kept with the event: a name, and the column it comes from. */
  @Dictionary(isText, '{"name": "column"}') keep?: Record<string, string>;
  /** Only these rows are events; others are passed over. */
  @NestedField(() => EventFilterFile, { optional: true }) only?: EventFilterFile;
}

export class HistoryProcedureFile {
  @TextField(CODE) code: string;
  @NestedField(() => BothTexts) name: BothTexts;
  @TextField(NAME) field: string;
  @TextListField({ of: CODE, min: 1, max: 10 }) levels: string[];
  /** What the source is and where its due moments come from. */
  @TextField({ max: 500 }) source: string;
}

export class CsvFile {
  @TextField({ max: 1, optional: true, pattern: /^[,;|]$/ }) delimiter?: string;
  @OneOf(['utf8', 'latin1'], { optional: true }) encoding?: 'utf8' | 'latin1';
}

export class MappingFile {
  /** Names the source for good: dossiers are known by it and their reference. */
  @TextField({ max: 50, pattern: /^[a-z0-9][a-z0-9-]*$/ }) name: string;
  @NestedField(() => CsvFile, { optional: true }) csv?: CsvFile;
  @TextField({ ...NAME, optional: true }) zone?: string;
  @OneOf(DATE_ORDERS, { optional: true }) dateOrder?: DateOrder;
  @OneOf(DAY_MEANINGS, { optional: true }) dayMeans?: 'start' | 'end';
  @NestedField(() => ColumnFile) reference: ColumnFile;
  /** Before the reference in the dossier's code. */
  @TextField({ max: 30, optional: true }) codePrefix?: string;
  @ListField(() => HistoryProcedureFile, { max: 500, optional: true })
  createProcedures?: HistoryProcedureFile[];
  @NestedField(() => ChoiceFile) procedure: ChoiceFile;
  @NestedField(() => ChoiceFile) channel: ChoiceFile;
  /** Receives and decides; left out: told on the command line. */
  @NestedField(() => ChoiceFile, { optional: true }) agency?: ChoiceFile;
  /** Decides, where that is another. */
  @NestedField(() => ChoiceFile, { optional: true }) competentAgency?: ChoiceFile;
  @NestedField(() => MomentFile) receivedAt: MomentFile;
  @NestedField(() => ColumnFile, { optional: true }) dueAt?: ColumnFile;
  @NestedField(() => MomentFile) resolvedAt: MomentFile;
  @NestedField(() => ColumnFile, { optional: true }) returnedAt?: ColumnFile;
  @NestedField(() => ColumnFile, { optional: true }) applicantName?: ColumnFile;
  @NestedField(() => EventFile) event: EventFile;
}
