import type { Fee } from '../procedure-rules.js';
import { changesBetween } from './draft-changes.js';
import { feeKeyOf } from './scope-words.js';

export interface NumberedFee {
  readonly fee: Fee;
  /** Among those of its channel, key, class and days. */
  readonly no: number;
}

/**
 * Fees need no keys. One that stands in the later version too has its number there, wherever it stood; the others are
 * compared in the order of those that are left.
 * @param later null: these are the later ones
 */
export function numberedFees(fees: readonly Fee[], later: readonly Fee[] | null): readonly NumberedFee[] {
  const takers = later === null ? [] : numberedFees(later, null);
  const taken = new Set<NumberedFee>();
  const paired = fees.map((fee) => {
    const same = takers.find((other) => !taken.has(other) && isSame(other.fee, fee));
    if (same) taken.add(same);
    return same?.no ?? null;
  });
  const used = new Set([...taken].map(({ fee, no }) => placeOf(fee, no)));
  return fees.map((fee, index) => {
    const no = paired[index] ?? firstFree(fee, used);
    used.add(placeOf(fee, no));
    return { fee, no };
  });
}

function firstFree(fee: Fee, used: ReadonlySet<string>): number {
  let no = 0;
  while (used.has(placeOf(fee, no))) no += 1;
  return no;
}

function placeOf(fee: Fee, no: number): string {
  return `${feeKeyOf(fee)}[${no}]`;
}

function isSame(one: Fee, other: Fee): boolean {
  return changesBetween(one, other).length === 0;
}
