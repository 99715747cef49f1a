import { RESULT_WORDS, type HandOver, type HandOverSide } from '../../../domain/papers/control-slip.js';
import type { PaperContent } from '../../../domain/papers/paper-content.js';
import { joined, shortMoment } from '../../../domain/papers/paper-words.js';
import { OFFICE_ZONE } from '../../../platform/time/office-zone.js';
import { drawFooter, settingsOf, sourceOf } from './draw-letter.js';
import { A4, BODY, BOTTOM, fieldRows, footRow, headRow, titleRows, TOP } from './letter-parts.js';
import { paginate } from './pages.js';
import { Pen } from './pen.js';
import { gap, stack, type Row } from './rows.js';
import { tableRow, type Column } from './table.js';
import type { TypeStyle } from './type-faces.js';
import type { Run } from './wrap-text.js';

const CELL: TypeStyle = { face: 'serif', size: 11 };
const CELL_BOLD: TypeStyle = { face: 'serifBold', size: 11 };

const COLUMNS: readonly (Column & { readonly title: string })[] = [
  { title: 'TT', share: 5, align: 'centre' },
  { title: 'Tên đơn vị', share: 42 },
  { title: 'Thời gian giao, nhận hồ sơ', share: 18, align: 'centre' },
  { title: 'Kết quả giải quyết', share: 13, align: 'centre' },
  { title: 'Ghi chú', share: 22 },
];

const MOST_LINES = 16;

/** phiếu kiểm soát: the hand-overs as a table on A4 pages. */
export async function drawControlSlip(
  content: PaperContent,
  handOvers: readonly HandOver[],
): Promise<Buffer> {
  const head = tableHead();
  const table = handOvers.map((handOver, index) =>
    tableRow(COLUMNS, cellsOf(handOver, index + 1), BODY, { mostLines: MOST_LINES }),
  );
  const rows: Row[] = [
    headRow(content),
    ...titleRows(content),
    ...fieldRows(content.fields),
    gap(6),
    head,
    ...table.map((row, index) => ({ ...row, staysWithNext: index === table.length - 1 })),
    footRow(content.foot),
  ];
  const pages = paginate(rows, { height: A4[1] - TOP - BOTTOM, repeated: head });
  const pen = new Pen(settingsOf(content));
  for (const [index, page] of pages.entries()) {
    pen.addPage(A4);
    stack(page).draw(pen, TOP);
    drawFooter(pen, sourceOf(content), pages.length > 1 ? `Trang ${index + 1}/${pages.length}` : '');
  }
  return pen.bytes();
}

function tableHead(): Row {
  const titles = COLUMNS.map(({ title }) => [{ text: title, style: CELL_BOLD }]);
  const columns = COLUMNS.map(({ share }): Column => ({ share, align: 'centre' }));
  return tableRow(columns, titles, BODY, { mostLines: MOST_LINES, isHead: true });
}

function cellsOf(handOver: HandOver, no: number): readonly (readonly Run[])[] {
  const { giver, receiver, at, result } = handOver;
  return [
    text(String(no)),
    [...sideRuns('1. Giao: ', giver), { text: '\n', style: CELL }, ...sideRuns('2. Nhận: ', receiver)],
    text(shortMoment(at, OFFICE_ZONE)),
    text(result === null ? '' : RESULT_WORDS[result]),
    text(noteOf(handOver)),
  ];
}

function sideRuns(label: string, { unit, work, person }: HandOverSide): readonly Run[] {
  return [
    { text: label, style: CELL },
    { text: unit, style: CELL_BOLD },
    { text: [work, person].map((part) => (part ? ` – ${part}` : '')).join(''), style: CELL },
  ];
}

function noteOf({ note, heldUntil }: HandOver): string {
  const due = heldUntil?.dueAt && `hạn ${shortMoment(heldUntil.dueAt, OFFICE_ZONE)}`;
  return joined([note, heldUntil && joined(['Đang giải quyết', due], ', ')], '. ');
}

function text(words: string): readonly Run[] {
  return [{ text: words, style: CELL }];
}
