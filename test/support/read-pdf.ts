import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';

/** A rendered page. */
export interface LookedAt {
  /** What a QR reader finds on it; null: nothing. */
  readonly qr: () => string | null;
  /** How many dots within 5 mm of the edge are dark: a printer would cut them off. */
  readonly darkOnEdges: () => number;
}

export interface ReadPage {
  /** As a reader copies it out of the page, in one line. */
  readonly text: string;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** Renders a page and looks at it. */
  readonly look: (page: number) => Promise<LookedAt>;
}

// 150 dots per inch, fewer than any office printer has.
const SCALE = 150 / 72;
const EDGE_POINTS = 5 * (72 / 25.4);
const DARK = 128;

const decodeQr = 'default' in jsQR ? jsQR.default : jsQR;

let library: Promise<PDFiumLibrary> | null = null;

/** Reads a PDF with the library of a browser, which has nothing to do with what drew it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(bytes);
  const pages = [...document.pages()].map((page) => {
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    return { text: page.getText().normalize('NFC').replace(/\s+/g, ' '), width, height };
  });
  const look = async (page: number): Promise<LookedAt> => {
    const { data, width, height } = await document.getPage(page).render({ scale: SCALE, render: 'bitmap' });
    const dots = new Uint8ClampedArray(data);
    return {
      qr: () => decodeQr(dots, width, height)?.data ?? null,
      darkOnEdges: () => darkOnEdges(dots, width, height),
    };
  };
  return { pages, look };
}

function darkOnEdges(dots: Uint8ClampedArray, width: number, height: number): number {
  const edge = Math.floor(EDGE_POINTS * SCALE);
  let dark = 0;
  for (let y = 0; y < height; y += 1) {
    const isWhole = y < edge || y >= height - edge;
    for (let x = 0; x < width; x += 1) {
      const isEdge = isWhole || x < edge || x >= width - edge;
      if (isEdge && (dots[(y * width + x) * 4] ?? 255) < DARK) dark += 1;
    }
  }
  return dark;
}
