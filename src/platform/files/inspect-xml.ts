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
// So does every element of these, whatever the root is and whichever prefix it has.
const WEB_NAMESPACE = /http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg)/;
const CHARACTER = /&#(?:x0{0,99}([\da-f]{1,6})|0{0,99}(\d{1,7}));/gi;
/** Nobody writes a character so, but who hides one. */
const HIDDEN_CHARACTER = /&#x?0{100}/i;
/** A name that lies on two chunks is still seen, though each of its characters were written as a number. */
const OVERLAP_CHARACTERS = 4_096;

/**
 * An electronic document in UTF-8 that begins with its root and ends with a tag. A document type is refused,
 * whatever it declares: entities expand without end or read other files, and signed documents need none. So are parts
 * of web pages: whoever opens the file opens it in a browser.
 * @throws DomainError xml-unsafe, file-damaged
 */
export async function inspectXml(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = '';
  let last = '';
  let before = '';
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true });
      if (text.includes('\0')) throw new DomainError('file-damaged', {}, 'file');
      const seen = before + text;
      assertNoWebPage(seen);
      before = seen.slice(-OVERLAP_CHARACTERS);
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

function assertNoWebPage(text: string): void {
  const read = text.replace(CHARACTER, (_all, hex?: string, decimal?: string) =>
    characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  );
  const isWebPage = HIDDEN_CHARACTER.test(text) || WEB_NAMESPACE.test(read);
  if (isWebPage) throw new DomainError('xml-unsafe', {}, 'file');
}

/** Only plain letters and signs are looked for. */
function characterOf(code: number): string {
  return code < 0x80 ? String.fromCharCode(code) : ' ';
}

function assertSafe(head: string): void {
  const prolog = PROLOG.exec(head)?.[0] ?? '';
  const rest = head.slice(prolog.length);
  if (/^<!DOCTYPE/i.test(rest) || STYLE_SHEET.test(prolog)) throw new DomainError('xml-unsafe', {}, 'file');
  if (!ROOT.test(rest)) throw new DomainError('file-damaged', {}, 'file');
}
