import { stack, textRows, type Alignment, type Frame, type Row } from './rows.js';
import type { Run } from './wrap-text.js';

export interface Column {
  /** Of the table's width. */
  readonly share: number;
  readonly align?: Alignment;
}

export interface TableOptions {
  /** What does not fit into a cell of so many lines ends with an ellipsis. */
  readonly mostLines: number;
  readonly isHead?: boolean;
}

const PADDING = 3;

/** A row of cells with their borders; each cell is a list of paragraphs. */
export function tableRow(
  columns: readonly Column[],
  cells: readonly (readonly Run[])[],
  frame: Frame,
  { mostLines, isHead = false }: TableOptions,
): Row {
  const edges = edgesOf(columns, frame);
  const drawn = columns.map(({ align = 'left' }, index) => {
    const left = (edges[index] as number) + PADDING;
    const inner: Frame = { left, width: (edges[index + 1] as number) - left - PADDING };
    const runs = cells[index] ?? [];
    return stack(runs.length === 0 ? [] : textRows(runs, inner, { align, mostLines, leading: 1.16 }));
  });
  const height = Math.max(...drawn.map((cell) => cell.height)) + 2 * PADDING;
  return {
    height,
    staysWithNext: isHead,
    needsHead: !isHead,
    draw: (pen, y) => {
      for (const x of edges) pen.line([x, y], [x, y + height], 0.5);
      for (const at of [y, y + height]) pen.line([frame.left, at], [frame.left + frame.width, at], 0.5);
      for (const cell of drawn) {
        const lowered = isHead ? (height - cell.height) / 2 : PADDING;
        cell.draw(pen, y + lowered);
      }
    },
  };
}

function edgesOf(columns: readonly Column[], { left, width }: Frame): readonly number[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let at = left;
  return [left, ...columns.map(({ share }) => (at += (width * share) / whole))];
}
