import { graphemesOf, printable, widthOf, type TypeStyle } from './type-faces.js';

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style: TypeStyle;
}

/** Words of one style that stand beside each other. */
export interface Piece {
  readonly text: string;
  readonly style: TypeStyle;
  /** From the left edge of the line. */
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Of its paragraph: a justified one is not stretched. */
  readonly isLast: boolean;
}

export interface WrapOptions {
  /** Of the first line of every paragraph. */
  readonly indent?: number;
  /** Of every further line. */
  readonly hanging?: number;
  /** What does not fit into so many lines ends with an ellipsis. */
  readonly mostLines?: number;
  /** Lines of about one length, as in a heading. */
  readonly isBalanced?: boolean;
}

interface Word {
  readonly text: string;
  readonly style: TypeStyle;
  readonly width: number;
  /** Nothing stands between it and the word before. */
  readonly isGlued: boolean;
}

const ELLIPSIS = '…';

/** Breaks text into lines: between words, or within one that is wider than the line. */
export function wrap(runs: readonly Run[], width: number, options: WrapOptions = {}): readonly Line[] {
  const lines = wrapTo(runs, width, options);
  return options.isBalanced && lines.length > 1 ? balanced(lines, runs, width, options) : lines;
}

const BALANCING_STEP = 0.95;
const NARROWEST = 0.5;

/** The narrowest lines that are not more lines. */
function balanced(
  lines: readonly Line[],
  runs: readonly Run[],
  width: number,
  options: WrapOptions,
): readonly Line[] {
  let best = lines;
  for (let share = BALANCING_STEP; share > NARROWEST; share *= BALANCING_STEP) {
    const narrower = wrapTo(runs, width * share, options);
    if (narrower.length > lines.length) return best;
    best = narrower;
  }
  return best;
}

function wrapTo(runs: readonly Run[], width: number, options: WrapOptions): readonly Line[] {
  const { mostLines = Infinity } = options;
  const lines: Line[] = [];
  for (const paragraph of paragraphsOf(runs.map((run) => cut(run, mostLines)))) {
    lines.push(...wrapParagraph(paragraph, width, options));
    if (lines.length > mostLines) return shortened(lines.slice(0, mostLines), width);
  }
  return lines;
}

/** More than any line holds. */
const MOST_LETTERS_OF_A_LINE = 300;

/** What cannot be shown anyway need not be measured. */
function cut({ text, style }: Run, mostLines: number): Run {
  return { text: text.slice(0, mostLines * MOST_LETTERS_OF_A_LINE), style };
}

function paragraphsOf(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]];
  for (const { text, style } of runs) {
    printable(text, style.face)
      .split('\n')
      .forEach((part, index) => {
        if (index > 0) paragraphs.push([]);
        paragraphs.at(-1)?.push({ text: part, style });
      });
  }
  return paragraphs;
}

function wrapParagraph(
  runs: readonly Run[],
  width: number,
  { indent = 0, hanging = 0 }: WrapOptions,
): readonly Line[] {
  const lines: Word[][] = [[]];
  const indentOf = (index: number) => (index === 0 ? indent : hanging);
  let used = indent;
  for (const word of wordsOf(runs, width - Math.max(indent, hanging))) {
    const isFirst = lines.at(-1)?.length === 0;
    const wanted = (isFirst ? 0 : gapBefore(word)) + word.width;
    if (!isFirst && used + wanted > width) {
      lines.push([word]);
      used = hanging + word.width;
    } else {
      lines.at(-1)?.push(word);
      used += wanted;
    }
  }
  return lines.map((words, index) => lineOf(words, indentOf(index), index === lines.length - 1));
}

function wordsOf(runs: readonly Run[], mostWidth: number): Word[] {
  let isGlued = false;
  return runs.flatMap(({ text, style }) =>
    text.split(/( +)/).flatMap((part) => {
      if (part === '') return [];
      const isSpace = part.startsWith(' ');
      const pieces = isSpace ? [] : fittingPieces(part, style, mostWidth);
      const words = pieces.map((piece, place) => ({ ...piece, isGlued: place > 0 || isGlued }));
      isGlued = !isSpace;
      return words;
    }),
  );
}

/** Longer ones are measured letter by letter. */
const MOST_LETTERS_OF_A_WORD = 60;

function fittingPieces(word: string, style: TypeStyle, mostWidth: number): Omit<Word, 'isGlued'>[] {
  if (word.length > MOST_LETTERS_OF_A_WORD) return brokenWord(word, style, mostWidth);
  const width = widthOf(word, style);
  if (width <= mostWidth) return [{ text: word, style, width }];
  // The code of a dossier is broken behind a hyphen, if it has to be.
  const parts = word.split(/(?<=[-/@])/);
  if (parts.length === 1) return brokenWord(word, style, mostWidth);
  return parts.flatMap((part) => fittingPieces(part, style, mostWidth));
}

/** A word wider than a line (ten thousand letters without a space) is broken wherever the line ends. */
function brokenWord(word: string, style: TypeStyle, mostWidth: number): Omit<Word, 'isGlued'>[] {
  const pieces: { text: string; style: TypeStyle; width: number }[] = [];
  for (const letter of graphemesOf(word)) {
    const width = widthOf(letter, style);
    const last = pieces.at(-1);
    if (last && last.width + width <= mostWidth) {
      last.text += letter;
      last.width += width;
    } else {
      pieces.push({ text: letter, style, width });
    }
  }
  return pieces;
}

function gapBefore({ isGlued, style }: Word): number {
  return isGlued ? 0 : widthOf(' ', style);
}

function lineOf(words: readonly Word[], indent: number, isLast: boolean): Line {
  const pieces: Piece[] = [];
  let x = indent;
  for (const [index, word] of words.entries()) {
    const gap = index === 0 ? 0 : gapBefore(word);
    const text = gap > 0 ? ` ${word.text}` : word.text;
    pieces.push({ text, style: word.style, x, width: gap + word.width });
    x += gap + word.width;
  }
  return { pieces, width: x, isLast };
}

function shortened(lines: readonly Line[], width: number): readonly Line[] {
  const last = lines.at(-1);
  const style = last?.pieces.at(-1)?.style;
  if (!last || !style) return lines;
  const room = width - widthOf(ELLIPSIS, style);
  const kept = last.pieces.flatMap((piece) => {
    if (piece.x + piece.width <= room) return [piece];
    const text = fitting(piece, room - piece.x);
    return text === '' ? [] : [{ ...piece, text, width: widthOf(text, piece.style) }];
  });
  const x = kept.reduce((end, piece) => Math.max(end, piece.x + piece.width), 0);
  const mark = { text: ELLIPSIS, style, x, width: widthOf(ELLIPSIS, style) };
  return [...lines.slice(0, -1), { pieces: [...kept, mark], width: x + mark.width, isLast: true }];
}

function fitting({ text, style }: Piece, room: number): string {
  let kept = '';
  let used = 0;
  for (const letter of graphemesOf(text)) {
    used += widthOf(letter, style);
    if (used > room) return kept.trimEnd();
    kept += letter;
  }
  return kept;
}
