import type { Interval } from './excluded-time.js';
import type { TimeScale } from './time-scale.js';

/** How a term in hours was used: the stretches that count, in order; their sum on the scale is the budget. */
export interface TimeLedger {
  readonly kind: 'time';
  readonly scale: TimeScale;
  readonly startAt: Date;
  readonly budgetMillis: number;
  readonly stretches: readonly Interval[];
  readonly dueAt: Date;
}

/**
 * Uses a budget up from a start, skipping what is excluded. Exclusions that begin once the budget is used up
 * change nothing.
 * @param exclusions in order, without overlaps, none before the start
 */
export function runTimeLedger(
  scale: TimeScale,
  startAt: Date,
  budgetMillis: number,
  exclusions: readonly Interval[],
): TimeLedger {
  const stretches: Interval[] = [];
  let left = budgetMillis;
  let from = startAt;
  for (const exclusion of exclusions) {
    const run = scale.between(from, exclusion.from);
    if (run >= left) break;
    stretches.push({ from, to: exclusion.from });
    left -= run;
    from = exclusion.to;
  }
  const dueAt = scale.add(from, left);
  stretches.push({ from, to: dueAt });
  return { kind: 'time', scale, startAt, budgetMillis, stretches, dueAt };
}
