/** Whole đồng in a `bigint` column, read as a number: no amount reaches 2^53. */
export const WHOLE_DONG = {
  from: (stored: string | null): number | null => (stored === null ? null : Number(stored)),
  to: (value: number | null): number | null => value,
};
