import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { Config } from '../config/config.js';
import { insertRows, named } from '../database/rows.js';
import type { ByteRange } from '../http/byte-range.js';
import { Clock } from '../time/clock.js';
import { type ArrivedBytes, moveToPlace, placeOf, receiveBytes } from './file-folder.js';
import { StoredFileEntity } from './stored-file.entity.js';

/** Bytes that arrived and are not kept yet: keep them in a transaction, and always discard at the end. */
export interface StagedFile extends ArrivedBytes {
  /** Moved to their place: a transaction that is run again finds them there. */
  isPlaced: boolean;
}

// Clearing away locks it alone, whoever keeps shares it; two numbers that meet only cost a short wait.
const LOCK_OF_HASH = `('x' || substr($1, 1, 16))::bit(64)::bigint`;
const SHARED_LOCK = `SELECT pg_advisory_xact_lock_shared(${LOCK_OF_HASH})`;
export const CLEARING_LOCK = `SELECT pg_advisory_xact_lock(${LOCK_OF_HASH})`;

/**
 * The one door for bytes: a folder in which each content lies once, under its own hash. Rows are the truth; what
 * no row of `stored_file` names is cleared away after a while.
 */
@Injectable()
export class FileStore {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** What one file may have. */
  get mostBytes(): number {
    return this.config.fileLimits.mostFileBytes;
  }

  /**
   * Takes a stream in; memory stays flat. Not kept yet.
   * @throws DomainError file-empty, file-too-large, file-store-unavailable, and what the stream fails with
   */
  async receive(source: AsyncIterable<Uint8Array>): Promise<StagedFile> {
    return { ...(await receiveBytes(this.config.filesDir, source, this.mostBytes)), isPlaced: false };
  }

  /**
   * Keeps the bytes if the transaction commits; the caller refers to them by their hash in the same transaction.
   * @throws DomainError file-store-unavailable
   */
  async keep(tx: EntityManager, staged: StagedFile): Promise<void> {
    const { hash, size } = staged;
    await named(tx, 'file-share', SHARED_LOCK, [hash]);
    const row = { hash, size: String(size), storedAt: this.clock.now() };
    await insertRows(tx, StoredFileEntity, [row], { onConflictDoNothing: true });
    if (!staged.isPlaced) await moveToPlace(this.config.filesDir, staged);
    staged.isPlaced = true;
  }

  /** Forgets what was not kept; does nothing to what was. */
  async discard(staged: StagedFile): Promise<void> {
    if (!staged.isPlaced) await rm(staged.path, { force: true });
  }

  /**
   * The bytes again, or a part of them.
   * @throws DomainError file-bytes-missing
   */
  async read(hash: string, size: number, range: ByteRange | null = null): Promise<Readable> {
    const handle = await open(placeOf(this.config.filesDir, hash), 'r').catch((error: unknown) => {
      throw missing(hash, error);
    });
    const { size: present } = await handle.stat();
    if (present === size)
      return handle.createReadStream(range ? { start: range.first, end: range.last } : {});
    await handle.close();
    throw missing(hash, new Error(`${present} bytes instead of ${size}`));
  }
}

function missing(hash: string, cause: unknown): DomainError {
  const error = new DomainError('file-bytes-missing', { hash });
  error.cause = cause;
  return error;
}
