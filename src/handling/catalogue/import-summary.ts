import { Shows } from '../../platform/openapi/shows.js';

/** A line that gave no record, and why. */
export class RecordFault {
  @Shows('integer') line: number;
  @Shows('text', { example: 'record-twice' }) code: string;
  @Shows('text', { nullable: true, description: 'The code of the procedure, where it could be read' })
  procedureCode: string | null;
  @Shows('text') vi: string;
  @Shows('text') en: string;
}

/** How many records raise a kind of question. */
export class QuestionCount {
  @Shows('text', { example: 'no-unit' }) kind: string;
  @Shows('integer') records: number;
}

export class RecordsImportSummary {
  @Shows('integer', { description: 'Lines that are not blank' }) lines: number;
  @Shows('integer', { description: 'Records that came for the first time' }) added: number;
  @Shows('integer', { description: 'Records that changed: each has a new revision' }) changed: number;
  @Shows('integer', { description: 'Records that are the same as before' }) unchanged: number;
  @Shows('integer', { description: 'Lines that say the same as an earlier one of this file' })
  repeated: number;
  @Shows('integer', { description: 'Of what was added or changed: nothing is left to settle' }) ready: number;
  @Shows('integer', { description: 'Of what was added or changed: a person has something to settle' })
  withQuestions: number;
  @Shows(() => QuestionCount, { list: true }) questions: QuestionCount[];
  @Shows('boolean', {
    description:
      'false: the import ended before the file did, the last fault says why; what stood before is kept',
  })
  complete: boolean;
  @Shows(() => RecordFault, {
    list: true,
    description: 'Lines that gave no record; after a thousand the import ends',
  })
  faults: RecordFault[];
}
