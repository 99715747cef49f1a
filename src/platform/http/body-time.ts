import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerClientError } from './client-error.js';
import { isStreamed } from './streamed.js';

// A slow client may not hold a connection for ever.
const BODY_MILLISECONDS = 30_000;
/** 50 MB over the slow line of a commune; beyond it Node itself cuts the connection. */
export const LONGEST_REQUEST_MILLISECONDS = 1_800_000;
/** For a client to read why it was refused before it has sent everything. */
const LINGER = { milliseconds: 2_000, bytes: 16 * 1_048_576, looksEvery: 100 };

const TOO_SLOW = Object.assign(new Error('The body did not arrive in time'), {
  code: 'ERR_HTTP_REQUEST_TIMEOUT',
});

/** Bounds the time a body may take; a streamed one has its own bounds while it is read. */
export function limitBodyTime(request: FastifyRequest, reply: FastifyReply): void {
  const { headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  if (isStreamed(request)) lingerBehind(request, reply);
  else cutSlowBody(request, reply);
}

function cutSlowBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  const timer = setTimeout(() => {
    // Answered without its body: there is nothing left to say.
    if (reply.raw.headersSent) raw.socket.destroy();
    else answerClientError(TOO_SLOW, raw.socket);
  }, BODY_MILLISECONDS);
  whenOver(raw, () => clearTimeout(timer));
}

/**
 * What was refused is not read to its end: two gigabytes may be on the way. Cut at once, the client would lose
 * the answer with the connection, so for a moment what it sends is thrown away.
 */
function lingerBehind({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('finish', () => {
    if (raw.complete) return;
    const { socket } = raw;
    const from = socket.bytesRead;
    let looks = LINGER.milliseconds / LINGER.looksEvery;
    const timer = setInterval(() => {
      looks -= 1;
      if (looks <= 0 || socket.bytesRead - from > LINGER.bytes) socket.destroy();
    }, LINGER.looksEvery);
    whenOver(raw, () => clearInterval(timer));
    raw.resume();
  });
}

/** A request that was answered before its body came is not told when its connection closes. */
function whenOver(raw: IncomingMessage, stop: () => void): void {
  const { socket } = raw;
  const over = () => {
    stop();
    raw.off('end', over);
    socket.off('close', over);
  };
  raw.once('end', over);
  socket.once('close', over);
}
