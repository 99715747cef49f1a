import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

// Long enough for every tracing system's id, short enough for a log line.
const ACCEPTABLE = /^[\w.:/+=-]{1,100}$/;

/** The caller's X-Request-Id where it is usable, otherwise a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
}
