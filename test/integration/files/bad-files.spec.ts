import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../support/api-client.js';
import { FilesHouse, PDF, type Sent } from './files-house.js';
import { DOCM, DOCX, ODT, XLSX, docxWith, zipOf } from './zip-builder.js';

let house: FilesHouse;
let desk: ApiClient;
let code: string;

beforeAll(async () => {
  house = await FilesHouse.open();
  desk = await house.as('reception');
  code = await house.log();
}, 60_000);

afterAll(() => house.stop());

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const PNG = latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR….IEND\xae\x42\x60\x82');
const JPEG = latin1('\xff\xd8\xff\xe0\0\x10JFIF\0');
const EXE = latin1('MZ\x90\0\x03\0\0\0');
const OLE = latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0');
const HEIC = latin1('\0\0\0\x18ftypheic\0\0\0\0');
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- hóa đơn -->\n<HDon><Ký/></HDon>\n';

const SIGNED =
  '<HDon><DLHDon Id="d">Giấy &#39;A4&#39;</DLHDon>' +
  '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature></HDon>';

describe('a file is told by its content', () => {
  it.each<[string, Buffer | string, string, string]>([
    ['PDF', PDF, 'Tờ khai.pdf', 'application/pdf'],
    ['JPEG', JPEG, 'ảnh.JPG', 'image/jpeg'],
    ['PNG', PNG, 'ảnh.png', 'image/png'],
    ['TIFF', latin1('II*\0\x08\0\0\0'), 'quét.tif', 'image/tiff'],
    ['HEIC', HEIC, 'IMG_0001.HEIC', 'image/heic'],
    ['Word', DOCX, 'đơn.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['Excel', XLSX, 'kê.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['OpenDocument', ODT, 'đơn.odt', 'application/vnd.oasis.opendocument.text'],
    ['XML', XML, 'hóa đơn.xml', 'application/xml'],
    ['XML without its declaration', '<HDon>1</HDon>', 'hd.xml', 'application/xml'],
    ['a signed invoice', SIGNED, 'hd ký số.xml', 'application/xml'],
    ['a name that says no type', PDF, 'Tờ khai số 12.2026', 'application/pdf'],
  ])('%s is taken', async (_what, bytes, name, mediaType) => {
    const { status, body } = await house.add(desk, code, { name, bytes });
    expect([status, body.mediaType, body.name]).toEqual([201, mediaType, name]);
  });

  it.each(['application/pdf', 'application/octet-stream', 'APPLICATION/PDF'])(
    'and may be declared as %s',
    async (type) => {
      expect((await house.add(desk, code, { type })).status).toBe(201);
    },
  );

  it('so an archive is an office document however it is declared', async () => {
    const sent = { name: 'đơn.docx', bytes: DOCX, type: 'application/zip' };
    expect((await house.add(desk, code, sent)).status).toBe(201);
  });
});

const HUGE = Buffer.alloc(300 * 1_048_576);
const MEGABYTE = Buffer.alloc(1_048_576);
const XHTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const BOMB_ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>';

const BAD: readonly (readonly [what: string, sent: Sent, status: number, code: string])[] = [
  ['an empty file', { bytes: '' }, 422, 'file-empty'],
  ['a program', { name: 'a.exe', bytes: EXE }, 415, 'file-type-refused'],
  ['a program named as a scan', { name: 'quét.pdf', bytes: EXE }, 415, 'file-type-refused'],
  ['a script', { name: 'a.sh', bytes: '#!/bin/sh\nls' }, 415, 'file-type-refused'],
  ['a web page', { name: 'a.html', bytes: '<!DOCTYPE html><html></html>' }, 415, 'file-type-refused'],
  ['a web page named XML', { name: 'a.xml', bytes: '\ufeff <HTML><body/></HTML>' }, 415, 'file-type-refused'],
  ['a drawing with scripts', { name: 'a.xml', bytes: '<svg onload="x()"/>' }, 415, 'file-type-refused'],
  ['old Word, or one with a password', { name: 'a.doc', bytes: OLE }, 415, 'file-type-refused'],
  ['an archive', { name: 'a.zip', bytes: zipOf([{ name: 'a', data: 'b' }]) }, 415, 'file-type-refused'],
  ['a RAR archive', { name: 'a.rar', bytes: latin1('Rar!\x1a\x07\x01\0') }, 415, 'file-type-refused'],
  ['a film', { name: 'a.heic', bytes: latin1('\0\0\0\x18ftypmp42') }, 415, 'file-type-refused'],
  ['plain text', { name: 'a.txt', bytes: 'Kính gửi' }, 415, 'file-type-refused'],
  ['a picture named PDF', { name: 'quét.pdf', bytes: JPEG }, 422, 'file-type-mismatch'],
  ['a PDF declared as a picture', { type: 'image/png' }, 422, 'file-type-mismatch'],
  ['a PDF named as a program', { name: 'đơn.pdf.exe' }, 422, 'file-type-mismatch'],
  ['a PDF named as a program before spaces', { name: 'đơn.exe . ' }, 422, 'file-type-mismatch'],
  ['Word named Excel', { name: 'a.xlsx', bytes: DOCX }, 422, 'file-type-mismatch'],
  ['a PDF that is cut off', { bytes: PDF.slice(0, 20) }, 422, 'file-damaged'],
  ['a PNG that is cut off', { name: 'a.png', bytes: PNG.subarray(0, 20) }, 422, 'file-damaged'],
  ['Word that is cut off', { name: 'a.docx', bytes: DOCX.subarray(0, -8) }, 422, 'file-damaged'],
  [
    'Word with bytes behind it',
    { name: 'a.docx', bytes: Buffer.concat([DOCX, Buffer.from('x')]) },
    422,
    'file-damaged',
  ],
  [
    'a part with a wrong check sum',
    { name: 'a.docx', bytes: docxWith({ name: 'x', data: 'y', saysCheckSum: 1 }) },
    422,
    'file-damaged',
  ],
  [
    'a bomb',
    { name: 'a.docx', bytes: docxWith({ name: 'word/media/a.emf', data: HUGE }) },
    422,
    'archive-bomb',
  ],
  [
    'a bomb of many parts',
    {
      name: 'a.docx',
      bytes: docxWith(
        ...Array.from({ length: 40 }, (_each, no) => ({ name: `word/media/${no}.emf`, data: MEGABYTE })),
      ),
    },
    422,
    'archive-bomb',
  ],
  [
    'a bomb that says it is small',
    { name: 'a.docx', bytes: docxWith({ name: 'a.emf', data: HUGE, saysSize: 100 }) },
    422,
    'file-damaged',
  ],
  [
    'six thousand parts',
    {
      name: 'a.docx',
      bytes: docxWith(...Array.from({ length: 6_000 }, (_each, no) => ({ name: `x/${no}`, data: '' }))),
    },
    422,
    'archive-too-large',
  ],
  [
    'an archive within',
    { name: 'a.docx', bytes: docxWith({ name: 'word/embeddings/a.bin', data: XLSX }) },
    422,
    'archive-in-archive',
  ],
  [
    'a program within',
    { name: 'a.docx', bytes: docxWith({ name: 'word/media/a.png', data: EXE }) },
    422,
    'archive-in-archive',
  ],
  [
    'an embedded object',
    { name: 'a.docx', bytes: docxWith({ name: 'word/embeddings/oleObject1.bin', data: OLE }) },
    422,
    'archive-in-archive',
  ],
  [
    'macros',
    { name: 'a.docx', bytes: docxWith({ name: 'word/vbaProject.bin', data: 'x' }) },
    422,
    'archive-has-macros',
  ],
  ['macros under another name', { name: 'a.docx', bytes: DOCM }, 422, 'archive-has-macros'],
  [
    'macros of OpenDocument',
    { name: 'a.odt', bytes: zipOf([{ name: 'Basic/Standard/a.xml', data: '<a/>' }]) },
    422,
    'archive-has-macros',
  ],
  [
    'an encrypted part',
    { name: 'a.docx', bytes: docxWith({ name: 'x', data: 'y', encrypted: true }) },
    422,
    'archive-encrypted',
  ],
  [
    'a part that leads out of the folder',
    { name: 'a.docx', bytes: docxWith({ name: '../../etc/cron.d/x', data: 'y' }) },
    422,
    'file-damaged',
  ],
  [
    'a part with a Windows path',
    { name: 'a.docx', bytes: docxWith({ name: 'word\\..\\x', data: 'y' }) },
    422,
    'file-damaged',
  ],
  [
    'two parts of one name',
    { name: 'a.docx', bytes: docxWith({ name: 'word/document.xml', data: 'y' }) },
    422,
    'file-damaged',
  ],
  ['XML with entities', { name: 'a.xml', bytes: BOMB_ENTITY }, 422, 'xml-unsafe'],
  [
    'XML with a style sheet',
    { name: 'a.xml', bytes: '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>' },
    422,
    'xml-unsafe',
  ],
  [
    'a drawing behind a declaration',
    { name: 'a.xml', bytes: `<?xml version="1.0"?><svg xmlns="${SVG}" onload="x()"/>` },
    422,
    'xml-unsafe',
  ],
  [
    'a web page inside an invoice',
    { name: 'a.xml', bytes: `<HDon><w:script xmlns:w = '${XHTML}'>x()</w:script></HDon>` },
    422,
    'xml-unsafe',
  ],
  [
    'a web page whose name is written in numbers',
    { name: 'a.xml', bytes: `<a xmlns="${XHTML.slice(0, -1)}&#x00000${'l'.charCodeAt(0).toString(16)};"/>` },
    422,
    'xml-unsafe',
  ],
  [
    'a web page after much else',
    { name: 'a.xml', bytes: `<a>${' '.repeat(65_536 - 20)}<b xmlns="${XHTML}"/></a>` },
    422,
    'xml-unsafe',
  ],
  [
    'XML that is no UTF-8',
    { name: 'a.xml', bytes: latin1('<?xml version="1.0"?><a>\xe0</a>') },
    422,
    'file-damaged',
  ],
  ['XML that is cut off', { name: 'a.xml', bytes: '<?xml version="1.0"?><a><b' }, 422, 'file-damaged'],
  ['a name of 10,000 characters', { name: `${'Đ'.repeat(10_000)}.pdf` }, 422, 'file-name-too-long'],
  ['a name of 256 bytes', { name: `${'ạ'.repeat(84)}.pdf` }, 422, 'file-name-too-long'],
  ['a name that turns the text around', { name: 'hồ sơ \u202efdp.pdf' }, 422, 'file-name-invalid'],
  ['a name with a control character', { name: 'hồ\u0007sơ.pdf' }, 422, 'file-name-invalid'],
  ['a name of dots', { name: '..' }, 422, 'file-name-invalid'],
  ['a name of signs that nobody sees', { name: '\u200b\u200d.' }, 422, 'file-name-invalid'],
  ['a purpose that does not exist', { fields: { purpose: 'gift' } }, 400, 'validation-failed'],
  ['no purpose', { fields: {} }, 400, 'validation-failed'],
  ['an unknown field', { fields: { purpose: 'other', secret: 'x' } }, 400, 'validation-failed'],
  ['a component without its key', { fields: { purpose: 'component' } }, 422, 'component-required'],
  ['an unknown component', { fields: { purpose: 'component', component: 'gold' } }, 422, 'unknown-component'],
  [
    'a result that is a component',
    { fields: { purpose: 'other', component: 'declaration' } },
    422,
    'component-not-expected',
  ],
];

describe('bad input', () => {
  it.each(BAD)(
    '%s is refused with its code in both languages, and nothing is written',
    async (_what, sent, status, expected) => {
      const before = await house.traces();
      const answer = await house.add(desk, code, sent);
      expect([answer.status, answer.body.code]).toEqual([status, expected]);
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
      expect(answer.body.translations.vi.detail).not.toMatch(/—|\{/);
      expect(answer.body.translations.en.detail).not.toMatch(/\{/);
      expect(await house.traces()).toEqual(before);
    },
  );

  it('says what to do instead', async () => {
    const { body } = await house.add(desk, code, { name: 'a.doc', bytes: OLE });
    expect(body.errors).toMatchObject([{ field: 'file', code: 'file-type-office-97-2003' }]);
    expect(JSON.stringify(body)).toContain('DOCX');
  });

  it('tells the rules beforehand', async () => {
    const { body } = await desk.get<{ kinds: { extensions: string[] }[]; mostFileBytes: number }>(
      'file-rules',
    );
    expect(body.kinds.flatMap(({ extensions }) => extensions)).toContain('pdf');
    expect(body.mostFileBytes).toBe(50 * 1_048_576);
  });
});
