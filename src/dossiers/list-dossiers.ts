import { Injectable } from '@nestjs/common';
import { Shows } from '../platform/openapi/shows.js';
import type { EntityManager } from 'typeorm';
import { DOSSIER_STATES } from '../domain/dossier/dossier-lifecycle.js';
import { foldText } from '../domain/fold-text.js';
import { CHANNELS } from '../domain/procedure-rules.js';
import { TIMELINESS } from '../domain/rates/timeliness.js';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import { BooleanField, LocalDayField, OneOf, TextField, TextListField } from '../platform/http/fields.js';
import {
  DEFAULT_PAGE_ROWS,
  decodeCursor,
  encodeCursor,
  idOfCursor,
  PageRequest,
} from '../platform/http/page.js';
import { AgencyLookup } from '../registers/agencies/agency.lookup.js';
import { CaseContextLookup } from './case-context.lookup.js';
import { DossierAccess, scopeSql } from './dossier-access.lookup.js';
import { DossierSummary } from './dossier-response.contract.js';
import { DossierSummaries } from './dossier-summaries.lookup.js';

// As the index of provisional due moments has it.
const PROVISIONAL = 'd.provisional AND d.resolved_at IS NULL AND d.ended_at IS NULL';

const UP_TO = 'First day after the period, YYYY-MM-DD';

export class ListDossiersRequest extends PageRequest {
  @TextListField({ max: 11, of: { oneOf: DOSSIER_STATES }, query: true, optional: true }) status?: string[];
  @TextField({ max: 100, optional: true, description: 'Code; received or decided by it or below it' })
  agency?: string;
  @BooleanField({ query: true, optional: true, description: 'Open and past the due moment now' })
  overdue?: boolean;
  @BooleanField({ query: true, optional: true, description: 'Open, due beyond the announced days off' })
  provisional?: boolean;
  @TextField({
    max: 100,
    optional: true,
    description: 'Code, name without or with diacritics, identity, phone',
  })
  q?: string;
  @TextField({ max: 64, optional: true }) externalReference?: string;
  @TextField({ max: 100, optional: true, description: 'Exactly this agency' }) competentAgency?: string;
  @TextField({ max: 100, optional: true, description: 'Exactly this agency' }) receivingAgency?: string;
  @TextField({ max: 100, optional: true, description: 'This agency or one below it' })
  competentWithin?: string;
  @TextField({ max: 100, optional: true, description: 'This agency or one below it' })
  receivingWithin?: string;
  @TextField({ max: 100, optional: true }) field?: string;
  @TextField({ max: 100, optional: true }) procedure?: string;
  @OneOf(CHANNELS, { optional: true }) channel?: string;
  @TextField({
    max: 40,
    optional: true,
    pattern: new RegExp(`^(none|(${TIMELINESS.join('|')})(,(${TIMELINESS.join('|')}))*)$`),
    description: 'early, on_time, late, several with commas; or none: resolved without a due moment',
  })
  timeliness?: string;
  @LocalDayField({ optional: true }) resolvedFrom?: string;
  @LocalDayField({ optional: true, description: UP_TO }) resolvedTo?: string;
  @LocalDayField({ optional: true }) receivedFrom?: string;
  @LocalDayField({ optional: true, description: UP_TO }) receivedTo?: string;
  @BooleanField({ query: true, optional: true, description: 'Also count all that match' })
  withTotal?: boolean;
}

export class DossierPage {
  @Shows(() => DossierSummary, { list: true }) items: DossierSummary[];
  @Shows('integer', { nullable: true, description: 'Only when asked for; from the same snapshot' })
  total: number | null;
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

/** Conditions and their values, kept together so that they cannot go out of step. */
class Where {
  readonly parameters: unknown[] = [];
  private readonly parts: string[] = [];

  add(condition: (bind: (value: unknown) => string) => string): void {
    this.parts.push(condition((value) => `$${this.parameters.push(value)}`));
  }

  addSql(sql: string): void {
    this.parts.push(sql);
  }

  get sql(): string {
    return this.parts.join(' AND ');
  }
}

/** The list of dossiers, newest first, inside the reader's scope; every figure of a report opens here. */
@Injectable()
export class ListDossiers {
  constructor(
    private readonly database: Database,
    private readonly agencies: AgencyLookup,
    private readonly access: DossierAccess,
    private readonly summaries: DossierSummaries,
    private readonly contexts: CaseContextLookup,
  ) {}

  async run(actor: Actor, request: ListDossiersRequest): Promise<DossierPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const where = new Where();
    where.addSql(scopeSql(await this.access.scopeOf(actor), 'd', where.parameters));
    await this.addAgencies(where, request);
    this.addFilters(where, request);
    return this.database.read(async (tx) => {
      const total = request.withTotal ? await countOf(tx, where) : null;
      if (request.cursor) {
        const id = idOfCursor(decodeCursor(request.cursor, 1)[0]);
        where.add((bind) => `d.id < ${bind(id)}::bigint`);
      }
      const text = `SELECT d.id FROM dossier d WHERE ${where.sql} ORDER BY d.id DESC LIMIT ${limit + 1}`;
      const rows = await tx.query<{ id: string }[]>(text, where.parameters);
      const ids = rows.slice(0, limit).map((row) => row.id);
      const byId = await this.summaries.byIds(tx, ids, actor);
      const last = rows.length > limit ? ids.at(-1) : undefined;
      const items = ids.flatMap((id) => byId.get(id) ?? []);
      return { items, total, nextCursor: last ? encodeCursor([last]) : null };
    });
  }

  private async addAgencies(where: Where, request: ListDossiersRequest): Promise<void> {
    if (request.agency) {
      const agency = await this.agencies.byCode(request.agency);
      const ids = await this.agencies.subtreeIds(agency.id);
      where.add((bind) => {
        const list = `${bind(ids)}::bigint[]`;
        return `(d.receiving_agency_id = ANY (${list}) OR d.competent_agency_id = ANY (${list}))`;
      });
    }
    for (const [code, column] of [
      [request.competentWithin, 'competent_agency_id'],
      [request.receivingWithin, 'receiving_agency_id'],
    ] as const) {
      if (!code) continue;
      const ids = await this.agencies.subtreeIds((await this.agencies.byCode(code)).id);
      where.add((bind) => `d.${column} = ANY (${bind(ids)}::bigint[])`);
    }
    for (const [code, column] of [
      [request.competentAgency, 'competent_agency_id'],
      [request.receivingAgency, 'receiving_agency_id'],
    ] as const) {
      if (!code) continue;
      const { id } = await this.agencies.byCode(code);
      where.add((bind) => `d.${column} = ${bind(id)}::bigint`);
    }
  }

  private addFilters(where: Where, request: ListDossiersRequest): void {
    const equal = {
      field: request.field,
      channel: request.channel,
      external_reference: request.externalReference,
    };
    for (const [column, value] of Object.entries(equal)) {
      if (value !== undefined) where.add((bind) => `d.${column} = ${bind(value)}::text`);
    }
    if (request.procedure) {
      where.add(
        (bind) => `d.procedure_id = (SELECT id FROM procedure WHERE code = ${bind(request.procedure)}::text)`,
      );
    }
    if (request.status) where.add((bind) => `d.state = ANY (${bind(request.status)}::text[])`);
    if (request.timeliness === 'none') where.addSql('d.timeliness IS NULL');
    else if (request.timeliness) {
      const wanted = request.timeliness.split(',');
      where.add((bind) => `d.timeliness = ANY (${bind(wanted)}::text[])`);
    }
    this.addOverdue(where, request.overdue);
    if (request.provisional !== undefined)
      where.addSql(request.provisional ? PROVISIONAL : `NOT (${PROVISIONAL})`);
    addDays(where, request);
    if (request.q) addWords(where, request.q);
  }

  private addOverdue(where: Where, overdue: boolean | undefined): void {
    if (overdue === undefined) return;
    const isLate = (bind: (value: unknown) => string) =>
      `d.resolved_at IS NULL AND d.ended_at IS NULL AND d.due_at < ${bind(this.contexts.now())}::timestamptz`;
    where.add((bind) => (overdue ? isLate(bind) : `NOT coalesce(${isLate(bind)}, false)`));
  }
}

function addDays(where: Where, request: ListDossiersRequest): void {
  const bounds = [
    ['resolved_on', '>=', request.resolvedFrom],
    ['resolved_on', '<', request.resolvedTo],
    ['received_on', '>=', request.receivedFrom],
    ['received_on', '<', request.receivedTo],
  ] as const;
  for (const [column, operator, day] of bounds) {
    if (day !== undefined) where.add((bind) => `d.${column} ${operator} ${bind(day)}::date`);
  }
}

/** Every word must occur: in the code as it is, or in name, identity and phone without diacritics. */
function addWords(where: Where, q: string): void {
  for (const word of q.split(/\s+/).filter((part) => part !== '')) {
    const escaped = word.replace(/[\\%_]/g, '\\$&');
    where.add(
      (bind) =>
        `(d.code ILIKE ${bind(`${escaped}%`)}::text OR d.search_text LIKE ${bind(`%${foldText(escaped)}%`)}::text)`,
    );
  }
}

async function countOf(tx: EntityManager, where: Where): Promise<number> {
  const text = `SELECT count(*)::int AS total FROM dossier d WHERE ${where.sql}`;
  const [row] = await tx.query<{ total: number }[]>(text, where.parameters);
  return row?.total ?? 0;
}
