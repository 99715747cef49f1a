import { describe, expect, it } from '@jest/globals';
import { extensionOf, fileNameOf } from '../../../../src/domain/dossier/file-name.js';

function refusalOf(name: string): string {
  try {
    return `kept as ${fileNameOf(name)}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('the name of a file', () => {
  it.each([
    ['Giấy khai sinh.pdf', 'Giấy khai sinh.pdf'],
    ['Giấy khai sinh.pdf'.normalize('NFD'), 'Giấy khai sinh.pdf'],
    ['ảnh 👨‍👩‍👧 gia đình.jpg', 'ảnh 👨‍👩‍👧 gia đình.jpg'],
    ['  đơn.pdf  ', 'đơn.pdf'],
    ['C:\\Hồ sơ\\đơn.pdf', 'đơn.pdf'],
    ['../../../etc/passwd', 'passwd'],
    ['đơn.exe. . ', 'đơn.exe'],
    ['.htaccess', '.htaccess'],
    ['a<b>:"|?*.pdf', 'a<b>:"|?*.pdf'],
    [`${'a'.repeat(251)}.pdf`, `${'a'.repeat(251)}.pdf`],
    [`${'🌸'.repeat(62)}.pdf`, `${'🌸'.repeat(62)}.pdf`],
  ])('%s is kept as %s', (given, kept) => {
    expect(fileNameOf(given)).toBe(kept);
  });

  it.each([
    ['nothing', '', 'file-name-invalid'],
    ['a folder', 'thư mục/', 'file-name-invalid'],
    ['dots', '..', 'file-name-invalid'],
    ['spaces', '\u00a0 \u3000', 'file-name-invalid'],
    ['a joiner alone', '\u200d', 'file-name-invalid'],
    ['a NUL', 'a\0.pdf', 'file-name-invalid'],
    ['a line break', 'a\n.pdf', 'file-name-invalid'],
    ['text turned around', 'a\u202efdp.exe', 'file-name-invalid'],
    ['text set apart', 'a\u2066b.pdf', 'file-name-invalid'],
    ['a mark of direction', 'a\u200f.pdf', 'file-name-invalid'],
    ['half an emoji', 'a\ud83c.pdf', 'file-name-invalid'],
    ['what was no UTF-8', 'a\ufffd.pdf', 'file-name-invalid'],
    ['256 bytes', 'a'.repeat(256), 'file-name-too-long'],
    ['256 bytes in 64 characters', '🌸'.repeat(64), 'file-name-too-long'],
    ['10,000 characters', 'ợ'.repeat(10_000), 'file-name-too-long'],
  ])('is refused with %s', (_what, given, code) => {
    expect(refusalOf(given)).toBe(code);
  });

  it.each([
    ['đơn.pdf', 'pdf'],
    ['đơn.PDF', 'pdf'],
    ['a.pdf.exe', 'exe'],
    ['a.7z', '7z'],
    ['.htaccess', 'htaccess'],
    ['Tờ khai số 12.2026', null],
    ['đơn', null],
    ['đơn.', null],
    ['Quyết định.cấp phép', null],
    ['a.muoihaikytu', null],
  ])('%s says the type %s', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
