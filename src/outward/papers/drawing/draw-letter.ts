import type { PaperContent } from '../../../domain/papers/paper-content.js';
import {
  A4,
  BODY,
  BOTTOM,
  fieldRows,
  footRow,
  headRow,
  signatureRow,
  titleRows,
  TOP,
} from './letter-parts.js';
import { paginate } from './pages.js';
import { Pen, type SheetSize } from './pen.js';
import { stack, textRows, type Frame, type Row } from './rows.js';
import { widthOf, type TypeStyle } from './type-faces.js';

const FOOTER: TypeStyle = { face: 'serifItalic', size: 9 };

/** Lines that may not be alone above a signature. */
const LINES_BEFORE_SIGNATURE = 2;

/** A form on A4 pages. */
export async function drawLetter(content: PaperContent): Promise<Buffer> {
  const fields = [...fieldRows(content.fields)];
  const parted = fields.length - LINES_BEFORE_SIGNATURE;
  const rows = [
    headRow(content),
    ...titleRows(content),
    ...fields.map((row, index) => (index >= parted ? { ...row, staysWithNext: true } : row)),
    signatureRow(content.signatures),
    footRow(content.foot),
  ];
  const pages = paginate(rows, { height: A4[1] - TOP - BOTTOM });
  const pen = new Pen(settingsOf(content));
  for (const [index, page] of pages.entries()) {
    pen.addPage(A4);
    stack(page).draw(pen, TOP);
    const numbered = pages.length > 1 ? `Trang ${index + 1}/${pages.length}` : '';
    drawFooter(pen, sourceOf(content), numbered);
  }
  return pen.bytes();
}

export function settingsOf({
  title,
  number,
  head,
  issuedAt,
}: Pick<PaperContent, 'title' | 'number' | 'head' | 'issuedAt'>) {
  return { title: `${title} số ${number}`, author: head.name, createdAt: new Date(issuedAt) };
}

/** `Mẫu số 01, Thông tư 03/2025/TT-VPCP` */
export function sourceOf({ formNo, legalBasis }: Pick<PaperContent, 'formNo' | 'legalBasis'>): string {
  return `Mẫu số ${formNo}, ${legalBasis}`;
}

/** The form's source on the left and the page on the right, below the text. */
export function drawFooter(
  pen: Pen,
  source: string,
  page: string,
  { size = A4, frame = BODY }: { readonly size?: SheetSize; readonly frame?: Frame } = {},
): void {
  const y = size[1] - BOTTOM + 10;
  const right = frame.left + frame.width - widthOf(page, FOOTER);
  for (const row of lineAt(source, frame.left)) row.draw(pen, y);
  for (const row of lineAt(page, right)) row.draw(pen, y);
}

function lineAt(text: string, left: number): readonly Row[] {
  return text === '' ? [] : textRows([{ text, style: FOOTER }], { left, width: 400 });
}
