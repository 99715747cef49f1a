import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaperForm } from '../../domain/papers/template-sets.js';
import { named } from '../../platform/database/rows.js';

/** A book: one per agency, form and year. */
export interface Book {
  readonly agencyId: string;
  readonly book: PaperForm;
  readonly year: number;
}

interface Taken extends Book {
  readonly lastNumber: number;
}

// In one order, so that two transactions never wait for each other in a ring.
const TAKE = `INSERT INTO paper_counter (agency_id, book, year, last_number)
  SELECT agency_id, book, year, wanted
    FROM unnest($1::bigint[], $2::text[], $3::smallint[], $4::integer[]) AS taken (agency_id, book, year, wanted)
    ORDER BY book, agency_id, year
  ON CONFLICT (agency_id, book, year)
    DO UPDATE SET last_number = paper_counter.last_number + excluded.last_number
  RETURNING agency_id AS "agencyId", book, year, last_number AS "lastNumber"`;

/** số: the next numbers of the books; a counter stays locked until the commit, so a book has no gaps. */
@Injectable()
export class PaperNumbersStore {
  /** One number for each book that is named, in the order in which they are named. */
  async take(tx: EntityManager, books: readonly Book[]): Promise<readonly number[]> {
    if (books.length === 0) return [];
    const wanted = new Map<string, { book: Book; count: number }>();
    for (const book of books) {
      const count = wanted.get(keyOf(book))?.count ?? 0;
      wanted.set(keyOf(book), { book, count: count + 1 });
    }
    const rows = [...wanted.values()];
    const columns = [
      rows.map(({ book }) => book.agencyId),
      rows.map(({ book }) => book.book),
      rows.map(({ book }) => book.year),
      rows.map(({ count }) => count),
    ];
    const taken = await named<Taken>(tx, 'paper-numbers', TAKE, columns);
    const next = new Map(
      taken.map((row) => [keyOf(row), row.lastNumber - (wanted.get(keyOf(row))?.count ?? 0)]),
    );
    return books.map((book) => {
      const number = (next.get(keyOf(book)) ?? 0) + 1;
      next.set(keyOf(book), number);
      return number;
    });
  }
}

function keyOf({ agencyId, book, year }: Book): string {
  return `${agencyId} ${book} ${year}`;
}
