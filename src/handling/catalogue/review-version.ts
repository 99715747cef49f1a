import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assertDraft, assertReviewer, assertSeen } from '../../domain/catalogue/version-life.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { ProcedureStore } from '../../registers/procedures/procedure.store.js';
import type { DecisionCommand } from './publish-version.js';
import type { VersionResponse } from './version.responses.js';
import { assertPublishable } from './version-problem.js';
import { VersionProof } from './version-proof.js';
import { VersionStory } from './version-story.js';

interface ReviewCommand extends DecisionCommand {
  readonly by: string;
  /** Nobody reviews what has changed since he read it. */
  readonly seen: number;
}

/** A second pair of eyes: only a draft that proves itself is reviewed, and by nobody who had a hand in it. */
@Injectable()
export class ReviewVersion {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly proof: VersionProof,
    private readonly story: VersionStory,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `unknown-procedure`, `unknown-procedure-version`, `version-not-draft`, `draft-changed-since`,
   *   `review-by-drafter`, `version-not-publishable` with all its problems
   */
  async execute(command: ReviewCommand): Promise<VersionResponse> {
    return this.database.write((tx) => this.within(tx, command));
  }

  private async within(
    tx: EntityManager,
    { procedureCode, no, seen, by }: ReviewCommand,
  ): Promise<VersionResponse> {
    const procedure = await this.procedures.lockByCode(tx, procedureCode);
    const draft = await this.procedures.versionByNo(tx, procedure.id, no);
    assertDraft(draft);
    assertSeen(draft, seen);
    assertReviewer(draft, by);
    assertPublishable(await this.proof.problems(draft, draft.levels));
    const reviewedAt = this.clock.now();
    await this.procedures.changeVersion(tx, draft, { state: 'reviewed', reviewedBy: by, reviewedAt });
    return this.story.of(tx, procedureCode, draft);
  }
}
