import PDFDocument from 'pdfkit';
import { encodeQR } from 'qr';
import { fontOf, type Face } from './type-faces.js';
import type { Piece } from './wrap-text.js';

export interface SheetSettings {
  readonly title: string;
  readonly author: string;
  /** Written into the file instead of the present moment: the same paper is the same bytes. */
  readonly createdAt: Date;
}

/** Points: width and height. */
export type SheetSize = readonly [number, number];

const POINTS_PER_MILLIMETRE = 72 / 25.4;

export function millimetres(value: number): number {
  return value * POINTS_PER_MILLIMETRE;
}

/** Draws on the pages of one PDF; y runs downward. */
export class Pen {
  readonly document: PDFKit.PDFDocument;
  private readonly known = new Set<Face>();

  constructor({ title, author, createdAt }: SheetSettings) {
    const dates = { CreationDate: createdAt, ModDate: createdAt };
    this.document = new PDFDocument({
      autoFirstPage: false,
      // None but the embedded ones, which makes the file fit for an archive.
      font: '',
      pdfVersion: '1.7',
      subset: 'PDF/A-2b',
      lang: 'vi-VN',
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'motcua', Producer: 'motcua', ...dates },
    });
  }

  addPage([width, height]: SheetSize): void {
    this.document.addPage({ size: [width, height], margin: 0 });
  }

  /** Writes a piece of a line that begins at `left`, on its base line. */
  write({ text, style, x }: Piece, left: number, baseline: number): void {
    this.use(style.face);
    this.document
      .fontSize(style.size)
      .text(text, left + x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }

  line(from: readonly [number, number], to: readonly [number, number], thickness = 0.6): void {
    this.document
      .moveTo(...from)
      .lineTo(...to)
      .lineWidth(thickness)
      .stroke('black');
  }

  dots(from: readonly [number, number], to: readonly [number, number]): void {
    this.document
      .save()
      .moveTo(...from)
      .lineTo(...to)
      .lineWidth(0.6)
      .dash(0.6, { space: 2.2 })
      .stroke('black')
      .restore();
  }

  /** With the four light modules around it that a reader needs. */
  qrCode(text: string, x: number, y: number, size: number): void {
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
    const module = size / rows.length;
    for (const [row, cells] of rows.entries()) {
      for (const [from, to] of darkStretches(cells)) {
        this.document.rect(x + from * module, y + row * module, (to - from) * module, module);
      }
    }
    this.document.fill('black');
  }

  /** The library keeps the shape of every word; a book of a hundred thousand lines would keep too many. */
  forgetWords(): void {
    const { _font: font } = this.document as unknown as { _font: { layoutCache?: object } | null };
    if (font?.layoutCache) font.layoutCache = Object.create(null) as object;
  }

  /** The whole file, once everything is drawn. */
  async bytes(): Promise<Buffer> {
    this.document.end();
    const chunks: Buffer[] = [];
    for await (const chunk of this.document as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  private use(face: Face): void {
    if (!this.known.has(face)) {
      // A parsed font is taken as it is, though the types know of files only.
      this.document.registerFont(face, fontOf(face) as unknown as string);
      this.known.add(face);
    }
    this.document.font(face);
  }
}

function darkStretches(cells: readonly boolean[]): [number, number][] {
  const stretches: [number, number][] = [];
  for (const [index, isDark] of cells.entries()) {
    const last = stretches.at(-1);
    if (!isDark) continue;
    if (last && last[1] === index) last[1] = index + 1;
    else stretches.push([index, index + 1]);
  }
  return stretches;
}
