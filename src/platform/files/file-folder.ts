import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { megabytes } from '../../domain/dossier/dossier-files.js';
import { DomainError } from '../../domain/domain-error.js';

const ONLY_OURS = { file: 0o600, folder: 0o700 };
const INCOMING = 'incoming';

export function incomingFolder(root: string): string {
  return join(root, INCOMING);
}

/** Two levels, so that no folder holds more than some thousands even of tens of millions. */
export function placeOf(root: string, hash: string): string {
  return join(root, hash.slice(0, 2), hash.slice(2, 4), hash);
}

/** Bytes that arrived whole and lie on the disk, not yet in their place. */
export interface ArrivedBytes {
  readonly path: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly size: number;
}

/**
 * Writes a stream beside the kept files, counting and hashing on the way; the disk has it when this answers.
 * Whatever goes wrong, nothing stays.
 * @throws DomainError file-empty, file-too-large, file-store-unavailable, and what the source fails with
 */
export async function receiveBytes(
  root: string,
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<ArrivedBytes> {
  const path = join(incomingFolder(root), randomUUID());
  const handle = await onDisk(async () => {
    await mkdir(incomingFolder(root), { recursive: true, mode: ONLY_OURS.folder });
    return open(path, 'wx', ONLY_OURS.file);
  });
  try {
    const arrived = await copy(source, handle, mostBytes);
    await onDisk(() => handle.sync());
    return { path, ...arrived };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function copy(
  source: AsyncIterable<Uint8Array>,
  target: FileHandle,
  mostBytes: number,
): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > mostBytes) throw new DomainError('file-too-large', { most: megabytes(mostBytes) }, 'file');
    hash.update(chunk);
    await onDisk(() => target.appendFile(chunk));
  }
  if (size === 0) throw new DomainError('file-empty', {}, 'file');
  return { hash: hash.digest('hex'), size };
}

/** Into the place that the content names, over the same content; the name is on the disk when this answers. */
export async function moveToPlace(root: string, { path, hash }: ArrivedBytes): Promise<void> {
  const place = placeOf(root, hash);
  await onDisk(async () => {
    const made = await mkdir(dirname(place), { recursive: true, mode: ONLY_OURS.folder });
    await rename(path, place);
    await syncFolder(dirname(place));
    if (made === undefined) return;
    // The folders are new: their own names have to last as well.
    await syncFolder(dirname(dirname(place)));
    await syncFolder(root);
  });
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A full, read-only or missing disk is nobody's fault who sends a file. */
async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const away = new DomainError('file-store-unavailable');
    away.cause = error;
    throw away;
  }
}
