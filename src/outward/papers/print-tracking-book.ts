import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { bookRowOf } from '../../domain/papers/tracking-book.js';
import { templateOf, templateSetOn } from '../../domain/papers/template-sets.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { BookPrinter } from './drawing/draw-book.js';
import { PaperAgencies } from './paper-agencies.js';
import { PaperReadingsStore } from './paper-readings.store.js';
import type { TrackingBookFileRequest } from './papers.requests.js';
import {
  BOOK_START,
  periodWords,
  TrackingBookQuery,
  volumeOf,
  type BookPart,
  type BookPlace,
} from './tracking-book.query.js';

const LINES_AT_ONCE = 100;

export interface StreamedBook {
  readonly name: string;
  readonly stream: Readable;
}

/** sổ theo dõi hồ sơ as a PDF of any number of pages, drawn while it is sent and no faster than it is taken. */
@Injectable()
export class PrintTrackingBook {
  constructor(
    private readonly database: Database,
    private readonly book: TrackingBookQuery,
    private readonly agencies: PaperAgencies,
    private readonly readings: PaperReadingsStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `TrackingBookQuery.part` */
  async run(actor: Actor, request: TrackingBookFileRequest): Promise<StreamedBook> {
    const part = await this.book.part(actor, request);
    await this.readings.add(actor, { form: 'tracking_book', shownAs: 'a4', agencyId: part.agency.id });
    const name = `so-theo-doi-${part.agency.code}-${part.from}-${part.to}.pdf`;
    return { name, stream: Readable.from(this.chunks(part, this.printerOf(part)), { objectMode: false }) };
  }

  private printerOf(part: BookPart): BookPrinter {
    const createdAt = this.clock.now();
    const set = templateSetOn(localDayOf(createdAt, OFFICE_ZONE));
    const template = templateOf(set, 'tracking_book');
    const title = template?.name ?? '';
    const agency = part.agency.nameVi;
    const words = { title, agency, volume: volumeOf(part), period: periodWords(part) };
    const source = `Mẫu số ${template?.no ?? ''}, ${set.legalBasis}`;
    return new BookPrinter({ ...words, source }, { title: `${title} ${agency}`, author: agency, createdAt });
  }

  private async *chunks(part: BookPart, printer: BookPrinter): AsyncGenerator<Buffer> {
    let place: BookPlace | null = BOOK_START;
    while (place !== null) {
      place = await this.printSome(part, printer, place);
      yield* printer.drawn();
    }
    printer.end();
    yield* printer.rest();
  }

  /** @returns where to go on; null at the end */
  private async printSome(part: BookPart, printer: BookPrinter, after: BookPlace): Promise<BookPlace | null> {
    const rows = await this.database.read((tx) => this.book.lines(tx, part, after, LINES_AT_ONCE));
    for (const row of rows) {
      const { name: competentName } = await this.agencies.of(row.competentAgencyId);
      printer.add(bookRowOf({ ...row, competentName }, OFFICE_ZONE));
      // Other requests are served between the lines.
      await breathe();
    }
    return rows.length < LINES_AT_ONCE ? null : (rows.at(-1) ?? null);
  }
}
