import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isLocalDay } from '../domain/calendar/local-day.js';
import { DomainError } from '../domain/domain-error.js';
import { BOX_NAMES, OPEN_BOXES, type Box, type OpenBox } from '../domain/finding/boxes.js';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../platform/http/page.js';
import { AgencyLookup } from '../registers/agencies/agency.lookup.js';
import { Clock } from '../platform/time/clock.js';
import { boxSql, countBoxesSql, ONLY_NOT_OVER } from './box-sql.js';
import { isAmong, Values, type Bind, type Condition, type Sought } from './conditions.js';
import { DossierAccess } from './dossier-access.lookup.js';
import { daysOf, filtersOf } from './dossier-filters.js';
import { DossierSummaries } from './dossier-summaries.lookup.js';
import { countAll, findPage, heapSql, type Place } from './find-page.js';
import type { BoxCount, DossierPage, ListDossiersRequest } from './list-dossiers.requests.js';

/** The list of dossiers, newest first, inside the reader's scope; every figure of a report opens here. */
@Injectable()
export class ListDossiers {
  constructor(
    private readonly database: Database,
    private readonly agencies: AgencyLookup,
    private readonly access: DossierAccess,
    private readonly summaries: DossierSummaries,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, request: ListDossiersRequest): Promise<DossierPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const now = this.clock.now();
    const after = request.cursor === undefined ? null : placeOf(request.cursor);
    return this.database.read(async (tx) => {
      const all = await this.soughtBy(tx, actor, request, now);
      const sought = inBox(all, request.box, now);
      const total = request.withTotal ? await countAll(tx, sought) : null;
      const boxes = request.withBoxes ? await countBoxes(tx, all, now) : null;
      const places = await findPage(tx, sought, limit + 1, after);
      const shown = places.slice(0, limit);
      const ids = shown.map(({ id }) => id);
      const byId = await this.summaries.byIds(tx, ids, actor);
      const last = places.length > limit ? shown.at(-1) : undefined;
      const items = ids.flatMap((id) => byId.get(id) ?? []);
      return { items, total, boxes, nextCursor: last ? encodeCursor([last.day, last.id]) : null };
    });
  }

  private async soughtBy(
    tx: EntityManager,
    actor: Actor,
    request: ListDossiersRequest,
    now: Date,
  ): Promise<Sought> {
    const all = (await this.agencies.all()).map(({ id }) => id);
    const scope = await this.access.scopeOf(actor);
    const within = await this.subtreeOf(request.agency);
    const { procedure, receivedFrom, receivedTo } = request;
    const inOrder = [
      ...(await this.agenciesIn(request)),
      ...(procedure === undefined ? [] : [isAmong('d.procedure_id', await procedureIds(tx, procedure))]),
      ...daysOf('received_on', receivedFrom, receivedTo),
    ];
    return { seen: { scope, all, within }, conditions: { inOrder, others: filtersOf(request, now) } };
  }

  private async agenciesIn(request: ListDossiersRequest): Promise<readonly Condition[]> {
    const asked = [
      ['d.competent_agency_id', await this.subtreeOf(request.competentWithin)],
      ['d.receiving_agency_id', await this.subtreeOf(request.receivingWithin)],
      ['d.competent_agency_id', await this.idOf(request.competentAgency)],
      ['d.receiving_agency_id', await this.idOf(request.receivingAgency)],
    ] as const;
    return asked.flatMap(([column, ids]) => (ids === null ? [] : [isAmong(column, ids)]));
  }

  private async subtreeOf(code: string | undefined): Promise<readonly string[] | null> {
    return code === undefined ? null : this.agencies.subtreeIds((await this.agencies.byCode(code)).id);
  }

  private async idOf(code: string | undefined): Promise<readonly string[] | null> {
    return code === undefined ? null : [(await this.agencies.byCode(code)).id];
  }
}

function inBox({ seen, conditions }: Sought, box: Box | undefined, now: Date): Sought {
  if (box === undefined) return { seen, conditions };
  const inOrder = box === 'done' ? conditions.inOrder : [...conditions.inOrder, () => ONLY_NOT_OVER];
  const others = [...conditions.others, (bind: Bind) => boxSql(box, now, bind)];
  return { seen, conditions: { inOrder, others } };
}

/** Its id and not its code in the query, so that the planner knows how common it is; none for an unknown code. */
async function procedureIds(tx: EntityManager, code: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }[]>('SELECT id FROM procedure WHERE code = $1::text', [code]);
  return rows.map(({ id }) => id);
}

async function countBoxes(tx: EntityManager, { seen, conditions }: Sought, now: Date): Promise<BoxCount[]> {
  const { list, bind } = new Values();
  const open = heapSql({ seen, conditions }, 'd.id, d.state, d.due_at', bind, ONLY_NOT_OVER);
  const [counts] = await tx.query<Record<OpenBox, number>[]>(countBoxesSql(open, now, bind), list);
  return OPEN_BOXES.map((box) => ({ box, name: BOX_NAMES[box], count: counts?.[box] ?? 0 }));
}

/** @throws DomainError cursor-malformed */
function placeOf(cursor: string): Place {
  const [day, id] = decodeCursor(cursor, 2);
  if (!isLocalDay(day)) throw new DomainError('cursor-malformed', {}, 'cursor');
  return { day, id: idOfCursor(id) };
}
