import { Injectable } from '@nestjs/common';
import { endReasonWords } from '../domain/dossier/end-reason-words.js';
import { Shows } from '../platform/openapi/shows.js';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import { DossierAccess } from './dossier-access.lookup.js';
import { NamedCode } from './dossier-response.contract.js';
import { DossierView, iso } from './dossier-view.lookup.js';
import { DossiersStore } from './dossiers.store.js';
import { hashOf } from './event-chain.js';
import { TimelineEventEntity } from './timeline-event.entity.js';

export class TimelineEntry {
  @Shows('integer') seq: number;
  @Shows('text', { example: 'step_finished' }) type: string;
  @Shows('instant') at: string;
  @Shows('instant') recordedAt: string;
  @Shows('text', { description: 'The person, or the rule that acted' }) actor: string;
  @Shows(() => NamedCode, { nullable: true }) agency: NamedCode | null;
  @Shows('object') data: object;
  @Shows('text', { description: 'SHA-256 over this entry and the hash before it' }) hash: string;
}

export class TimelineResponse {
  @Shows('text') code: string;
  @Shows(() => TimelineEntry, { list: true }) events: TimelineEntry[];
  @Shows('boolean', { description: 'The chain was recomputed and every link holds' })
  intact: boolean;
}

/** nhật ký xử lý of one dossier, with its chain checked again at every reading. */
@Injectable()
export class ShowTimeline {
  constructor(
    private readonly database: Database,
    private readonly store: DossiersStore,
    private readonly access: DossierAccess,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError not-found */
  async run(actor: Actor, code: string): Promise<TimelineResponse> {
    return this.database.read(async (tx) => {
      const rows = await this.store.findByCode(tx, code);
      await this.access.assertSees(actor, rows);
      const where = { dossierId: rows.dossier.id };
      const events = await tx.find(TimelineEventEntity, { where, order: { seq: 'ASC' } });
      const { seesInternalNotes } = await this.access.scopeOf(actor);
      const entries = await Promise.all(events.map((event) => this.entryOf(event)));
      return {
        code: rows.dossier.code,
        events: seesInternalNotes ? entries : entries.map(withoutInternals),
        intact: isIntact(code, events) && events.at(-1)?.hash === rows.dossier.lastEventHash,
      };
    });
  }

  private async entryOf(event: TimelineEventEntity): Promise<TimelineEntry> {
    const { seq, type, actorName, data, hash } = event;
    return {
      seq,
      type,
      at: iso(event.at),
      recordedAt: iso(event.recordedAt),
      actor: actorName,
      agency: event.agencyId ? await this.views.agencyName(event.agencyId) : null,
      data: withReasonText((await this.readable(data)) as Record<string, unknown>),
      hash,
    };
  }

  /** Ids of agencies become their codes and instants the office's time; what is stored stays as it is. */
  private async readable(value: unknown): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.readable(item)));
    if (typeof value === 'string' && INSTANT.test(value)) return iso(new Date(value));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(async ([key, item]: [string, unknown]) =>
      /agencyId$/i.test(key) && typeof item === 'string'
        ? [key.slice(0, -2), (await this.views.agencyName(item)).code]
        : [key, await this.readable(item)],
    );
    return Object.fromEntries((await Promise.all(entries)) as [string, unknown][]);
  }
}

/** The reason of a rule is a code, so its words stand beside it; a person's is words. */
function withReasonText(data: Record<string, unknown>): Record<string, unknown> {
  const { reason, cause } = data;
  if (typeof reason !== 'string' || cause === undefined) return data;
  return { ...data, reasonText: endReasonWords(reason) };
}

/** A portal reads what happened, when and where, but neither who did it nor what officers wrote down. */
function withoutInternals(entry: TimelineEntry): TimelineEntry {
  return { ...entry, actor: entry.agency?.name.vi ?? '', data: {} };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function isIntact(code: string, events: readonly TimelineEventEntity[]): boolean {
  return events.every(
    (event, index) =>
      event.seq === index + 1 &&
      event.previousHash === (events[index - 1]?.hash ?? '') &&
      event.hash === hashOf(code, event),
  );
}
