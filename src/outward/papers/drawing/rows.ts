import type { Pen } from './pen.js';
import { widthOf, type TypeStyle } from './type-faces.js';
import { wrap, type Line, type Piece, type Run, type WrapOptions } from './wrap-text.js';

/** Something of a height that is drawn on one page whole. */
export interface Row {
  readonly height: number;
  readonly draw: (pen: Pen, y: number) => void;
  /** Not parted from the row behind it by the end of a page. */
  readonly staysWithNext?: boolean;
  /** A page that begins with it begins with the head of the table. */
  readonly needsHead?: boolean;
}

/** Where rows stand from left to right. */
export interface Frame {
  readonly left: number;
  readonly width: number;
}

export type Alignment = 'left' | 'centre' | 'justified';

export interface TextOptions extends WrapOptions {
  readonly align?: Alignment;
  /** Height of a line by the size of its letters. */
  readonly leading?: number;
  /** Below the last line. */
  readonly after?: number;
}

const LEADING = 1.22;
/** Of the letters above the base line, by their size. */
const ASCENT = 0.9;

export function gap(height: number): Row {
  return { height, draw: () => undefined };
}

/** One row for each line. */
export function textRows(runs: readonly Run[], frame: Frame, options: TextOptions = {}): readonly Row[] {
  const { align = 'left', leading = LEADING, after = 0 } = options;
  const size = Math.max(...runs.map(({ style }) => style.size));
  const lines = wrap(runs, frame.width, options);
  return lines.map((line, index) => ({
    height: size * leading + (index === lines.length - 1 ? after : 0),
    // No page ends with the first line of a paragraph or begins with its last.
    staysWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw: (pen, y) => {
      const baseline = y + size * (ASCENT + (leading - LEADING) / 2);
      const left = frame.left + (align === 'centre' ? (frame.width - line.width) / 2 : 0);
      const pieces = align === 'justified' ? stretched(line, frame.width) : together(line.pieces);
      for (const piece of pieces) pen.write(piece, left, baseline);
    },
  }));
}

/** Neighbours of one style are one piece: fewer operators, and a reader finds whole words. */
function together(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && last.style === piece.style) {
      joined[joined.length - 1] = {
        ...last,
        text: last.text + piece.text,
        width: last.width + piece.width,
      };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

function stretched(line: Line, width: number): readonly Piece[] {
  const gaps = line.pieces.length - 1;
  if (line.isLast || gaps < 1) return together(line.pieces);
  const more = (width - line.width) / gaps;
  return line.pieces.map((piece, index) => ({ ...piece, x: piece.x + more * index }));
}

/** Rows that a page may not part, as one. */
export function stack(rows: readonly Row[], staysWithNext = false): Row {
  return {
    height: rows.reduce((sum, row) => sum + row.height, 0),
    staysWithNext,
    draw: (pen, y) => {
      let at = y;
      for (const row of rows) {
        row.draw(pen, at);
        at += row.height;
      }
    },
  };
}

/** Two columns beside each other. */
export function beside(left: readonly Row[], right: readonly Row[], staysWithNext = false): Row {
  const [first, second] = [stack(left), stack(right)];
  return {
    height: Math.max(first.height, second.height),
    staysWithNext,
    draw: (pen, y) => {
      first.draw(pen, y);
      second.draw(pen, y);
    },
  };
}

/** A short line in the middle, as under the name of an agency. */
export function shortLine({ left, width }: Frame, length: number): Row {
  const x = left + (width - length) / 2;
  return { height: 5, draw: (pen, y) => pen.line([x, y + 2], [x + length, y + 2]) };
}

export function fullLine({ left, width }: Frame): Row {
  return { height: 6, draw: (pen, y) => pen.line([left, y + 3], [left + width, y + 3], 0.4) };
}

/** `label: ` with dots to write on by hand, where nothing is known. */
export function dottedRow(label: string, style: TypeStyle, frame: Frame, after = 0): Row {
  const [words] = textRows([{ text: label, style }], frame, { after });
  const from = frame.left + widthOf(label, style) + 3;
  return {
    height: words?.height ?? 0,
    draw: (pen, y) => {
      words?.draw(pen, y);
      const baseline = y + style.size * ASCENT;
      if (from < frame.left + frame.width) pen.dots([from, baseline], [frame.left + frame.width, baseline]);
    },
  };
}
