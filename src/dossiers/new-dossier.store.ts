import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../domain/domain-error.js';
import { codeFrameOf, formatDossierCode, type CodeFormat } from '../domain/dossier/dossier-code.js';
import type { CaseContext, Decision } from '../domain/dossier/dossier-case.js';
import { dueReasonOf } from '../domain/dossier/due-reason.js';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import { isUniqueViolation } from '../platform/database/unique-violation.js';
import { stepValues, supplementValues } from './case-rows.js';
import { caseFacts, eventsOf, newClockValues, searchTextWith } from './decision-rows.js';
import { eventActorOf } from './dossier-verbs.store.js';
import { DossierView } from './dossier-view.lookup.js';
import { DossiersStore, type DossierValues, type NewDossierRecord } from './dossiers.store.js';
import { IntakeLane } from './intake-lane.js';
import { warningsOf, type LoggedDossier } from './logged-dossier.contract.js';
import { LookUpSecrets } from './look-up-secrets.lookup.js';
import { openTwins } from './open-twins.js';

/** What the use case knows of a new dossier beside the rules' decision; its code comes with its number. */
export type FilingFacts = Omit<DossierValues, keyof ReturnType<typeof caseFacts> | 'code'>;

export interface NewDossier {
  readonly facts: FilingFacts;
  readonly decision: Decision;
  readonly context: CaseContext;
  readonly actor: Actor;
  /** The code that it has already, or how its own is made. */
  readonly code: string | OwnCode;
}

export interface OwnCode {
  readonly format: CodeFormat;
  /** In front of the day and the number; it counts the day's dossiers. */
  readonly agency: { readonly id: string; readonly code: string };
}

/** Stores the first decision on a dossier under the next code of its agency and day, and answers with it. */
@Injectable()
export class NewDossierStore {
  constructor(
    private readonly database: Database,
    private readonly lane: IntakeLane,
    private readonly store: DossiersStore,
    private readonly views: DossierView,
    private readonly secrets: LookUpSecrets,
  ) {}

  /**
   * One shared statement; a request with an idempotency key has a transaction of its own, which keeps both, and so has
   * one that brings its code.
   * @throws DomainError code-taken
   */
  async add(dossier: NewDossier): Promise<LoggedDossier> {
    const { context, facts, code: own } = dossier;
    await this.secrets.ready();
    if (typeof own === 'string' || this.database.sharesNextWrite()) {
      return this.database.write((tx) => this.addWithin(tx, dossier));
    }
    const record = recordOf(dossier, '');
    const frame = codeFrameOf(own.format, { agencyCode: own.agency.code, day: facts.receivedOn });
    const written = await this.lane.write({ agencyId: own.agency.id, frame, record, now: context.now });
    const { code, twins } = written;
    return this.answer({ ...record, dossier: { ...record.dossier, code } }, twins, dossier.actor);
  }

  /** The same as an ordinary transaction: number, then dossier. */
  async addWithin(tx: EntityManager, dossier: NewDossier): Promise<LoggedDossier> {
    const record = recordOf(dossier, await this.codeOf(tx, dossier));
    const twins = await openTwins(tx, record.dossier);
    try {
      await this.store.insertMany(tx, [record], dossier.context.now);
    } catch (error) {
      if (!isUniqueViolation(error, 'dossier_code_key')) throw error;
      throw new DomainError('code-taken', { code: record.dossier.code }, 'code');
    }
    return this.answer(record, twins, dossier.actor);
  }

  private async codeOf(tx: EntityManager, { code, facts }: NewDossier): Promise<string> {
    if (typeof code === 'string') return code;
    const { agency, format } = code;
    const sequence = await this.store.nextNumber(tx, agency.id, facts.receivedOn);
    return formatDossierCode(format, { agencyCode: agency.code, day: facts.receivedOn, sequence });
  }

  private async answer(
    { dossier, steps, supplements, fees, clocks }: NewDossierRecord,
    twins: readonly string[],
    actor: Actor,
  ): Promise<LoggedDossier> {
    const stored = { id: '', version: 1, lastEventSeq: 0, lastEventHash: '', ...dossier };
    const rows = { dossier: stored, steps, supplements, fees, clocks, deliveries: [] };
    const lookUpSecret = await this.secrets.of(dossier.code);
    return { lookUpSecret, warnings: warningsOf(twins), ...(await this.views.response(rows, actor)) };
  }
}

function recordOf({ facts, decision, context, actor }: NewDossier, code: string): NewDossierRecord {
  const { after } = decision;
  const { now } = context;
  const due = { at: now, dueAt: after.dossier.dueAt, reason: dueReasonOf(decision) };
  return {
    dossier: {
      code,
      ...facts,
      ...caseFacts(after),
      searchText: searchTextWith(facts.searchText, after.steps),
    },
    steps: after.steps.map((step) => stepValues(step, facts)),
    clocks: newClockValues(after.clocks, context),
    supplements: after.supplements.map(supplementValues),
    fees: after.fees,
    events: eventsOf(decision, eventActorOf(actor), now),
    flags: decision.flags,
    dueHistory: after.dossier.dueAt ? [due] : [],
  };
}
