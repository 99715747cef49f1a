import type { Row } from './rows.js';

export interface PageRoom {
  /** Of the text on a page. */
  readonly height: number;
  /** The head of a table, again at the top of every page that goes on with it. */
  readonly repeated?: Row;
}

/** Fills pages with rows; what stays together moves to the next page together, unless it fills a page itself. */
export function paginate(rows: readonly Row[], { height, repeated }: PageRoom): readonly (readonly Row[])[] {
  const pages: Row[][] = [[]];
  let used = 0;
  for (const row of rows) {
    const page = pages.at(-1) as Row[];
    if (used + row.height > height && page.length > 0) {
      const moved = takeTail(page);
      const goesOn = (moved[0] ?? row).needsHead === true;
      const next = [...(repeated && goesOn ? [repeated] : []), ...moved];
      pages.push(next);
      used = next.reduce((sum, each) => sum + each.height, 0);
    }
    pages.at(-1)?.push(row);
    used += row.height;
  }
  return pages;
}

/** Takes off the end of a page what must not be parted from what comes next. */
function takeTail(page: Row[]): Row[] {
  const first = page.findLastIndex((row) => row.staysWithNext !== true) + 1;
  return first === 0 ? [] : page.splice(first);
}
