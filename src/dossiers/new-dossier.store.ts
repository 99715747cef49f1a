import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseContext, Decision } from '../domain/dossier/dossier-case.js';
import type { Actor } from '../platform/access/actor.js';
import { stepValues, supplementValues } from './case-rows.js';
import { caseFacts, eventsOf, newClockValues } from './decision-rows.js';
import type { DossierResponse } from './dossier-response.contract.js';
import { eventActorOf } from './dossier-verbs.store.js';
import { DossierView } from './dossier-view.lookup.js';
import { DossiersStore, type DossierValues, type NewDossierRecord } from './dossiers.store.js';

/** What the use case knows of a new dossier beside the rules' decision. */
export type FilingFacts = Omit<DossierValues, keyof ReturnType<typeof caseFacts>>;

export interface NewDossier {
  readonly facts: FilingFacts;
  readonly decision: Decision;
  readonly context: CaseContext;
  readonly actor: Actor;
}

/** Stores the first decision on a dossier and answers with it. */
@Injectable()
export class NewDossierStore {
  constructor(
    private readonly store: DossiersStore,
    private readonly views: DossierView,
  ) {}

  nextNumber(tx: EntityManager, agencyId: string, on: string): Promise<number> {
    return this.store.nextNumber(tx, agencyId, on);
  }

  async add(tx: EntityManager, { facts, decision, context, actor }: NewDossier): Promise<DossierResponse> {
    const { after } = decision;
    const { now } = context;
    const due = { at: now, dueAt: after.dossier.dueAt, reason: decision.events.at(-1)?.type ?? '' };
    const record: NewDossierRecord = {
      dossier: { ...facts, ...caseFacts(after) },
      steps: after.steps.map(stepValues),
      clocks: newClockValues(after.clocks, context),
      supplements: after.supplements.map(supplementValues),
      events: eventsOf(decision, eventActorOf(actor), now),
      flags: decision.flags,
      dueHistory: after.dossier.dueAt ? [due] : [],
    };
    const ids = await this.store.insertMany(tx, [record], now);
    const head = { version: 1, lastEventSeq: 0, lastEventHash: '', id: ids.get(facts.code) as string };
    const { steps, supplements, clocks } = record;
    return this.views.response(
      { dossier: { ...record.dossier, ...head }, steps, supplements, clocks },
      actor,
    );
  }
}
