import { createReadStream } from 'node:fs';
import { DomainError } from '../../domain/domain-error.js';
import { codeOf } from '../database/database-errors.js';

/** Declaration, comments and instructions before the root; longer ones hide something. */
const MOST_PROLOG_CHARACTERS = 65_536;
const PROLOG = /^\ufeff?\s*(?:(?:<\?[^]*?\?>|<!--[^]*?-->)\s*)*/;
const ROOT = /^<[\p{L}_][\p{L}\p{N}\p{M}_.:-]*[\s/>]/u;
const NO_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';
// Makes a browser run what stands in the file.
const STYLE_SHEET = /<\?xml-stylesheet\b/i;

/**
 * An electronic document in UTF-8 that begins with its root and ends with a tag. A document type is refused,
 * whatever it declares: entities expand without end or read other files, and signed documents need none.
 * @throws DomainError xml-unsafe, file-damaged
 */
export async function inspectXml(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = '';
  let last = '';
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true });
      if (text.includes('\0')) throw new DomainError('file-damaged', {}, 'file');
      if (head.length < MOST_PROLOG_CHARACTERS) head += text;
      last = text.trimEnd().at(-1) ?? last;
    }
    decoder.decode();
  } catch (error) {
    throw codeOf(error) === NO_UTF8 ? new DomainError('file-damaged', {}, 'file') : error;
  }
  assertSafe(head.slice(0, MOST_PROLOG_CHARACTERS));
  if (last !== '>') throw new DomainError('file-damaged', {}, 'file');
}

function assertSafe(head: string): void {
  const prolog = PROLOG.exec(head)?.[0] ?? '';
  const rest = head.slice(prolog.length);
  if (/^<!DOCTYPE/i.test(rest) || STYLE_SHEET.test(prolog)) throw new DomainError('xml-unsafe', {}, 'file');
  if (!ROOT.test(rest)) throw new DomainError('file-damaged', {}, 'file');
}
