/** A stretch of time, `from` <= `to`. */
export interface Interval {
  readonly from: Date;
  readonly to: Date;
}

/** Time that a term does not count. */
export interface ExcludedInterval extends Interval {
  readonly kind: 'pause' | 'outage';
}

/** The parts after `start`, overlapping and touching ones joined, in order. */
export function unionAfter(start: Date, intervals: readonly Interval[]): readonly Interval[] {
  const clipped = intervals
    .filter(({ to }) => to.getTime() > start.getTime())
    .map(({ from, to }) => ({ from: later(from, start), to }))
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
  const union: Interval[] = [];
  for (const interval of clipped) {
    const last = union.at(-1);
    if (!last || interval.from.getTime() > last.to.getTime()) union.push(interval);
    else union[union.length - 1] = { from: last.from, to: later(last.to, interval.to) };
  }
  return union;
}

/** What remains of one interval outside the holes; both lists in order and without overlaps. */
export function without(intervals: readonly Interval[], holes: readonly Interval[]): readonly Interval[] {
  return intervals.flatMap((interval) => {
    const parts: Interval[] = [];
    let { from } = interval;
    for (const hole of holes) {
      if (hole.to.getTime() <= from.getTime() || hole.from.getTime() >= interval.to.getTime()) continue;
      if (hole.from.getTime() > from.getTime()) parts.push({ from, to: hole.from });
      from = hole.to;
    }
    return from.getTime() < interval.to.getTime() ? [...parts, { from, to: interval.to }] : parts;
  });
}

export function later(a: Date, b: Date): Date {
  return a.getTime() >= b.getTime() ? a : b;
}

export function earlier(a: Date, b: Date): Date {
  return a.getTime() <= b.getTime() ? a : b;
}
