import type { CatalogueQuestion, QuestionKind } from '../../domain/catalogue/catalogue-question.js';
import { DomainError } from '../../domain/domain-error.js';
import { findProblem } from '../../platform/problems/catalogue.js';
import { fillText } from '../../platform/problems/problem-entry.js';
import type { RecordFault, RecordsImportSummary } from './import-summary.js';
import type { NumberedLine } from './record-lines.js';

interface Taken {
  readonly line: number;
  readonly record: { readonly code: string };
  readonly questions: readonly CatalogueQuestion[];
}

interface Outcome {
  readonly fresh: readonly Taken[];
  readonly changed: number;
  readonly unchanged: number;
  readonly repeated: number;
  readonly twice: readonly Taken[];
}

/** A file with more is another file. */
const MOST_FAULTS = 1_000;

/** Counts what an import does, line by line. */
export class ImportTally {
  lines = 0;
  private added = 0;
  private changed = 0;
  private unchanged = 0;
  private repeated = 0;
  private ready = 0;
  private withQuestions = 0;
  private complete = true;
  private readonly kinds = new Map<QuestionKind, number>();
  private readonly faults: RecordFault[] = [];

  /** What `reader` makes of a line; null where it refuses it, which is told. */
  read<T>({ no, text }: NumberedLine, reader: () => T): T | null {
    this.lines += 1;
    try {
      return reader();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.fault(no, error, /"MATTHC"\s*:\s*"([^"]{1,60})"/.exec(text)?.[1] ?? null);
      return null;
    }
  }

  add({ fresh, changed, unchanged, repeated, twice }: Outcome): void {
    this.added += fresh.length - changed;
    this.changed += changed;
    this.unchanged += unchanged;
    this.repeated += repeated;
    for (const { questions } of fresh) {
      if (questions.length === 0) this.ready += 1;
      else this.withQuestions += 1;
      for (const kind of new Set(questions.map((each) => each.kind))) {
        this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
      }
    }
    for (const { line, record } of twice) {
      this.fault(line, new DomainError('record-twice', { code: record.code }), record.code);
    }
  }

  /** The file ends in the middle. */
  cutOff(error: DomainError): void {
    this.complete = false;
    this.tell(this.lines + 1, error, null);
  }

  summary(): RecordsImportSummary {
    const { lines, added, changed, unchanged, repeated, ready, withQuestions, complete, faults } = this;
    const questions = [...this.kinds]
      .map(([kind, records]) => ({ kind, records }))
      .sort((a, b) => b.records - a.records || (a.kind < b.kind ? -1 : 1));
    return { lines, added, changed, unchanged, repeated, ready, withQuestions, questions, complete, faults };
  }

  /** @throws DomainError `records-too-faulty` */
  private fault(line: number, error: DomainError, procedureCode: string | null): void {
    if (this.faults.length >= MOST_FAULTS) throw new DomainError('records-too-faulty', { most: MOST_FAULTS });
    this.tell(line, error, procedureCode);
  }

  private tell(line: number, error: DomainError, procedureCode: string | null): void {
    const { vi = error.code, en = error.code } = findProblem(error.code)?.detail ?? {};
    const { details } = error;
    this.faults.push({
      line,
      code: error.code,
      procedureCode,
      vi: fillText(vi, details),
      en: fillText(en, details),
    });
  }
}
