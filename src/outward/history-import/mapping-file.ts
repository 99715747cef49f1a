import { ListField, NestedField, OneOf, TextField, TextListField } from '../../platform/http/fields.js';
import {
  BothTexts,
  ChoiceFile,
  CODE,
  ColumnFile,
  Dictionary,
  isBothTexts,
  isText,
  NAME,
  SourceFile,
} from '../../platform/csv-import/mapping-parts.js';

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

/** The shape of a mapping file of an event log. */
export class MappingFile extends SourceFile {
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
