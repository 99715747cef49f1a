import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly data: string | Buffer;
  /** What the archive says of the part, where it lies. */
  readonly saysSize?: number;
  readonly saysCheckSum?: number;
  readonly encrypted?: boolean;
}

const VERSION = 20;
const DEFLATE = 8;
const UTF8_NAME = 0x800;

/** A ZIP archive byte by byte, also such as no honest program writes. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.data);
    const facts = factsOf(part, packed.length);
    const name = Buffer.from(part.name);
    const local = Buffer.concat([head(0x04034b50, 4, 30, facts), name, packed]);
    const entry = Buffer.concat([head(0x02014b50, 6, 46, facts), name]);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(entry);
    offset += local.length;
  }
  return Buffer.concat([
    ...locals,
    ...directory,
    endOf(parts.length, Buffer.concat(directory).length, offset),
  ]);
}

type Facts = readonly [flags: number, checkSum: number, packed: number, size: number, nameLength: number];

function factsOf({ name, data, saysSize, saysCheckSum, encrypted }: ZipPart, packed: number): Facts {
  const flags = UTF8_NAME | (encrypted === true ? 1 : 0);
  const size = saysSize ?? Buffer.byteLength(data);
  return [flags, saysCheckSum ?? crc32(data), packed, size, Buffer.byteLength(name)];
}

/** The fields that stand in both headers, one after the other from `at` on. */
function head(signature: number, at: number, length: number, facts: Facts): Buffer {
  const [flags, checkSum, packed, size, nameLength] = facts;
  const header = Buffer.alloc(length);
  header.writeUInt32LE(signature, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt16LE(DEFLATE, at + 4);
  header.writeUInt32LE(checkSum, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
  return header;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

const TYPES = 'application/vnd.openxmlformats-officedocument';

function contentTypes(main: string): ZipPart {
  const data = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${main}"/></Types>`;
  return { name: '[Content_Types].xml', data };
}

const WORD = `${TYPES}.wordprocessingml.document.main+xml`;
const SHEET = `${TYPES}.spreadsheetml.sheet.main+xml`;
const TEXT: ZipPart = { name: 'word/document.xml', data: '<?xml version="1.0"?><w:document/>' };

/** A small Word document with further parts in it. */
export function docxWith(...parts: readonly ZipPart[]): Buffer {
  return zipOf([contentTypes(WORD), TEXT, ...parts]);
}

export const DOCX = docxWith();
export const XLSX = zipOf([
  contentTypes(SHEET),
  { name: 'xl/workbook.xml', data: '<?xml version="1.0"?><a/>' },
]);
export const DOCM = zipOf([contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml'), TEXT]);
export const ODT = zipOf([
  { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
  { name: 'content.xml', data: '<?xml version="1.0"?><office/>' },
]);
