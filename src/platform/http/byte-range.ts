import { DomainError } from '../../domain/domain-error.js';

/** First and last byte, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * The part of a body that a Range header asks for; null = all of it. Several ranges, other units and nonsense are
 * answered with the whole, which RFC 9110 section 14.2 allows.
 * @throws DomainError range-not-satisfiable
 */
export function readRange(header: string | undefined, size: number): ByteRange | null {
  const [, first = '', last = ''] = RANGE.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  const range = first === '' ? endOf(size, Number(last)) : between(size, Number(first), last);
  if (range.first > range.last) throw new DomainError('range-not-satisfiable', { size }, 'Range');
  return range;
}

function endOf(size: number, length: number): ByteRange {
  return { first: Math.max(0, size - length), last: size - 1 };
}

function between(size: number, first: number, last: string): ByteRange {
  return { first, last: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
