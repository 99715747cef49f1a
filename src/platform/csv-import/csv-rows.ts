import { createReadStream } from 'node:fs';
import { type CsvError, type Info, parse } from 'csv-parse';

export interface CsvFormat {
  readonly delimiter: string;
  readonly encoding: 'utf8' | 'latin1';
}

/** One row of the file; `cells` is null where it cannot be read as CSV, and `text` is the line as it stands. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[] | null;
  readonly text: string;
  /** Bytes of the file read so far. */
  readonly bytesRead: number;
}

interface Place {
  readonly byte: number;
  /** Lines before that byte. */
  readonly lines: number;
}

interface ParsedRow {
  readonly record: string[];
  readonly info: Info;
}

// A row of an event log has some hundred characters; a lost quotation mark would swallow the file.
const LONGEST_ROW = 100_000;
const NEWLINE = 0x0a;

/**
 * Reads a CSV file as a stream. Where a row cannot be read (a stray quotation mark), that one line is told as
 * unreadable and reading begins again on the next, so that it takes no other row with it.
 */
export async function* readCsvRows(path: string, format: CsvFormat): AsyncGenerator<CsvRow> {
  let place: Place | null = { byte: 0, lines: 0 };
  let columns: number | null = null;
  while (place !== null) {
    const stretch: Stretch = new Stretch(path, format, place, columns);
    yield* stretch.rows();
    columns = stretch.columns;
    place = null;
    if (!stretch.isBroken) continue;
    const broken = await readLine(path, stretch.end, format);
    place = broken.next;
    const bytesRead = broken.next?.byte ?? stretch.end.byte;
    yield { line: stretch.end.lines + 1, cells: null, text: broken.text, bytesRead };
  }
}

/** The rows from one place of the file to its end, or to the first that breaks. */
class Stretch {
  isBroken = false;
  /** Behind the last whole row. */
  end: Place;
  private rowsBeforeBreak: number | null = null;

  constructor(
    private readonly path: string,
    private readonly format: CsvFormat,
    private readonly start: Place,
    public columns: number | null,
  ) {
    this.end = start;
  }

  async *rows(): AsyncGenerator<CsvRow> {
    const source = createReadStream(this.path, { start: this.start.byte });
    const parser = source.pipe(this.parser());
    source.on('error', (error) => parser.destroy(error));
    let count = 0;
    try {
      for await (const row of parser as AsyncIterable<ParsedRow>) {
        if (count === this.rowsBeforeBreak || this.breaksAt(row)) break;
        count += 1;
        const line = this.end.lines + 1;
        this.end = this.endOf(row);
        yield { line, cells: row.record, text: '', bytesRead: this.end.byte };
      }
    } finally {
      source.destroy();
    }
    this.isBroken ||= this.rowsBeforeBreak !== null;
  }

  private endOf({ info }: ParsedRow): Place {
    return { byte: this.start.byte + info.bytes, lines: this.start.lines + info.lines };
  }

  /** A lost quotation mark may also swallow rows without breaking the rules: then the columns do not fit. */
  private breaksAt(row: ParsedRow): boolean {
    this.columns ??= row.record.length;
    const lines = this.endOf(row).lines - this.end.lines;
    this.isBroken = lines > 1 && row.record.length !== this.columns;
    return this.isBroken;
  }

  private parser(): ReturnType<typeof parse> {
    const parser: ReturnType<typeof parse> = parse({
      ...this.format,
      bom: true,
      info: true,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      skip_records_with_error: true,
      on_skip: (_error: CsvError | undefined) => {
        this.rowsBeforeBreak ??= parser.info.records;
        return undefined;
      },
    });
    return parser;
  }
}

/** The line at this place as far as a row may go, and where the next begins; null at the end of the file. */
async function readLine(
  path: string,
  { byte, lines }: Place,
  { encoding }: CsvFormat,
): Promise<{ text: string; next: Place | null }> {
  const start: Buffer[] = [];
  let at = byte;
  for await (const chunk of createReadStream(path, { start: byte }) as AsyncIterable<Buffer>) {
    const newline = chunk.indexOf(NEWLINE);
    if (at - byte < LONGEST_ROW) start.push(newline < 0 ? chunk : chunk.subarray(0, newline));
    if (newline >= 0) {
      const next = { byte: at + newline + 1, lines: lines + 1 };
      return { text: Buffer.concat(start).toString(encoding), next };
    }
    at += chunk.length;
  }
  return { text: Buffer.concat(start).toString(encoding), next: null };
}
