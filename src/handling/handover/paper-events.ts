import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type {
  CaseContext,
  CaseEvent,
  CaseFlag,
  Decision,
  DossierCase,
} from '../../domain/dossier/dossier-case.js';
import { DossierVerbs, eventActorOf } from '../../dossiers/dossier-verbs.store.js';
import { DossiersStore, type DossierAddition, type DossierHead } from '../../dossiers/dossiers.store.js';
import type { Actor } from '../../platform/access/actor.js';

/** What the way of its papers means for a dossier. */
export interface PaperEvent {
  readonly dossierId: string;
  readonly event: CaseEvent;
  readonly flag: CaseFlag | null;
  /** What it does to a dossier that is on its way to another agency; null: it goes on as before. */
  readonly verb: ((before: DossierCase, context: CaseContext) => Decision) | null;
}

export interface PaperAct {
  readonly actor: Actor;
  readonly at: Date;
  readonly heads: ReadonlyMap<string, DossierHead>;
}

/** Writes what happened to papers on their dossiers, all of one list in one transaction. */
@Injectable()
export class PaperEvents {
  constructor(
    private readonly dossiers: DossiersStore,
    private readonly verbs: DossierVerbs,
  ) {}

  /** Call it with the dossiers locked. */
  async write(tx: EntityManager, act: PaperAct, events: readonly PaperEvent[]): Promise<void> {
    const plain = events.filter(({ verb }) => verb === null);
    await this.dossiers.append(
      tx,
      plain.flatMap((event) => additionsOf(act, event)),
      act.at,
    );
    for (const each of events) await this.decide(tx, act, each);
  }

  private async decide(
    tx: EntityManager,
    { actor }: PaperAct,
    { dossierId, event, flag, verb }: PaperEvent,
  ): Promise<void> {
    if (verb === null) return;
    const target = { dossierId, actor: eventActorOf(actor) };
    const done = await this.verbs.act(tx, target, (before, context) => {
      const decision = verb(before, context);
      return {
        ...decision,
        events: [event, ...decision.events],
        flags: [...(flag ? [flag] : []), ...decision.flags],
      };
    });
    if (done === 'busy') throw new DomainError('busy');
  }
}

function additionsOf(
  { actor, at, heads }: PaperAct,
  { dossierId, event, flag }: PaperEvent,
): DossierAddition[] {
  const head = heads.get(dossierId);
  if (head === undefined) return [];
  const by = { at, actor: eventActorOf(actor) };
  const flags = flag ? [flag] : [];
  const raised = flags.map(({ kind, subject, momentAt }) => ({
    type: 'flag_raised',
    data: { kind, subject, momentAt: momentAt.toISOString() },
    ...by,
  }));
  return [{ head, events: [{ ...event, ...by }, ...raised], flags }];
}
