import {
  HANDOVER_COLUMNS,
  type HandoverColumn,
  type HandoverPaper,
  type HandoverRow,
} from '../../../domain/papers/handover-list.js';
import { drawFooter, settingsOf } from './draw-letter.js';
import { A4, BODY, BOTTOM, fieldRows, headRow, signatureRow, TOP } from './letter-parts.js';
import { paginate } from './pages.js';
import { Pen } from './pen.js';
import { gap, stack, textRows, type Alignment, type Row } from './rows.js';
import { tableRow, type Column } from './table.js';
import type { TypeStyle } from './type-faces.js';

const CELL: TypeStyle = { face: 'serif', size: 10 };
const CELL_BOLD: TypeStyle = { face: 'serifBold', size: 10 };
const TITLE: TypeStyle = { face: 'serifBold', size: 14 };
const NUMBER: TypeStyle = { face: 'serifBold', size: 12 };
const NOTE: TypeStyle = { face: 'serifItalic', size: 12 };
const MOST_LINES = 16;

/** Wide enough that a code of ours and a day stay on one line. */
const SHARES: Readonly<Record<HandoverColumn, number>> = {
  no: 22,
  code: 97,
  applicant: 90,
  procedure: 88,
  due: 57,
  originals: 34,
  copies: 28,
  note: 43,
};
const CENTRED: readonly HandoverColumn[] = ['no', 'due', 'originals', 'copies'];

/** phiếu bàn giao hồ sơ giấy on A4 pages, the head of the table on each, places to sign at the end. */
export function drawHandover(paper: HandoverPaper): Promise<Buffer> {
  const head = tableHead();
  const rows: Row[] = [
    headRow(paper),
    ...titleRows(paper),
    ...fieldRows(paper.fields),
    gap(6),
    head,
    // The signatures stand under something that they sign for.
    ...paper.rows.map((row, index) => ({
      ...cells(row, CELL),
      staysWithNext: index === paper.rows.length - 1,
    })),
    { ...cells(paper.total, CELL_BOLD), staysWithNext: true },
    stack([gap(6), ...instruction(paper)], true),
    signatureRow(paper.signatures),
  ];
  const pages = paginate(rows, { height: A4[1] - TOP - BOTTOM, repeated: head });
  const pen = new Pen(settingsOf(paper));
  const source = `${paper.title} ${paper.listNumber}, ${paper.legalBasis}`;
  for (const [index, page] of pages.entries()) {
    pen.addPage(A4);
    stack(page).draw(pen, TOP);
    drawFooter(pen, source, `Trang ${index + 1}/${pages.length}`);
  }
  return pen.bytes();
}

function titleRows({ title, listNumber }: HandoverPaper): readonly Row[] {
  const centred = { align: 'centre' } as const;
  return [
    gap(14),
    ...textRows([{ text: title.toLocaleUpperCase('vi'), style: TITLE }], BODY, centred),
    ...textRows([{ text: `Mã phiếu: ${listNumber}`, style: NUMBER }], BODY, { ...centred, after: 8 }),
  ];
}

function instruction({ instruction: text }: HandoverPaper): readonly Row[] {
  return textRows([{ text, style: NOTE }], BODY, { align: 'justified' });
}

function tableHead(): Row {
  const titles = HANDOVER_COLUMNS.map(({ title }) => [{ text: title, style: CELL_BOLD }]);
  return tableRow(columns('centre'), titles, BODY, { mostLines: MOST_LINES, isHead: true });
}

function cells(row: HandoverRow, style: TypeStyle): Row {
  const runs = HANDOVER_COLUMNS.map(({ key }) => [{ text: row[key], style }]);
  return tableRow(columns('left'), runs, BODY, { mostLines: MOST_LINES });
}

function columns(usual: Alignment): readonly Column[] {
  return HANDOVER_COLUMNS.map(({ key }) => ({
    share: SHARES[key],
    align: CENTRED.includes(key) ? 'centre' : usual,
  }));
}
