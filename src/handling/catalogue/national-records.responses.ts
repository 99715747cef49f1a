import {
  QUESTION_WORDS,
  questionKey,
  type CatalogueQuestion,
} from '../../domain/catalogue/catalogue-question.js';
import { Shows } from '../../platform/openapi/shows.js';
import { QuestionCount } from './import-summary.js';

export class WorkListItem {
  @Shows('text', { example: '1.001193' }) code: string;
  @Shows('text') name: string;
  @Shows('text') field: string;
  @Shows('text', { list: true }) levels: string[];
  @Shows('integer', { description: 'Revision of the record' }) no: number;
  @Shows('text', { oneOf: ['open', 'ready', 'drafted'] }) state: string;
  @Shows('integer') questionCount: number;
  @Shows('text', { list: true }) kinds: string[];
  @Shows('integer', { description: 'Differences from the revision before it' }) changeCount: number;
  @Shows('instant') readAt: string;
}

export class WorkList {
  @Shows(() => WorkListItem, { list: true }) items: WorkListItem[];
  @Shows('integer', { description: 'Of all that the filters name' }) total: number;
  @Shows(() => QuestionCount, {
    list: true,
    description: 'Of all that the filters name, by kind of question',
  })
  questions: QuestionCount[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

export class QuestionResponse {
  @Shows('text', { description: 'What it is settled under, see POST /procedures/{code}/versions' })
  key: string;
  @Shows('text') kind: string;
  @Shows('text', { description: 'Where in the record' }) place: string;
  @Shows('text', { description: 'What is printed there' }) printed: string;
  @Shows('text') vi: string;
  @Shows('text') en: string;

  static of(asked: CatalogueQuestion): QuestionResponse {
    return { key: questionKey(asked), ...asked, ...QUESTION_WORDS[asked.kind] };
  }
}

export class DraftChangeResponse {
  @Shows('text', { example: 'terms[0].limit.amount' }) place: string;
  @Shows('object', { nullable: true }) before: unknown;
  @Shows('object', { nullable: true }) after: unknown;
}

export class RecordRevision {
  @Shows('integer') no: number;
  @Shows('instant') readAt: string;
  @Shows('text', { description: 'The file it came in' }) source: string;
  @Shows('integer') line: number;
  @Shows(() => DraftChangeResponse, { list: true, description: 'Against the revision before it' })
  changes: DraftChangeResponse[];
}

export class NationalRecordResponse {
  @Shows('text') code: string;
  @Shows('integer') no: number;
  @Shows('text', { oneOf: ['open', 'ready', 'drafted'] }) state: string;
  @Shows('object', {
    description: 'What the record tells, in the words of the rules; what it leaves open is null',
  })
  draft: object;
  @Shows(() => QuestionResponse, { list: true }) questions: QuestionResponse[];
  @Shows('object', { description: 'As it came' }) record: object;
  @Shows(() => RecordRevision, { list: true, description: 'Latest first' }) revisions: RecordRevision[];
}
