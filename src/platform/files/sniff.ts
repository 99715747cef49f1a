import {
  ARCHIVE,
  GZIP,
  HEIF,
  JPEG,
  OLD_OFFICE,
  OTHER_IMAGE,
  PDF,
  PNG,
  PROGRAM,
  RICH_TEXT,
  SOUND_OR_FILM,
  TIFF,
  UNKNOWN,
  WEB_PAGE,
  type FileKind,
  type RefusedKind,
} from './file-kinds.js';

/** `zip` and `xml` are containers: what they are is seen inside. */
export type Sniffed = FileKind | RefusedKind | 'zip' | 'xml';

/** As much of the beginning as `sniff` wants to see. */
export const HEAD_BYTES = 1_024;

// First bytes in Latin-1.
const SIGNATURES: readonly (readonly [start: string, kind: Sniffed])[] = [
  ['%PDF-', PDF],
  ['\xff\xd8\xff', JPEG],
  ['\x89PNG\r\n\x1a\n', PNG],
  ['II*\0', TIFF],
  ['MM\0*', TIFF],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', ARCHIVE],
  ['PK\x07\x08', ARCHIVE],
  ['Rar!\x1a\x07', ARCHIVE],
  ["7z\xbc\xaf'\x1c", ARCHIVE],
  ['\x1f\x8b', GZIP],
  ['BZh', ARCHIVE],
  ['\xfd7zXZ\0', ARCHIVE],
  ['(\xb5/\xfd', ARCHIVE],
  ['MSCF', ARCHIVE],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', OLD_OFFICE],
  ['{\\rtf', RICH_TEXT],
  ['MZ', PROGRAM],
  ['\x7fELF', PROGRAM],
  ['\xfe\xed\xfa', PROGRAM],
  ['\xcf\xfa\xed\xfe', PROGRAM],
  ['\xca\xfe\xba\xbe', PROGRAM],
  ['#!', PROGRAM],
  ['GIF8', OTHER_IMAGE],
  ['BM', OTHER_IMAGE],
  ['ID3', SOUND_OR_FILM],
  ['OggS', SOUND_OR_FILM],
  ['\x1aE\xdf\xa3', SOUND_OR_FILM],
];

// ISO base media files and RIFF files say what they are behind their first size field.
const HEIF_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const WEB_ROOT = /^<(?:!doctype\s+html|html|svg|script)[\s>]/i;
const XML_START = /^<(?:\?xml[\s?]|[a-z_])/i;

/** What the first bytes say; names and declared types have no voice here. */
export function sniff(head: Buffer): Sniffed {
  const start = head.toString('latin1', 0, 16);
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known) return known[1];
  if (start.startsWith('ftyp', 4)) return HEIF_BRANDS.includes(start.slice(8, 12)) ? HEIF : SOUND_OR_FILM;
  if (start.startsWith('RIFF')) return start.startsWith('WEBP', 8) ? OTHER_IMAGE : SOUND_OR_FILM;
  return sniffText(head);
}

function sniffText(head: Buffer): Sniffed {
  // A mark of byte order may stand before the text.
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (WEB_ROOT.test(text)) return WEB_PAGE;
  return XML_START.test(text) ? 'xml' : UNKNOWN;
}

/** Whether a part of a document begins like something that hides in documents. */
export function isPackedOrProgram(head: Buffer): boolean {
  const sniffed = sniff(head);
  return sniffed === 'zip' || sniffed === ARCHIVE || sniffed === OLD_OFFICE || sniffed === PROGRAM;
}
