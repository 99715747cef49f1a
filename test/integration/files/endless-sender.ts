import { connect } from 'node:net';
import type { ApiClient } from '../../support/api-client.js';

/** A form as far as the first bytes of its file. */
export const FORM_HEAD = [
  '--grenze',
  'Content-Disposition: form-data; name="purpose"',
  '',
  'other',
  '--grenze',
  'Content-Disposition: form-data; name="file"; filename="a.pdf"',
  '',
  '%PDF-1.7\n',
].join('\r\n');

export interface Sending {
  /** What the connection said before it was closed. */
  readonly answer: string;
  readonly sentBytes: number;
  readonly milliseconds: number;
}

/**
 * A client that sends and sends and does not care for the answer, as fast as it is let.
 * @param framing `Content-Length: …` or `Transfer-Encoding: chunked`
 */
export function sendWithoutEnd(
  { base, headers }: ApiClient,
  code: string,
  framing: string,
  mostBytes: number,
): Promise<Sending> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  const isChunked = framing.startsWith('Transfer-Encoding');
  const framed = (bytes: Buffer): Buffer =>
    isChunked
      ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
      : bytes;
  const chunk = framed(Buffer.alloc(65_536, ' '));
  const startedAt = Date.now();
  let answer = '';
  let sentBytes = 0;
  const sendMore = (): void => {
    for (let mayGoOn = true; mayGoOn && sentBytes < mostBytes && socket.writable;) {
      sentBytes += chunk.length;
      mayGoOn = socket.write(chunk);
    }
  };
  socket.on('data', (data) => (answer += data.toString())).on('drain', sendMore);
  socket.on('error', () => undefined);
  socket.write(
    [
      `POST /api/v1/dossiers/${code}/files HTTP/1.1`,
      'Host: x',
      `Authorization: ${headers['authorization']}`,
      'Content-Type: multipart/form-data; boundary=grenze',
      framing,
      '',
      '',
    ].join('\r\n'),
  );
  socket.write(framed(Buffer.from(FORM_HEAD)));
  sendMore();
  return new Promise((resolve) => {
    socket.on('close', () => resolve({ answer, sentBytes, milliseconds: Date.now() - startedAt }));
  });
}
