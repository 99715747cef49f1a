import { DomainError } from '../domain-error.js';

/** What every file system that the papers may be copied to bears. */
const MOST_BYTES = 255;

// Control characters, halves of characters, what was no UTF-8, line separators, and the marks that turn the
// direction of text around: with one of them "…exe.pdf" may be a program. Joiners stay, emoji are made with them.
const UNFIT = /[\p{Cc}\p{Cs}\ufffd\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
const VISIBLE = /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800.]/u;
// What machines take for a type: `tờ khai số 12.2026` and `giấy A. Bình` have none.
const EXTENSION = /\.(?=[a-z\d]*[a-z])([a-z\d]{1,8})$/i;

/**
 * The name under which a file is kept: in one Unicode form, without the folders that some browsers send along
 * (RFC 7578 section 4.2), otherwise as given.
 * @throws DomainError file-name-invalid, file-name-too-long
 */
export function fileNameOf(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // Windows drops dots and spaces at the end, and what comes before them becomes the type.
  const name = last.trim().replace(/[. ]+$/, '');
  if (UNFIT.test(last) || !VISIBLE.test(name)) throw new DomainError('file-name-invalid', {}, 'file');
  const bytes = utf8BytesOf(name);
  if (bytes > MOST_BYTES) throw new DomainError('file-name-too-long', { bytes, most: MOST_BYTES }, 'file');
  return name;
}

/** `pdf` of `Đơn.PDF`; null where the name says nothing about the type. */
export function extensionOf(name: string): string | null {
  return EXTENSION.exec(name)?.[1]?.toLowerCase() ?? null;
}

function utf8BytesOf(text: string): number {
  return [...text].reduce((sum, character) => sum + utf8Length(character.codePointAt(0) as number), 0);
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
