import type { ValueFault } from './row-fault.js';

/** A row of the file as it waits for the rest of its application: the cells that the mapping reads. */
export interface StagedLine {
  readonly line: number;
  readonly reference: string;
  readonly cells: Readonly<Record<string, string>>;
  /** Found while reading; the application cannot be imported. */
  readonly fault: (ValueFault & { readonly field: string }) | null;
}

/** All rows of one application, in the order of the file. */
export interface StagedApplication {
  readonly reference: string;
  readonly lines: readonly StagedLine[];
  /** It has more rows than one dossier may have; `lines` holds the first of them. */
  readonly isTooLong: boolean;
}

/** One dossier has at most so many rows: steps are numbered with a smallint, and a batch is held in memory. */
export const MOST_LINES = 5_000;
