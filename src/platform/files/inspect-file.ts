import { open } from 'node:fs/promises';
import { extensionOf } from '../../domain/dossier/file-name.js';
import { DomainError } from '../../domain/domain-error.js';
import { Turns } from '../access/turns.js';
import { FILE_KINDS, ARCHIVE, PDF, PNG, XML, type FileKind, type RefusedKind } from './file-kinds.js';
import { inspectArchive } from './inspect-archive.js';
import { inspectXml } from './inspect-xml.js';
import { HEAD_BYTES, sniff } from './sniff.js';

export interface StoredBytes {
  readonly path: string;
  readonly size: number;
}

/** What the sender says of the type; nobody believes it, but it may not contradict. */
export interface FileClaim {
  readonly name: string;
  readonly declaredType: string | null;
}

const TAIL_BYTES = 4_096;
/** What the last bytes of a whole file hold; other types may carry anything behind them. */
const ENDINGS: ReadonlyMap<FileKind, string> = new Map([
  [PDF, '%%EOF'],
  [PNG, 'IEND\xae\x42\x60\x82'],
]);
/** Declared by who does not know; `text/plain` also stands for nothing declared (RFC 7578 section 4.4). */
const NO_TYPES = ['', 'text/plain', 'application/octet-stream', 'binary/octet-stream'];

// Node has four threads for unpacking, disks and finding hosts; archives may not take them all.
const TURNS = new Turns({ atOnce: 2, waiting: 100 });

/**
 * The type of a file by its content.
 * @throws DomainError file-type-refused, file-type-mismatch, file-damaged, archive-…, xml-unsafe
 */
export async function inspectFile(file: StoredBytes, claim: FileClaim): Promise<FileKind> {
  const { head, tail } = await endsOf(file);
  const kind = await kindOf(file, head);
  const ending = ENDINGS.get(kind);
  if (ending !== undefined && !tail.includes(ending)) throw new DomainError('file-damaged', {}, 'file');
  assertAgrees(kind, claim);
  return kind;
}

async function endsOf({ path, size }: StoredBytes): Promise<{ head: Buffer; tail: string }> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    await handle.read(head, 0, head.length, 0);
    await handle.read(tail, 0, tail.length, size - tail.length);
    return { head, tail: tail.toString('latin1') };
  } finally {
    await handle.close();
  }
}

async function kindOf({ path, size }: StoredBytes, head: Buffer): Promise<FileKind> {
  const sniffed = sniff(head);
  if (sniffed === 'zip') {
    const office = await TURNS.take(() => inspectArchive(path, size));
    return office ?? refuse(ARCHIVE);
  }
  if (sniffed === 'xml') {
    await inspectXml(path);
    return XML;
  }
  return 'mediaType' in sniffed ? sniffed : refuse(sniffed);
}

function refuse({ name, advice }: RefusedKind): never {
  const accepted = FILE_KINDS.map(({ extensions }) => extensions[0]);
  const problems = [{ code: `file-type-${name}`, place: 'file', message: advice }];
  throw new DomainError('file-type-refused', { found: name, accepted, problems }, 'file');
}

function assertAgrees(kind: FileKind, { name, declaredType }: FileClaim): void {
  const { mediaType, extensions, alsoCalled } = kind;
  const extension = extensionOf(name);
  const said = declaredType?.toLowerCase() ?? '';
  const isKnown = said === mediaType || alsoCalled.includes(said) || NO_TYPES.includes(said);
  if (isKnown && (extension === null || extensions.includes(extension))) return;
  const details = { found: mediaType, extension, declared: declaredType, extensions };
  throw new DomainError('file-type-mismatch', details, 'file');
}
