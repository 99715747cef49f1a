import type { Choice } from './choice.js';
import { type RowFault, valueFault, type ValueFault } from './row-fault.js';
import { type MomentFormat, readMoment } from './source-moment.js';
import type { StagedApplication, StagedLine } from './staged-line.js';

/** Reads the cells of one application and collects what is wrong with them. */
export class CellReader {
  readonly faults: RowFault[] = [];
  readonly reference: string;
  readonly firstLine: number;
  private readonly lines: readonly StagedLine[];

  constructor(
    staged: StagedApplication,
    private readonly format: MomentFormat,
    private readonly now: Date,
  ) {
    this.reference = staged.reference;
    this.lines = staged.lines;
    this.firstLine = staged.lines[0]?.line ?? 0;
  }

  cell(line: StagedLine, column: string): string {
    return line.cells[column] ?? '';
  }

  text(line: StagedLine, column: string): string | null {
    const cell = this.cell(line, column);
    if (cell === '') this.refuse(line.line, column, valueFault('value-missing'));
    return cell === '' ? null : cell;
  }

  /** A moment of this row that has happened. */
  pastMoment(line: StagedLine, column: string): Date | null {
    return this.text(line, column) === null ? null : this.optionalMoment(line, column);
  }

  optionalMoment(line: StagedLine, column: string): Date | null {
    return this.momentIn(line, column, false);
  }

  /** The one value that the rows of the application agree on; empty cells say nothing. */
  shared(column: string): string | null {
    return this.sharedLine(column)?.cells[column] ?? null;
  }

  /** A moment of the application that has happened, or null. */
  sharedMoment(column: string): Date | null {
    const line = this.sharedLine(column);
    return line ? this.momentIn(line, column, false) : null;
  }

  /** A due moment may lie in the future. */
  sharedDueMoment(column: string): Date | null {
    const line = this.sharedLine(column);
    return line ? this.momentIn(line, column, true) : null;
  }

  choice(choice: Choice): string | null {
    const word = this.optionalChoice(choice);
    if (word === null && choice.kind === 'column') this.refuseMissing(choice.column);
    return word;
  }

  /** As `choice`; null without a fault where the rows say nothing. */
  optionalChoice(choice: Choice | null): string | null {
    if (choice === null) return null;
    if (choice.kind === 'fixed') return choice.value;
    const { column, values, otherwise } = choice;
    const cell = this.shared(column);
    const word = (cell !== null && (values ? values.get(cell) : cell)) || otherwise;
    if (word === null && cell !== null)
      this.refuseFirst(column, valueFault('value-unknown', { value: cell }));
    return word;
  }

  /** A word of a choice that has to be one of those there are. */
  known<T extends string>(choice: Choice | null, word: string | null, known: readonly T[]): T | null {
    if (choice === null || word === null) return null;
    const found = known.find((each) => each === word);
    if (found === undefined) {
      this.refuseFirst(
        choice.kind === 'column' ? choice.column : '',
        valueFault('value-unknown', { value: word }),
      );
    }
    return found ?? null;
  }

  /** As `choice`, of one row; null without a fault where the row says nothing. */
  choiceIn(line: StagedLine, choice: Choice): string | null {
    if (choice.kind === 'fixed') return choice.value;
    const { column, values, otherwise } = choice;
    const cell = this.cell(line, column);
    const word = (values ? values.get(cell) : cell) ?? (cell === '' ? '' : otherwise);
    if (word === null) this.refuse(line.line, column, valueFault('value-unknown', { value: cell }));
    return word || null;
  }

  /** A whole number of this row above zero, or null. */
  amountIn(line: StagedLine, column: string): number | null {
    const cell = this.cell(line, column);
    if (cell === '') return null;
    const digits = cell.replace(/[ .,](?=\d{3}\b)/g, '');
    if (/^[1-9]\d{0,12}$/.test(digits)) return Number(digits);
    this.refuse(line.line, column, valueFault('number-unreadable', { value: cell }));
    return null;
  }

  /** A moment of this row that may lie ahead: what was promised. */
  promiseIn(line: StagedLine, column: string): Date | null {
    return this.text(line, column) === null ? null : this.momentIn(line, column, true);
  }

  /** What is there but could not be read has its own fault already. */
  refuseMissing(column: string): void {
    if (this.shared(column) === null) this.refuseFirst(column, valueFault('value-missing'));
  }

  refuseFirst(column: string, fault: ValueFault): void {
    this.refuse(this.sharedLine(column)?.line ?? this.firstLine, column, fault);
  }

  refuseRow({ line }: StagedLine, fault: ValueFault): void {
    this.refuse(line, '', fault);
  }

  refuseWhole(fault: ValueFault): void {
    this.refuse(this.firstLine, '', fault);
  }

  /** Whether reading the file already found the row bad. */
  refuseStaged({ line, fault }: StagedLine): boolean {
    if (fault) this.refuse(line, fault.field, fault);
    return fault !== null;
  }

  private refuse(line: number, field: string, { code, details }: ValueFault): void {
    const isKnown = this.faults.some(
      (each) => each.line === line && each.field === field && each.code === code,
    );
    if (!isKnown) this.faults.push({ line, reference: this.reference, field, code, details });
  }

  private sharedLine(column: string): StagedLine | undefined {
    const filled = this.lines.filter((line) => this.cell(line, column) !== '');
    const first = filled[0];
    if (!first) return undefined;
    const value = this.cell(first, column);
    const other = filled.find((line) => this.cell(line, column) !== value);
    if (!other) return first;
    const details = { value: this.cell(other, column), other: value, otherLine: first.line };
    this.refuse(other.line, column, valueFault('value-differs', details));
    return first;
  }

  private momentIn(line: StagedLine, column: string, mayBeInFuture: boolean): Date | null {
    const cell = this.cell(line, column);
    if (cell === '') return null;
    const moment = readMoment(cell, this.format);
    if (!(moment instanceof Date)) {
      this.refuse(line.line, column, moment);
      return null;
    }
    if (mayBeInFuture || moment <= this.now) return moment;
    this.refuse(line.line, column, valueFault('moment-in-future', { value: cell }));
    return null;
  }
}
