import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../../platform/database/rows.js';
import { Clock } from '../../platform/time/clock.js';
import { HandoverPrintEntity } from './handover-print.entity.js';
import { PaperBytesStore } from './paper-bytes.store.js';

export interface StoredPrint {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** The lists that were printed. */
@Injectable()
export class HandoverPrintsStore {
  constructor(
    private readonly bytes: PaperBytesStore,
    private readonly clock: Clock,
  ) {}

  /** null: it was never printed. */
  async find(tx: EntityManager, handoverId: string): Promise<StoredPrint | null> {
    const print = await tx.findOneBy(HandoverPrintEntity, { handoverId });
    if (print === null) return null;
    const { bytesId: id, sha256 } = print;
    return { bytes: await this.bytes.read(tx, { id, sha256 }), sha256 };
  }

  /** Of two that print it at once the slower one keeps nothing and gives what the other kept. */
  async keep(tx: EntityManager, handoverId: string, drawn: Buffer): Promise<StoredPrint> {
    const { id: bytesId, sha256 } = await this.bytes.store(tx, drawn);
    const renderedAt = this.clock.now();
    const row = { handoverId, sha256, byteCount: drawn.length, bytesId, renderedAt };
    await insertRows(tx, HandoverPrintEntity, [row], { onConflictDoNothing: true });
    return (await this.find(tx, handoverId)) ?? { bytes: drawn, sha256 };
  }
}
