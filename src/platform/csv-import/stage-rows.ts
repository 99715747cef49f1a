import { stat } from 'node:fs/promises';
import { type CsvRow, readCsvRows } from './csv-rows.js';
import type { Source } from './choice.js';
import type { ImportProgress } from './import-progress.js';
import { ImportRefused } from './import-refused.js';
import type { LineStaging } from './line-staging.js';
import { type RowFault, valueFault } from './row-fault.js';
import type { StagedLine } from './staged-line.js';

const LONGEST_CELL = 2_000;
// Beyond this it is not a CSV file of the declared shape; nothing has been written yet.
const MOST_UNREADABLE = 1_000;
// A control character cannot be stored, and a replaced one was not in the declared encoding.
const NOT_TEXT = /[\p{Cc}\ufffd]/u;

/** What is read of a file. */
export interface FileToStage extends Pick<Source, 'csv' | 'reference'> {
  readonly path: string;
  /** The columns that the mapping reads, each once. */
  readonly columns: readonly string[];
  /** Other rows are passed over. */
  readonly isWanted: (cells: Readonly<Record<string, string>>) => boolean;
}

/** The columns of the file and where the mapped ones stand. */
interface Header {
  readonly width: number;
  readonly indexOf: ReadonlyMap<string, number>;
}

/**
 * Reads the whole file into the staging table: only the cells that the mapping reads, only rows that are wanted.
 * Rows whose application cannot be told are rejected at once.
 * @returns how many rows the file has
 * @throws ImportRefused when the file or its header cannot be used
 */
export async function stageRows(
  file: FileToStage,
  staging: LineStaging,
  reject: (fault: RowFault) => Promise<void>,
  progress: ImportProgress,
): Promise<number> {
  const { path } = file;
  progress.begin('read', await sizeOf(path));
  let header: Header | null = null;
  let rows = 0;
  let unreadable = 0;
  for await (const row of readCsvRows(path, file.csv)) {
    progress.advanceTo(row.bytesRead);
    if (isBlank(row)) continue;
    if (!header) {
      header = headerOf(file, row);
      continue;
    }
    rows += 1;
    if (!row.cells) unreadable += 1;
    if (unreadable > MOST_UNREADABLE) throw notCsv(path);
    const staged = stagedLine(row, header, file);
    if (staged === null) continue;
    if (staged.reference === '') await reject(faultWithoutReference(staged, file));
    else await staging.add(staged);
  }
  progress.end();
  if (!header) throw noHeader(path);
  return rows;
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return found.size;
  throw new ImportRefused({ vi: `Không đọc được tệp ${path}.`, en: `Cannot read the file ${path}.` });
}

function isBlank({ cells }: CsvRow): boolean {
  return cells?.length === 1 && cells[0]?.trim() === '';
}

function headerOf({ path, columns: needed }: FileToStage, { cells }: CsvRow): Header {
  if (!cells) throw noHeader(path);
  const names = cells.map((name) => name.trim().normalize('NFC'));
  const missing = needed.filter((column) => !names.includes(column));
  const twice = needed.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (missing.length > 0 || twice.length > 0) throw headerRefused(path, { missing, twice, names });
  return { width: cells.length, indexOf: new Map(needed.map((column) => [column, names.indexOf(column)])) };
}

/** Null for a row that is not wanted. */
function stagedLine(row: CsvRow, header: Header, file: FileToStage): StagedLine | null {
  const { line } = row;
  if (!row.cells) return unreadableLine(row, header, file);
  const all = row.cells;
  const cells = Object.fromEntries(
    [...header.indexOf]
      .map(([column, index]) => [column, tidyCell(all[index] ?? '')] as const)
      .filter(([, cell]) => cell !== ''),
  );
  if (!file.isWanted(cells)) return null;
  const reference = cells[file.reference] ?? '';
  const fault = shapeFault(all, header) ?? cellFault(cells);
  if (fault === null) return { line, reference, cells, fault };
  return { line, reference: usableReference(reference), cells: {}, fault };
}

/** Spreadsheets break long notes and addresses into lines; here they are one. */
function tidyCell(cell: string): string {
  return cell
    .replace(/\s*[\t\r\n]+\s*/g, ' ')
    .trim()
    .normalize('NFC');
}

/** The line still tells to which application it most likely belongs: that one must not come in without it. */
function unreadableLine({ line, text }: CsvRow, header: Header, file: FileToStage): StagedLine {
  const parts = text.split(file.csv.delimiter);
  const cell = parts[header.indexOf.get(file.reference) ?? -1] ?? '';
  const reference = cell.replaceAll('"', '').trim().normalize('NFC');
  const fault = { field: '', ...valueFault('row-unreadable') };
  return { line, reference: usableReference(reference), cells: {}, fault };
}

function usableReference(reference: string): string {
  return reference.length <= LONGEST_CELL && !NOT_TEXT.test(reference) ? reference : '';
}

function shapeFault(cells: readonly string[], { width }: Header): StagedLine['fault'] {
  if (cells.length === width) return null;
  return { field: '', ...valueFault('wrong-column-count', { actual: cells.length, expected: width }) };
}

function cellFault(cells: Readonly<Record<string, string>>): StagedLine['fault'] {
  for (const [field, cell] of Object.entries(cells)) {
    if (cell.length > LONGEST_CELL) return { field, ...valueFault('value-too-long', { max: LONGEST_CELL }) };
    if (NOT_TEXT.test(cell)) return { field, ...valueFault('value-not-text') };
  }
  return null;
}

function faultWithoutReference({ line, fault }: StagedLine, file: FileToStage): RowFault {
  const found = fault ?? { field: file.reference, ...valueFault('value-missing') };
  return { line, reference: '', ...found };
}

function notCsv(path: string): ImportRefused {
  return new ImportRefused({
    vi: `Hơn ${MOST_UNREADABLE} dòng của ${path} không đọc được: kiểm tra “csv” trong tệp ánh xạ.`,
    en: `More than ${MOST_UNREADABLE} rows of ${path} cannot be read: check "csv" in the mapping file.`,
  });
}

function noHeader(path: string): ImportRefused {
  return new ImportRefused({
    vi: `Tệp ${path} không có dòng tiêu đề.`,
    en: `The file ${path} has no header line.`,
  });
}

function headerRefused(
  path: string,
  { missing, twice, names }: Readonly<Record<'missing' | 'twice' | 'names', readonly string[]>>,
): ImportRefused {
  const list = (columns: readonly string[]) => columns.map((column) => `“${column}”`).join(', ');
  const vi = [
    ...(missing.length > 0 ? [`thiếu cột ${list(missing)}`] : []),
    ...(twice.length > 0 ? [`trùng cột ${list(twice)}`] : []),
  ];
  const en = [
    ...(missing.length > 0 ? [`lacks the columns ${list(missing)}`] : []),
    ...(twice.length > 0 ? [`has the columns ${list(twice)} twice`] : []),
  ];
  return new ImportRefused({
    vi: `Tiêu đề của ${path}: ${vi.join('; ')}. Tệp có: ${list(names)}.`,
    en: `The header of ${path} ${en.join('; ')}. The file has: ${list(names)}.`,
  });
}
