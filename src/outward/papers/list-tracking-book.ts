import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { isLocalDay } from '../../domain/calendar/local-day.js';
import { DOSSIER_STATES } from '../../domain/dossier/dossier-lifecycle.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { templateOf, templateSetOn } from '../../domain/papers/template-sets.js';
import { NamedCode } from '../../dossiers/dossier-response.contract.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor } from '../../platform/http/page.js';
import { Shows } from '../../platform/openapi/shows.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { PaperReadingsStore } from './paper-readings.store.js';
import type { TrackingBookRequest } from './papers.requests.js';
import {
  BOOK_START,
  TrackingBookQuery,
  volumeOf,
  type BookPlace,
  type BookRow,
} from './tracking-book.query.js';

export class TrackingLine {
  @Shows('integer', { description: 'Số thứ tự through the year' }) no: number;
  @Shows('day') enteredOn: string;
  @Shows('text') code: string;
  @Shows('text') procedureCode: string;
  @Shows('text') procedureName: string;
  @Shows('text') applicantName: string;
  @Shows('text', { nullable: true }) address: string | null;
  @Shows('text', { nullable: true }) phone: string | null;
  @Shows(() => NamedCode) agency: NamedCode;
  @Shows('text', { oneOf: DOSSIER_STATES }) status: string;
  @Shows('instant') receivedAt: string;
  @Shows('instant', { nullable: true }) dueAt: string | null;
  @Shows('instant', { nullable: true, description: 'After an apology' }) promisedDueAt: string | null;
  @Shows('instant', { nullable: true }) returnedAt: string | null;
  @Shows('instant', { nullable: true, description: 'Withdrawn or stopped at' }) endedAt: string | null;
  @Shows('text', {
    nullable: true,
    oneOf: ['desk', 'post', 'electronic'],
    description: 'As handed over, or as asked for',
  })
  way: string | null;
}

export class TrackingBookPage {
  @Shows('text', { example: '07' }) formNo: string;
  @Shows('text') name: string;
  @Shows('text') legalBasis: string;
  @Shows(() => NamedCode) agency: NamedCode;
  @Shows('text', { description: 'Quyển số: its year', example: '2026' }) volume: string;
  @Shows(() => TrackingLine, { list: true }) items: TrackingLine[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

/** sổ theo dõi hồ sơ page by page, in the order in which the dossiers were entered. */
@Injectable()
export class ListTrackingBook {
  constructor(
    private readonly database: Database,
    private readonly book: TrackingBookQuery,
    private readonly views: DossierView,
    private readonly readings: PaperReadingsStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError cursor-malformed and as `TrackingBookQuery.part` */
  async run(actor: Actor, request: TrackingBookRequest): Promise<TrackingBookPage> {
    const part = await this.book.part(actor, request);
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const after = request.cursor === undefined ? BOOK_START : placeOf(request.cursor);
    const rows = await this.database.read((tx) => this.book.lines(tx, part, after, limit + 1));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    await this.readings.add(actor, { form: 'tracking_book', shownAs: 'json', agencyId: part.agency.id });
    const set = templateSetOn(localDayOf(this.clock.now(), OFFICE_ZONE));
    const template = templateOf(set, 'tracking_book');
    return {
      formNo: template?.no ?? '',
      name: template?.name ?? '',
      legalBasis: set.legalBasis,
      agency: await this.views.agencyName(part.agency.id),
      volume: volumeOf(part),
      items: await Promise.all(shown.map((row) => this.lineOf(row))),
      nextCursor: last ? encodeCursor([last.enteredOn, String(last.no)]) : null,
    };
  }

  private async lineOf(row: BookRow): Promise<TrackingLine> {
    const { no, enteredOn, code, procedureCode, procedureName, applicant, state, way } = row;
    return {
      applicantName: applicant.fullName,
      address: applicant.address ?? null,
      phone: applicant.phone ?? null,
      agency: await this.views.agencyName(row.competentAgencyId),
      receivedAt: iso(row.receivedAt),
      dueAt: iso(row.dueAt),
      promisedDueAt: iso(row.promisedDueAt),
      returnedAt: iso(row.returnedAt),
      endedAt: iso(row.endedAt),
      ...{ no, enteredOn, code, procedureCode, procedureName, status: state, way },
    };
  }
}

function placeOf(cursor: string): BookPlace {
  const [enteredOn = '', no = ''] = decodeCursor(cursor, 2);
  if (isLocalDay(enteredOn) && /^\d{1,9}$/.test(no)) return { enteredOn, no: Number(no) };
  throw new DomainError('cursor-malformed', {}, 'cursor');
}
