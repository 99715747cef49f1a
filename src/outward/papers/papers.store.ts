import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaperContent } from '../../domain/papers/paper-content.js';
import { insertRows, named } from '../../platform/database/rows.js';
import { IssuedPaperEntity, PaperFileEntity, type PaperSize } from './issued-paper.entity.js';
import { PaperBytesStore } from './paper-bytes.store.js';

/** A paper that nobody has rendered yet. */
export interface PendingPaper {
  readonly id: string;
  readonly attempts: number;
}

export interface RenderedFile {
  readonly size: PaperSize;
  readonly bytes: Buffer;
}

/** The last try may have failed for want of memory or of a font: the next one comes soon, then ever later. */
const FIRST_PAUSE_MILLISECONDS = 5_000;
const LONGEST_PAUSE_MILLISECONDS = 3_600_000;
const LONGEST_TEXT = 500;

/** Issued papers and their files; the table says what has still to be rendered. */
@Injectable()
export class PapersStore {
  constructor(private readonly bytes: PaperBytesStore) {}

  /** The newest first: somebody stands at the desk and waits for it. */
  async pending(tx: EntityManager, now: Date, limit: number): Promise<PendingPaper[]> {
    const text = `SELECT id, attempts FROM issued_paper
      WHERE state = 'pending' AND retry_at <= $1::timestamptz ORDER BY id DESC LIMIT $2::integer`;
    return named<PendingPaper>(tx, 'papers-pending', text, [now, limit]);
  }

  /** What a pending paper says; null when it is rendered already or its turn has not come. */
  async pendingContent(tx: EntityManager, id: string, now: Date): Promise<PaperContent | null> {
    const text = `SELECT content FROM issued_paper
      WHERE id = $1::bigint AND state = 'pending' AND retry_at <= $2::timestamptz`;
    const [row] = await named<{ content: PaperContent }>(tx, 'paper-pending-content', text, [id, now]);
    return row?.content ?? null;
  }

  /** Keeps the files of a paper; of two that rendered it at once the slower one keeps nothing. */
  async addFiles(tx: EntityManager, id: string, files: readonly RenderedFile[], now: Date): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const paper = await tx.findOne(IssuedPaperEntity, {
      select: { id: true },
      where: { id, state: 'pending' },
      lock,
    });
    if (paper === null) return;
    for (const { size, bytes } of files) {
      const stored = await this.bytes.store(tx, bytes);
      const row = { paperId: id, size, sha256: stored.sha256, byteCount: bytes.length };
      await insertRows(tx, PaperFileEntity, [{ ...row, bytesId: stored.id, renderedAt: now }]);
    }
    await tx.update(IssuedPaperEntity, { id }, { state: 'rendered', failure: null });
  }

  async failed(tx: EntityManager, id: string, error: unknown, now: Date): Promise<void> {
    const text = `UPDATE issued_paper SET attempts = attempts + 1, failure = $2::text,
        retry_at = $3::timestamptz + least($4::integer * 2 ^ least(attempts, 20), $5::integer) * interval '1 millisecond'
      WHERE id = $1::bigint AND state = 'pending'`;
    const message = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_TEXT);
    const values = [id, message, now, FIRST_PAUSE_MILLISECONDS, LONGEST_PAUSE_MILLISECONDS];
    await named(tx, 'paper-failed', text, values);
  }
}
