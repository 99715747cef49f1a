import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { insertRows } from '../../platform/database/rows.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { TrackingEntryEntity } from './issued-paper.entity.js';
import { PaperNumbersStore } from './paper-numbers.store.js';

/** A dossier that was taken in. */
export interface TakenIn {
  readonly dossierId: string;
  readonly agencyId: string;
  readonly at: Date;
}

/** sổ theo dõi hồ sơ writes itself: one line for every dossier that a desk takes in. */
@Injectable()
export class TrackingEntriesStore {
  constructor(private readonly numbers: PaperNumbersStore) {}

  /** Call it with the dossiers locked. @returns the line of each, old ones included */
  async enter(
    tx: EntityManager,
    dossiers: readonly TakenIn[],
  ): Promise<ReadonlyMap<string, TrackingEntryEntity>> {
    if (dossiers.length === 0) return new Map();
    const ids = dossiers.map(({ dossierId }) => dossierId);
    const known = await tx.findBy(TrackingEntryEntity, { dossierId: In(ids) });
    const entries = new Map(known.map((entry) => [entry.dossierId, entry]));
    const missing = dossiers
      .filter(({ dossierId }) => !entries.has(dossierId))
      .map(({ dossierId, agencyId, at }) => {
        const enteredOn = localDayOf(at, OFFICE_ZONE);
        return { dossierId, agencyId, year: Number(enteredOn.slice(0, 4)), enteredOn };
      });
    const books = missing.map(({ agencyId, year }) => ({ agencyId, year, book: 'tracking_book' as const }));
    const numbers = await this.numbers.take(tx, books);
    const added = missing.map((entry, index) => ({ ...entry, no: numbers[index] as number }));
    await insertRows(tx, TrackingEntryEntity, added);
    for (const entry of added) entries.set(entry.dossierId, entry);
    return entries;
  }
}
