import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor, idOfCursor } from '../../platform/http/page.js';
import { Clock } from '../../platform/time/clock.js';
import { HandoverEntity } from './handover.entity.js';
import type { HandoverState, ListHandoversRequest } from './handover.requests.js';
import type { HandoverPage, HandoverShown } from './handover.responses.js';
import { HandoverView } from './handover-view.js';
import { HandoversLookup } from './handovers.lookup.js';

const STATES: Readonly<Record<HandoverState, string>> = {
  open: 'h.cancelled_at IS NULL AND h.acknowledged_at IS NULL',
  acknowledged: 'h.acknowledged_at IS NOT NULL',
  cancelled: 'h.cancelled_at IS NOT NULL',
};

const TO_SETTLE = `EXISTS (SELECT FROM handover_item i
  WHERE i.handover_id = h.id AND i.result = 'missing' AND i.settled_at IS NULL)`;

/** Lists of the desk or of the receiver, newest first, and one of them whole. */
@Injectable()
export class ListHandovers {
  constructor(
    private readonly database: Database,
    private readonly handovers: HandoversLookup,
    private readonly views: HandoverView,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError cursor-malformed */
  async run(actor: Actor, request: ListHandoversRequest): Promise<HandoverPage> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const { given, received } = await this.handovers.scopeOf(actor);
    const conditions = [
      `(h.giver_agency_id = ANY (${bind(given)}::bigint[]) OR h.receiver_agency_id = ANY (${bind(received)}::bigint[]))`,
      ...this.filters(request, bind),
    ];
    const text = `SELECT h.id FROM handover h WHERE ${conditions.join(' AND ')} ORDER BY h.id DESC LIMIT ${limit + 1}`;
    return this.database.read(async (tx) => {
      const ids = (await tx.query<{ id: string }[]>(text, parameters)).map(({ id }) => id);
      const shown = ids.slice(0, limit);
      const rows = await tx.findBy(
        HandoverEntity,
        shown.map((id) => ({ id })),
      );
      const sorted = shown.flatMap((id) => rows.find((row) => row.id === id) ?? []);
      const last = ids.length > limit ? shown.at(-1) : undefined;
      return {
        items: await this.views.summaries(tx, sorted),
        nextCursor: last ? encodeCursor([last]) : null,
      };
    });
  }

  /** @throws DomainError not-found */
  show(actor: Actor, number: string): Promise<HandoverShown> {
    return this.database.read(async (tx) =>
      this.views.whole(tx, await this.handovers.find(tx, actor, number)),
    );
  }

  private filters(
    { state, late, missing, cursor }: ListHandoversRequest,
    bind: (value: unknown) => string,
  ): string[] {
    const conditions: string[] = [];
    if (state !== undefined) conditions.push(STATES[state]);
    if (late !== undefined) {
      const isLate = `(h.cancelled_at IS NULL
        AND coalesce(h.acknowledged_at, ${bind(this.clock.now())}::timestamptz) > h.acknowledge_by)`;
      conditions.push(late ? isLate : `NOT ${isLate}`);
    }
    if (missing !== undefined) conditions.push(missing ? TO_SETTLE : `NOT ${TO_SETTLE}`);
    if (cursor !== undefined) {
      conditions.push(`h.id < ${bind(idOfCursor(decodeCursor(cursor, 1)[0]))}::bigint`);
    }
    return conditions;
  }
}
