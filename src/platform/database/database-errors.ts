import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';

// Codes: https://www.postgresql.org/docs/15/errcodes-appendix.html
const RETRYABLE = new Set(['40001', '40P01']);
// A lock or statement that took too long, a transaction left idle, a full server: the next try may do.
const BUSY = new Set(['55P03', '57014', '25P03', '53300']);
// A character that PostgreSQL cannot store (NUL) reached it in free text or JSON.
const NOT_STORABLE = new Set(['22021', '22P05']);
const SHUTTING_DOWN = new Set(['57P01', '57P02', '57P03']);
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EPIPE',
]);
const LOST_CONNECTION = /^(Connection terminated|Client has encountered a connection error)/;
// pg-pool says this when every connection is in use for too long, and gives it no code.
const POOL_EXHAUSTED = 'timeout exceeded when trying to connect';

export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Node tries every address of a host name and reports the failures together.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}

/** A deadlock or a serialization failure: nothing was written, and the same work may succeed now. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(codeOf(error));
}

function isConnectionFailure(error: unknown): boolean {
  // TypeORM lets go of a connection that broke between two statements; the next one learns of it this way.
  if (error instanceof QueryRunnerProviderAlreadyReleasedError) return true;
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  const code = codeOf(error);
  if (NETWORK.has(code) || SHUTTING_DOWN.has(code) || code.startsWith('08')) return true;
  return error instanceof Error && LOST_CONNECTION.test(error.message);
}

/** Turns a database that is busy or away into a refusal that clients may repeat; other errors stay themselves. */
export function foldDatabaseError(error: unknown): unknown {
  const isBusy = BUSY.has(codeOf(error)) || (error instanceof Error && error.message === POOL_EXHAUSTED);
  if (isBusy || isRetryable(error)) return withCause(new DomainError('busy'), error);
  if (NOT_STORABLE.has(codeOf(error))) return withCause(new DomainError('text-not-storable'), error);
  if (isConnectionFailure(error)) return withCause(new DomainError('database-unavailable'), error);
  return error;
}

function withCause(refusal: DomainError, cause: unknown): DomainError {
  refusal.cause = cause;
  return refusal;
}
