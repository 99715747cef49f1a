import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isLocalDay } from '../../domain/calendar/local-day.js';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';
import { AbsenceRights } from './absence-rights.js';
import type { ListAbsencesRequest } from './absence.requests.js';
import type { AbsencePage, AbsenceResponse } from './absence.responses.js';
import { AbsenceView, type AbsenceRow } from './absence-view.js';

const ROWS = `SELECT x.id, x.account_id AS "accountId", x.first_on AS "firstOn", x.last_on AS "lastOn",
    x.stand_in_id AS "standInId", x.reason, x.earlier, x.recorded_by AS "recordedBy", x.recorded_at AS "recordedAt",
    x.cancelled_at AS "cancelledAt", coalesce(held.steps, '[]') AS held
  FROM account_absence x JOIN account a ON a.id = x.account_id
  LEFT JOIN LATERAL (SELECT jsonb_agg(kinds) AS steps FROM (
      SELECT s.role, s.cover_role AS "coverRole", count(*)::int AS count FROM dossier_step s
      WHERE s.assignee_id = a.id AND s.state = 'open' AND a.active AND s.agency_id = a.agency_id
      GROUP BY s.role, s.cover_role) kinds) held ON true`;

/** $1 agencies or null, $2 person or null, $3 a day or null, $4 today, null: also what is over; then the page. */
const PAGE = `${ROWS}
  WHERE ($1::bigint[] IS NULL OR a.agency_id = ANY ($1)) AND ($2::bigint IS NULL OR a.id = $2)
    AND ($3::date IS NULL OR $3 BETWEEN x.first_on AND x.last_on)
    AND ($4::date IS NULL OR (x.cancelled_at IS NULL AND ($3::date IS NOT NULL OR x.last_on >= $4)))
    AND (x.first_on, x.id) > ($5::date, $6::bigint)
  ORDER BY x.first_on, x.id LIMIT $7::integer`;

/** Who is away and who stands in, by the first day of it. */
@Injectable()
export class AbsencesQuery {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountLookup,
    private readonly agencies: AgencyLookup,
    private readonly rights: AbsenceRights,
    private readonly view: AbsenceView,
  ) {}

  /** @throws DomainError unknown-agency, not-found (an agency or a person outside one's own), cursor-malformed */
  async page(actor: Actor, request: ListAbsencesRequest): Promise<AbsencePage> {
    const { on = null, all, limit = DEFAULT_PAGE_ROWS } = request;
    const agencies = await this.agenciesOf(actor, request.agency);
    const person = request.person === undefined ? null : await this.personOf(agencies, request.person);
    const today = all === true ? null : this.accounts.today();
    const [firstOn, id] = request.cursor ? placeOf(request.cursor) : ['0001-01-01', '0'];
    const values = [agencies, person, on, today, firstOn, id, limit + 1];
    const rows = await this.database.read((tx) => named<AbsenceRow>(tx, 'absences', PAGE, values));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.view.response(row, actor))),
      nextCursor: last ? encodeCursor([last.firstOn, last.id]) : null,
    };
  }

  /** @throws DomainError not-found */
  async one(actor: Actor, id: string): Promise<AbsenceResponse> {
    return this.database.read((tx) => this.within(tx, actor, id));
  }

  /** As `one`, also of what is being written. @throws DomainError not-found */
  async within(tx: EntityManager, actor: Actor, id: string): Promise<AbsenceResponse> {
    if (!/^\d{1,18}$/.test(id)) throw new DomainError('not-found', { id });
    const text = `${ROWS} WHERE x.id = $1 AND ($2::bigint[] IS NULL OR a.agency_id = ANY ($2))`;
    const [row] = await named<AbsenceRow>(tx, 'absence', text, [id, await this.rights.agenciesOf(actor)]);
    if (!row) throw new DomainError('not-found', { id });
    return this.view.response(row, actor);
  }

  private async agenciesOf(actor: Actor, code: string | undefined): Promise<readonly string[] | null> {
    const seen = await this.rights.agenciesOf(actor);
    if (code === undefined) return seen;
    const { id } = await this.agencies.byCode(code, 'agency');
    if (seen !== null && !seen.includes(id)) throw new DomainError('not-found', { code }, 'agency');
    return [id];
  }

  private async personOf(agencies: readonly string[] | null, username: string): Promise<string> {
    const account = await this.accounts.byUsername(username.toLowerCase());
    const isSeen = account && (agencies === null || agencies.includes(account.agencyId ?? ''));
    if (!isSeen) throw new DomainError('not-found', { person: username }, 'person');
    return account.accountId;
  }
}

function placeOf(cursor: string): readonly [string, string] {
  const [firstOn, id] = decodeCursor(cursor, 2);
  if (!isLocalDay(firstOn)) throw new DomainError('cursor-malformed', {}, 'cursor');
  return [firstOn, idOfCursor(id)];
}
