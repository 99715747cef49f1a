import { BOOK_COLUMNS, type BookColumn } from '../../../domain/papers/tracking-book.js';
import { drawFooter } from './draw-letter.js';
import { A4 } from './letter-parts.js';
import { millimetres, Pen, type SheetSettings, type SheetSize } from './pen.js';
import { gap, textRows, type Frame, type Row } from './rows.js';
import { tableRow, type Column } from './table.js';
import type { TypeStyle } from './type-faces.js';

const LANDSCAPE: SheetSize = [A4[1], A4[0]];
const FRAME: Frame = { left: millimetres(15), width: millimetres(297 - 30) };
const TOP = millimetres(15);
const BOTTOM = millimetres(20);

const CELL: TypeStyle = { face: 'serif', size: 9.5 };
const CELL_BOLD: TypeStyle = { face: 'serifBold', size: 9.5 };
const TITLE: TypeStyle = { face: 'serifBold', size: 14 };
const LINE: TypeStyle = { face: 'serif', size: 12 };
const MOST_LINES = 8;
const FORGETS_EVERY_PAGES = 25;

const SHARES: Readonly<Record<BookColumn, number>> = {
  no: 4.5,
  code: 13,
  procedure: 14,
  applicant: 12,
  contact: 14,
  agency: 11,
  received: 7.5,
  due: 8.5,
  returned: 8.5,
  way: 7.5,
  signature: 7,
};
const CENTRED: readonly BookColumn[] = ['no', 'received', 'due', 'returned', 'way'];

export interface BookTitle {
  readonly title: string;
  readonly agency: string;
  readonly volume: string;
  readonly period: string;
  /** `Mẫu số 07, …` */
  readonly source: string;
}

/** sổ theo dõi hồ sơ on landscape pages, line by line: it may have any number of them. */
export class BookPrinter {
  readonly pen: Pen;
  private readonly head = headRow();
  private page = 0;
  private y = 0;

  constructor(
    private readonly book: BookTitle,
    settings: SheetSettings,
  ) {
    this.pen = new Pen(settings);
    this.turnPage(titleRows(book));
  }

  add(cells: Readonly<Record<BookColumn, string>>): void {
    const columns = BOOK_COLUMNS.map(({ key }): Column => ({
      share: SHARES[key],
      align: CENTRED.includes(key) ? 'centre' : 'left',
    }));
    const runs = BOOK_COLUMNS.map(({ key }) => [{ text: cells[key], style: CELL }]);
    const row = tableRow(columns, runs, FRAME, { mostLines: MOST_LINES });
    if (this.y + row.height > LANDSCAPE[1] - BOTTOM) this.turnPage([]);
    this.draw(row);
  }

  /** What can be sent of the pages so far. */
  *drawn(): Generator<Buffer> {
    const { document } = this.pen;
    for (let chunk = read(document); chunk !== null; chunk = read(document)) yield chunk;
  }

  end(): void {
    this.pen.document.end();
  }

  /** Everything that was not sent yet, after the end. */
  rest(): AsyncIterable<Buffer> {
    return this.pen.document;
  }

  private turnPage(above: readonly Row[]): void {
    this.page += 1;
    this.y = TOP;
    this.pen.addPage(LANDSCAPE);
    if (this.page % FORGETS_EVERY_PAGES === 0) this.pen.forgetWords();
    drawFooter(this.pen, this.book.source, `Trang ${this.page}`, { size: LANDSCAPE, frame: FRAME });
    for (const row of [...above, this.head]) this.draw(row);
  }

  private draw(row: Row): void {
    row.draw(this.pen, this.y);
    this.y += row.height;
  }
}

function read(document: PDFKit.PDFDocument): Buffer | null {
  return document.read() as Buffer | null;
}

function titleRows({ title, agency, volume, period }: BookTitle): readonly Row[] {
  const centred = (text: string, style: TypeStyle) =>
    textRows([{ text, style }], FRAME, { align: 'centre', mostLines: 2 });
  const upper = (text: string): string => text.toLocaleUpperCase('vi');
  return [
    ...textRows([{ text: upper(agency), style: { ...TITLE, size: 12 } }], FRAME, { mostLines: 2 }),
    gap(8),
    ...centred(upper(title), TITLE),
    ...centred(`Quyển số: ${volume}`, LINE),
    ...centred(period, LINE),
    gap(8),
  ];
}

function headRow(): Row {
  const columns = BOOK_COLUMNS.map(({ key }): Column => ({ share: SHARES[key], align: 'centre' }));
  const titles = BOOK_COLUMNS.map(({ title }) => [{ text: title, style: CELL_BOLD }]);
  return tableRow(columns, titles, FRAME, { mostLines: MOST_LINES, isHead: true });
}
