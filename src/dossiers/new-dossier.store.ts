import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  codeFrameOf,
  formatDossierCode,
  type CodeFormat,
  type CodeParts,
} from '../domain/dossier/dossier-code.js';
import type { CaseContext, Decision } from '../domain/dossier/dossier-case.js';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import { stepValues, supplementValues } from './case-rows.js';
import { caseFacts, eventsOf, newClockValues } from './decision-rows.js';
import type { DossierResponse } from './dossier-response.contract.js';
import { eventActorOf } from './dossier-verbs.store.js';
import { DossierView } from './dossier-view.lookup.js';
import { DossiersStore, type DossierValues, type NewDossierRecord } from './dossiers.store.js';
import { IntakeLane } from './intake-lane.js';

/** What the use case knows of a new dossier beside the rules' decision; its code comes with its number. */
export type FilingFacts = Omit<DossierValues, keyof ReturnType<typeof caseFacts> | 'code'>;

export interface NewDossier {
  readonly facts: FilingFacts;
  readonly decision: Decision;
  readonly context: CaseContext;
  readonly actor: Actor;
  readonly codeFormat: CodeFormat;
  /** In front of the day and the number. */
  readonly agencyCode: string;
}

/** Stores the first decision on a dossier under the next code of its agency and day, and answers with it. */
@Injectable()
export class NewDossierStore {
  constructor(
    private readonly database: Database,
    private readonly lane: IntakeLane,
    private readonly store: DossiersStore,
    private readonly views: DossierView,
  ) {}

  /** One shared statement; a request with an idempotency key has a transaction of its own, which keeps both. */
  async add(dossier: NewDossier): Promise<DossierResponse> {
    if (this.database.sharesNextWrite()) return this.database.write((tx) => this.addWithin(tx, dossier));
    const { context, facts, codeFormat, agencyCode } = dossier;
    const record = recordOf(dossier, '');
    const frame = codeFrameOf(codeFormat, { agencyCode, day: facts.receivedOn });
    const agencyId = facts.receivingAgencyId;
    const code = await this.lane.write({ agencyId, frame, record, now: context.now });
    return this.answer({ ...record, dossier: { ...record.dossier, code } }, dossier.actor);
  }

  /** The same as an ordinary transaction: number, then dossier. */
  async addWithin(tx: EntityManager, dossier: NewDossier): Promise<DossierResponse> {
    const { context, facts, codeFormat, agencyCode } = dossier;
    const sequence = await this.store.nextNumber(tx, facts.receivingAgencyId, facts.receivedOn);
    const parts: CodeParts = { agencyCode, day: facts.receivedOn, sequence };
    const record = recordOf(dossier, formatDossierCode(codeFormat, parts));
    await this.store.insertMany(tx, [record], context.now);
    return this.answer(record, dossier.actor);
  }

  private answer({ dossier, steps, supplements, clocks }: NewDossierRecord, actor: Actor) {
    const head = { id: '', version: 1, lastEventSeq: 0, lastEventHash: '' };
    return this.views.response({ dossier: { ...dossier, ...head }, steps, supplements, clocks }, actor);
  }
}

function recordOf({ facts, decision, context, actor }: NewDossier, code: string): NewDossierRecord {
  const { after } = decision;
  const { now } = context;
  const due = { at: now, dueAt: after.dossier.dueAt, reason: decision.events.at(-1)?.type ?? '' };
  return {
    dossier: { code, ...facts, ...caseFacts(after) },
    steps: after.steps.map(stepValues),
    clocks: newClockValues(after.clocks, context),
    supplements: after.supplements.map(supplementValues),
    events: eventsOf(decision, eventActorOf(actor), now),
    flags: decision.flags,
    dueHistory: after.dossier.dueAt ? [due] : [],
  };
}
