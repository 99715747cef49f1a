import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PaperBytesEntity } from './issued-paper.entity.js';

export interface StoredBytes {
  readonly id: string;
  readonly sha256: string;
}

/** Where rendered papers lie: the one door to their bytes, which are written once and never changed. */
@Injectable()
export class PaperBytesStore {
  async store(tx: EntityManager, bytes: Buffer): Promise<StoredBytes> {
    const { identifiers } = await tx.insert(PaperBytesEntity, { bytes });
    const [key] = identifiers as { id: string }[];
    if (key === undefined) throw new Error('The database kept no bytes');
    return { id: key.id, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  /** @throws Error where the bytes are gone or are not those that were stored */
  async read(tx: EntityManager, { id, sha256 }: StoredBytes): Promise<Buffer> {
    const { bytes } = await tx.findOneByOrFail(PaperBytesEntity, { id });
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
    throw new Error(`The bytes ${id} are not those that were stored`);
  }
}
