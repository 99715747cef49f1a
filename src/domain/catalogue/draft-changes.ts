/** One difference between two drafts; null where a side has nothing there. */
export interface DraftChange {
  /** e.g. `terms[0].limit.amount` */
  readonly place: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs, leaf by leaf, in the order of the later one; lists are compared place by place. */
export function changesBetween(before: unknown, after: unknown, place = ''): readonly DraftChange[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const [left, right] = [before as Branch, after as Branch];
    const keys = [...new Set([...Object.keys(right), ...Object.keys(left)])];
    return keys.flatMap((key) => {
      const below = Array.isArray(after) ? `${place}[${key}]` : `${place}${place === '' ? '' : '.'}${key}`;
      return changesBetween(left[key], right[key], below);
    });
  }
  const [had, has] = [before ?? null, after ?? null];
  return JSON.stringify(had) === JSON.stringify(has) ? [] : [{ place, before: had, after: has }];
}

type Branch = Readonly<Record<string, unknown>>;

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
