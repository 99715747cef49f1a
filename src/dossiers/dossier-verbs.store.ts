import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../domain/domain-error.js';
import { withBroughtPapers } from '../domain/dossier/brought-papers.js';
import type { CaseContext, Decision, DossierCase } from '../domain/dossier/dossier-case.js';
import type { DossierAction } from '../domain/dossier/dossier-lifecycle.js';
import type { SupplementCommand } from '../domain/dossier/supplement.js';
import type { GivenPapers } from '../domain/papers/handed-in.js';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import type { BroughtPapersRequest } from './brought-papers.contract.js';
import { caseOf, type DossierRows } from './case-rows.js';
import { changeOf } from './decision-rows.js';
import { DossierAccess } from './dossier-access.lookup.js';
import type { DossierResponse } from './dossier-response.contract.js';
import { DossierView } from './dossier-view.lookup.js';
import type { DossierEntity } from './dossier.entity.js';
import { DossiersStore, type DossierValues, type EventActor } from './dossiers.store.js';
import { PresentCases } from './present-cases.store.js';
import type { SupplementRequest } from './supplement-items.contract.js';

/** Who does it to which dossier. */
export interface VerbTarget {
  readonly actor: Actor;
  readonly code: string;
  /** The version the caller saw, from `If-Match`; null = not given. */
  readonly seenVersion: number | null;
}

export interface VerbRequest extends VerbTarget {
  readonly action: DossierAction;
}

/** `known`: the papers that were there; null: nobody counted them. */
type TakePapers = (
  before: DossierCase,
  context: CaseContext,
  known: readonly GivenPapers[] | null,
) => Decision;

type AskForPapers = (before: DossierCase, command: SupplementCommand, context: CaseContext) => Decision;

/**
 * A decision; `details` are facts of the row that no rule looks at, saved with it; `context` where it was made by other
 * rules and agencies than the dossier had.
 */
export type Decided = Decision & {
  readonly details?: Partial<DossierValues>;
  readonly context?: CaseContext;
};

/** `tx`: for what one verb alone has to know, read while the dossier is locked. */
export type Decide = (
  before: DossierCase,
  context: CaseContext,
  dossier: DossierEntity,
  tx: EntityManager,
) => Decided | Promise<Decided>;

/** As `Decide`; null where the rule has nothing to do. */
export type DecideByRule = (...given: Parameters<Decide>) => ReturnType<Decide> | null;

/** A rule that acts on a dossier by itself; told from people by its name. */
export interface RuleTarget {
  readonly dossierId: string;
  readonly actor: EventActor;
}

export function eventActorOf(actor: Actor): EventActor {
  return { id: actor.accountId, name: actor.fullName, agencyId: actor.agencyId };
}

/** How every verb runs: lock, check, ask the core, save, answer, in one transaction. */
@Injectable()
export class DossierVerbs {
  constructor(
    private readonly database: Database,
    private readonly store: DossiersStore,
    private readonly access: DossierAccess,
    private readonly cases: PresentCases,
    private readonly views: DossierView,
  ) {}

  /**
   * @throws DomainError not-found, forbidden, stale-version, and what the core refuses with
   */
  async run(request: VerbRequest, decide: Decide): Promise<DossierResponse> {
    return this.database.write(async (tx) => {
      const rows = await this.store.lockByCode(tx, request.code);
      await this.access.assertMay(request.actor, request.action, rows);
      assertFresh(rows, request.seenVersion);
      await this.decideAndSave(tx, rows, eventActorOf(request.actor), decide);
      const after = await this.store.findByCode(tx, request.code);
      return this.views.response(after, request.actor);
    });
  }

  /**
   * A rule decides on a dossier: the same lock and the same save as for people, in the caller's transaction.
   * @returns `busy` when somebody is working on the dossier, `unchanged` when the rule had nothing to do
   */
  async act(
    tx: EntityManager,
    { dossierId, actor }: RuleTarget,
    decide: DecideByRule,
  ): Promise<'done' | 'unchanged' | 'busy'> {
    const rows = await this.store.lockIdle(tx, dossierId);
    if (rows === null) return 'busy';
    return (await this.decideAndSave(tx, rows, actor, decide)) ? 'done' : 'unchanged';
  }

  private async decideAndSave(
    tx: EntityManager,
    locked: DossierRows,
    actor: EventActor,
    decide: DecideByRule,
  ): Promise<boolean> {
    const { rows, context } = await this.cases.of(tx, locked);
    const before = caseOf(rows);
    const decision = await decide(before, context, rows.dossier, tx);
    if (decision === null) return false;
    const { reAppointment, details } = decision;
    const known = details ? { ...rows, dossier: { ...rows.dossier, ...details } } : rows;
    const change = changeOf(known, before, decision, decision.context ?? context, actor);
    const saved = details ? { ...change, dossier: { ...details, ...change.dossier } } : change;
    await this.store.save(tx, rows.dossier, saved, context.now);
    if (reAppointment) await this.store.addReAppointment(tx, rows.dossier.id, reAppointment);
    return true;
  }

  /**
   * Asks the applicant for papers. A second request without a sector rule is refused, yet the attempt is
   * recorded: asking again and again is what supervisors look for.
   * @throws DomainError supplement-already-requested, and as `run`
   */
  async askForPapers(
    request: VerbRequest,
    asked: SupplementRequest,
    ask: AskForPapers,
  ): Promise<DossierResponse> {
    const command: SupplementCommand = {
      items: asked.items.map((item) => ({ ...item })),
      reason: asked.reason,
      legalBasis: asked.legalBasis ?? null,
      officerId: request.actor.accountId,
    };
    try {
      return await this.run(request, (before, context) => ask(before, command, context));
    } catch (error) {
      const isSecond = error instanceof DomainError && error.code === 'supplement-already-requested';
      if (isSecond) await this.recordAttempt(request, command);
      throw error;
    }
  }

  /**
   * A verb by which papers come in, which the dossier then has.
   * @throws DomainError unknown-component, component-twice, and as `run`
   */
  takePapers(
    request: VerbRequest,
    { components: told }: BroughtPapersRequest,
    take: TakePapers,
  ): Promise<DossierResponse> {
    return this.run(request, (before, context, { components: known }) => {
      const decision = withNote(take(before, context, known), told);
      const papers = withBroughtPapers(known, told, before, context.variant);
      if (papers === null) return decision;
      return { ...decision, details: { components: papers.map((paper) => ({ ...paper })) } };
    });
  }

  private async recordAttempt(request: VerbRequest, { items, reason }: SupplementCommand): Promise<void> {
    const at = this.cases.now();
    const event = {
      type: 'supplement_request_refused',
      at,
      actor: eventActorOf(request.actor),
      data: { action: request.action, items, reason },
    };
    await this.database.write(async (tx) => {
      const { dossier } = await this.store.lockByCode(tx, request.code);
      await this.store.append(tx, [{ head: dossier, events: [event], flags: [] }], at);
    });
  }
}

/** What the officer told of the papers stays on record, also where he had vouched for the set. */
function withNote(decision: Decision, components: BroughtPapersRequest['components']): Decision {
  const [first, ...rest] = decision.events;
  if (!first || components === undefined) return decision;
  const told = components.map((paper) => ({ ...paper }));
  return { ...decision, events: [{ ...first, data: { ...first.data, components: told } }, ...rest] };
}

function assertFresh(rows: DossierRows, seenVersion: number | null): void {
  if (seenVersion === null || seenVersion === rows.dossier.version) return;
  throw new DomainError('stale-version', { seen: seenVersion, version: rows.dossier.version }, 'If-Match');
}
