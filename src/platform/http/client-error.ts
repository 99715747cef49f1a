import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { describeProblem } from '../problems/problem-document.js';
import { refusalOf } from '../problems/refusal-of.js';
import { DomainError } from '../../domain/domain-error.js';

const OF_PARSER = new Set(['headers-too-large', 'request-timeout']);

/** Answers what Node could not even parse as HTTP: there is no request yet, only a socket. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const told = refusalOf(error);
  const refusal = OF_PARSER.has(told.code) ? told : new DomainError('malformed-request');
  const requestId = randomUUID();
  const problem = describeProblem(refusal, { language: 'vi', path: '/', requestId });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
