import { crc32 } from 'node:zlib';
import { type Entry, type ZipFile, openPromise } from 'yauzl';
import { DomainError } from '../../domain/domain-error.js';
import { DOCX, ODS, ODT, XLSX, type FileKind } from './file-kinds.js';
import { HEAD_BYTES, isPackedOrProgram } from './sniff.js';

const MOST_ENTRIES = 5_000;
const MOST_UNPACKED_BYTES = 256 * 1_048_576;
// Tables of equal rows shrink to a thirtieth; what shrinks to a hundredth is made to burst.
const MOST_RATIO = 100;
/** A bomb this small hurts nobody, and small parts shrink much. */
const HARMLESS_BYTES = 4 * 1_048_576;

// Beside the usual places of macros: what makes Excel 4 sheets and embedded controls run.
const MACRO_PART =
  /(^|\/)vba(project\w*|data)\.(bin|xml)$|^xl\/macrosheets\/|^(word|xl)\/activex\/|^(basic|scripts)\//i;
// Parts are told by their declared type; a macro may have any name.
const MACRO_TYPE = /vbaproject|macroenabled|macrosheet/i;

const CONTENT_TYPES = '[Content_Types].xml';
const OPEN_DOCUMENT_TYPE = 'mimetype';

const BY_CONTENT_TYPE: readonly (readonly [text: string, kind: FileKind])[] = [
  ['wordprocessingml.document.main+xml', DOCX],
  ['spreadsheetml.sheet.main+xml', XLSX],
];
const BY_OPEN_DOCUMENT_TYPE: ReadonlyMap<string, FileKind> = new Map(
  [ODT, ODS].map((kind) => [kind.mediaType, kind]),
);
/** As much as is read of a part that says what the archive is. */
const MOST_TEXT_BYTES = 1_048_576;

interface Part {
  readonly head: Buffer;
  /** Only of the parts that say what the archive is. */
  readonly text: string;
}

/**
 * Which office document a ZIP container is. Its directory is believed only after every part was unpacked into
 * nothing: sizes, check sums, no program or archive inside, no macros, nothing that bursts. Memory stays flat.
 * @returns null for an archive that is no office document
 * @throws DomainError file-damaged, archive-…
 */
export async function inspectArchive(path: string, size: number): Promise<FileKind | null> {
  const archive = await openArchive(path);
  const said = { contentTypes: '', openDocument: '' };
  let unpacked = 0;
  for await (const entry of entriesOf(archive)) {
    unpacked += entry.uncompressedSize;
    assertBearable(unpacked, size);
    assertReadable(entry);
    const { head, text } = await partOf(archive, entry);
    if (isPackedOrProgram(head)) throw new DomainError('archive-in-archive', toldOf(entry), 'file');
    if (entry.fileName === CONTENT_TYPES) said.contentTypes = text;
    if (entry.fileName === OPEN_DOCUMENT_TYPE) said.openDocument = text;
  }
  if (MACRO_TYPE.test(said.contentTypes)) throw new DomainError('archive-has-macros', {}, 'file');
  const office = BY_CONTENT_TYPE.find(([type]) => said.contentTypes.includes(type));
  return office?.[1] ?? BY_OPEN_DOCUMENT_TYPE.get(said.openDocument.trim()) ?? null;
}

async function openArchive(path: string): Promise<ZipFile> {
  const archive = await damagedUnless(() => openPromise(path, { strictFileNames: true }));
  if (archive.entryCount <= MOST_ENTRIES) return archive;
  archive.close();
  throw new DomainError('archive-too-large', { most: MOST_ENTRIES, entries: archive.entryCount }, 'file');
}

/** The directory, entry by entry; names that lead out of the folder or come twice are faults of it. */
async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  const entries = archive.eachEntry();
  const names = new Set<string>();
  try {
    for (;;) {
      const next = await damagedUnless<IteratorResult<Entry, undefined>>(() => entries.next());
      if (next.done === true) return;
      const { value: entry } = next;
      // Readers differ in which of two they take.
      if (names.has(entry.fileName)) throw new DomainError('file-damaged', {}, 'file');
      names.add(entry.fileName);
      yield entry;
    }
  } finally {
    archive.close();
  }
}

function assertBearable(unpacked: number, size: number): void {
  const isBomb =
    unpacked > MOST_UNPACKED_BYTES || (unpacked > HARMLESS_BYTES && unpacked > size * MOST_RATIO);
  if (isBomb) throw new DomainError('archive-bomb', { ratio: MOST_RATIO }, 'file');
}

function assertReadable(entry: Entry): void {
  if (MACRO_PART.test(entry.fileName)) throw new DomainError('archive-has-macros', {}, 'file');
  if (entry.isEncrypted()) throw new DomainError('archive-encrypted', toldOf(entry), 'file');
}

async function partOf(archive: ZipFile, entry: Entry): Promise<Part> {
  const isTold = entry.fileName === CONTENT_TYPES || entry.fileName === OPEN_DOCUMENT_TYPE;
  const wanted = isTold ? MOST_TEXT_BYTES : HEAD_BYTES;
  return damagedUnless(async () => {
    const kept: Buffer[] = [];
    let keptBytes = 0;
    let checkSum = 0;
    for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      checkSum = crc32(chunk, checkSum);
      if (keptBytes >= wanted) continue;
      kept.push(Buffer.from(chunk.subarray(0, wanted - keptBytes)));
      keptBytes += chunk.length;
    }
    if (checkSum !== entry.crc32) throw new Error(`${entry.fileName} does not match its check sum`);
    const head = Buffer.concat(kept);
    return { head, text: isTold ? head.toString('utf8') : '' };
  });
}

/** The name comes from the sender: told, but not at any length. */
function toldOf({ fileName }: Entry): { readonly part: string } {
  return { part: fileName.slice(0, 100) };
}

/** Whatever the reader complains about is a fault of the file; the disk's own faults have a code. */
async function damagedUnless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOfDisk = typeof error === 'object' && error !== null && 'syscall' in error;
    if (error instanceof DomainError || isOfDisk) throw error;
    const damaged = new DomainError('file-damaged', {}, 'file');
    damaged.cause = error;
    throw damaged;
  }
}
