import { DomainError } from '../../domain/domain-error.js';
import { IntField, TextField } from './fields.js';

const CURSOR_CHARACTERS = /^[\w-]+$/;

/** Query of a list: where the previous page ended, and how many rows to show. Extend it with the list's filters. */
export class PageRequest {
  @TextField({
    max: 500,
    pattern: CURSOR_CHARACTERS,
    optional: true,
    description: 'nextCursor of the previous page',
  })
  cursor?: string;

  @IntField({ min: 1, max: 200, query: true, optional: true, description: 'Rows per page, 50 unless told' })
  limit?: number;
}

export const DEFAULT_PAGE_ROWS = 50;

/** The sort key of a page's last row as text that goes into a URL. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key behind a cursor; it has `length` parts.
 * @throws DomainError `cursor-malformed`
 */
export function decodeCursor(cursor: string, length: number): readonly string[] {
  const key = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  const isKey = Array.isArray(key) && key.length === length && key.every(isStorableText);
  if (!isKey) throw new DomainError('cursor-malformed', {}, 'cursor');
  return key;
}

/**
 * An id out of a cursor, fit for a bigint column.
 * @throws DomainError `cursor-malformed`
 */
export function idOfCursor(part: string | undefined): string {
  if (part === undefined || !/^\d{1,18}$/.test(part)) throw new DomainError('cursor-malformed', {}, 'cursor');
  return part;
}

/** PostgreSQL holds no text with a NUL in it. */
function isStorableText(part: unknown): part is string {
  return typeof part === 'string' && !part.includes('\u0000');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
