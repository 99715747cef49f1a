import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { megabytes } from '../../domain/dossier/dossier-files.js';
import { DomainError } from '../../domain/domain-error.js';

export interface NumberedLine {
  readonly no: number;
  readonly text: string;
}

/** The longest record seen has 70,000 characters. */
const LONGEST_LINE = 4_000_000;
/** The whole catalogue of 2026 has 20 megabytes; what is packed may hide a thousand times its size. */
const MOST_BYTES = 500 * 1024 * 1024;
const GZIP_START = 0x1f;

/**
 * The lines of a file of records, one JSON object a line, packed with gzip or not; blank ones are passed over.
 * @throws DomainError `records-cut` where the file ends in the middle, `records-line-too-long`, `records-too-large`
 */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder();
  let rest = '';
  let no = 0;
  let size = 0;
  for await (const chunk of unpacked(bytes)) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new DomainError('records-too-large', { most: megabytes(MOST_BYTES) }, 'file');
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) {
      no += 1;
      if (text.trim() !== '') yield { no, text };
    }
    if (rest.length > LONGEST_LINE) throw new DomainError('records-line-too-long', { line: no + 1 }, 'file');
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield { no: no + 1, text: rest };
}

async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = bytes[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) return;
  const all = rejoined(first.value, source);
  if (first.value[0] !== GZIP_START) {
    yield* all;
    return;
  }
  const packed = Readable.from(all);
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    if (!isDamaged(error)) throw error;
    throw new DomainError('records-cut', {}, 'file');
  }
}

async function* rejoined(first: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

function isDamaged(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR';
}
