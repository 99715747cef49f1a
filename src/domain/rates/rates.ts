import { DomainError } from '../domain-error.js';

/** A share with both of its numbers; `rate` and `percent` are null where there is nothing to divide by. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: number | null;
  /** Two decimals, rounded half up, with a point: `96.59`. */
  readonly percent: string | null;
}

/**
 * @throws DomainError `rate-not-countable` unless both are whole, not negative and numerator <= denominator
 */
export function rate(numerator: number, denominator: number): Rate {
  const countable = [numerator, denominator].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!countable || numerator > denominator) {
    throw new DomainError('rate-not-countable', { numerator, denominator });
  }
  if (denominator === 0) return { numerator, denominator, rate: null, percent: null };
  return {
    numerator,
    denominator,
    rate: numerator / denominator,
    percent: percentOf(numerator, denominator),
  };
}

/** Tỷ lệ đúng hạn: early and on time ÷ resolved (form II.06a, columns (8 + 9) ÷ 7). */
export function onTimeRate(resolved: {
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
}): Rate {
  const inTime = sumOf([resolved.early, resolved.onTime]);
  return rate(inTime, sumOf([inTime, resolved.late]));
}

/** Tỷ lệ nộp trực tuyến: online ÷ received in the period (form II.06a, columns 4 ÷ (4 + 5)). */
export function onlineRate(received: { readonly online: number; readonly other: number }): Rate {
  return rate(received.online, sumOf([received.online, received.other]));
}

/** The rate of the whole from the rates of its groups; a report compares it with the rate counted at once. */
export function sumRates(parts: readonly Rate[]): Rate {
  return rate(
    sumOf(parts.map(({ numerator }) => numerator)),
    sumOf(parts.map(({ denominator }) => denominator)),
  );
}

function sumOf(counts: readonly number[]): number {
  const wrong = counts.find((count) => !Number.isSafeInteger(count) || count < 0);
  if (wrong !== undefined) throw new DomainError('rate-not-countable', { counts });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** In whole hundredths of a percent: a binary fraction would round 0.125 % both ways. */
function percentOf(numerator: number, denominator: number): string {
  const hundredths = (BigInt(numerator) * 20_000n + BigInt(denominator)) / (2n * BigInt(denominator));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
