import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, type LocalDay } from '../../domain/calendar/local-day.js';
import { dateText } from '../../domain/deadline/explanation-words.js';
import { DomainError } from '../../domain/domain-error.js';
import type { DossierState } from '../../domain/dossier/dossier-lifecycle.js';
import type { PaperDelivery, PaperPerson } from '../../domain/papers/paper-facts.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { named } from '../../platform/database/rows.js';
import { AgencyLookup, type Agency } from '../../registers/agencies/agency.lookup.js';
import type { TrackingBookFileRequest } from './papers.requests.js';

/** A line of the book with its dossier, as it is stored. */
export interface BookRow {
  readonly no: number;
  readonly enteredOn: LocalDay;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicant: PaperPerson;
  readonly competentAgencyId: string;
  readonly state: DossierState;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly promisedDueAt: Date | null;
  readonly returnedAt: Date | null;
  readonly endedAt: Date | null;
  readonly way: PaperDelivery['way'] | null;
}

/** Lines of one agency, entered in [from, to). */
export interface BookPart {
  readonly agency: Agency;
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** Behind which line a page begins. */
export interface BookPlace {
  readonly enteredOn: LocalDay;
  readonly no: number;
}

export const BOOK_START: BookPlace = { enteredOn: '0001-01-01', no: 0 };

// The lines first, then their dossiers: a page costs as much as it shows.
const LINES = `
  SELECT t.no, t.entered_on AS "enteredOn", d.code, p.code AS "procedureCode", v.name_vi AS "procedureName",
    d.applicant, d.competent_agency_id AS "competentAgencyId", d.state, d.received_at AS "receivedAt",
    d.due_at AS "dueAt", d.promised_due_at AS "promisedDueAt", d.returned_at AS "returnedAt",
    d.ended_at AS "endedAt", coalesce(
      (SELECT e.data ->> 'way' FROM timeline_event e
        WHERE e.dossier_id = d.id AND e.type = 'result_handed_over' ORDER BY e.seq DESC LIMIT 1),
      d.result_delivery ->> 'way') AS way
  FROM (SELECT * FROM tracking_entry
    WHERE agency_id = $1::bigint AND entered_on >= $2::date AND entered_on < $3::date
      AND (entered_on, no) > ($4::date, $5::integer)
    ORDER BY entered_on, no LIMIT $6::integer) t
  JOIN dossier d ON d.id = t.dossier_id
  JOIN procedure p ON p.id = d.procedure_id
  JOIN procedure_version v ON v.id = d.version_id
  ORDER BY t.entered_on, t.no`;

/** sổ theo dõi hồ sơ: one line for every dossier that a desk took in, as its dossier stands now. */
@Injectable()
export class TrackingBookQuery {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly access: DossierAccess,
  ) {}

  /**
   * Which part of whose book is asked for.
   * @throws DomainError period-reversed, agency-required, unknown-agency, not-found (outside the scope)
   */
  async part(actor: Actor, { from, to, agency: code }: TrackingBookFileRequest): Promise<BookPart> {
    if (from > to) throw new DomainError('period-reversed', { from, to }, 'to');
    const { received } = await this.access.scopeOf(actor);
    if (code === undefined && actor.agencyId === null) throw new DomainError('agency-required', {}, 'agency');
    const agency =
      code === undefined
        ? await this.agencies.byId(actor.agencyId as string)
        : await this.agencies.byCode(code, 'agency');
    if (!received.includes(agency.id)) throw new DomainError('not-found', { code: agency.code }, 'agency');
    return { agency, from, to };
  }

  lines(tx: EntityManager, part: BookPart, after: BookPlace, limit: number): Promise<BookRow[]> {
    const { agency, from, to } = part;
    return named<BookRow>(tx, 'tracking-book', LINES, [
      agency.id,
      from,
      to,
      after.enteredOn,
      after.no,
      limit,
    ]);
  }
}

/** `Từ ngày 01/10/2026 đến ngày 31/10/2026` */
export function periodWords({ from, to }: BookPart): string {
  const last = from === to ? from : addDays(to, -1);
  return `Từ ngày ${dateText(from)} đến ngày ${dateText(last)}`;
}

/** A book is of one year; what spans two is of both. */
export function volumeOf({ from, to }: BookPart): string {
  const years = [from, from === to ? from : addDays(to, -1)].map((day) => day.slice(0, 4));
  return [...new Set(years)].join('–');
}
