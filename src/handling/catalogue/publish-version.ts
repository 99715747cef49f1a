import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays } from '../../domain/calendar/local-day.js';
import {
  assertDraft,
  assertNoneBehind,
  assertPublisher,
  assertSeen,
  isOut,
} from '../../domain/catalogue/version-life.js';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { ProcedureStore, type StoredVersion } from '../../registers/procedures/procedure.store.js';
import { lastReceivedBehind } from './last-received.js';
import type { VersionResponse } from './version.responses.js';
import { assertPublishable } from './version-problem.js';
import { VersionProof } from './version-proof.js';
import { VersionStory } from './version-story.js';

/** Somebody decides about a version that was read before. */
export interface DecisionCommand {
  readonly procedureCode: string;
  readonly no: number;
  /** The account that decides; null: nobody is signed in. */
  readonly by: string | null;
  /** The revision of the draft that was read; null: not told. */
  readonly seen: number | null;
}

export interface PublishCommand extends DecisionCommand {
  /** Why nobody else has to look it over first; left out: a review is needed. */
  readonly withoutReview?: { readonly reason: string };
}

/** Proves a reviewed draft and lets it take effect on its day; the version before it ends the day before. */
@Injectable()
export class PublishVersion {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly proof: VersionProof,
    private readonly story: VersionStory,
    private readonly clock: Clock,
  ) {}

  async execute(command: PublishCommand): Promise<VersionResponse> {
    return this.database.write((tx) => this.within(tx, command));
  }

  /**
   * @throws DomainError `unknown-procedure`, `unknown-procedure-version`, `version-not-draft`, `draft-changed-since`,
   *   `version-not-reviewed`, `publish-by-reviewer`, `version-not-publishable` with all its problems,
   *   `version-dates-overlap`, `dossiers-behind-last-day`
   */
  async within(tx: EntityManager, command: PublishCommand): Promise<VersionResponse> {
    const { procedureCode, no, by, seen, withoutReview } = command;
    const procedure = await this.procedures.lockByCode(tx, procedureCode);
    const draft = await this.procedures.versionByNo(tx, procedure.id, no);
    assertDraft(draft);
    assertSeen(draft, seen);
    const isReviewed = draft.state === 'reviewed';
    if (!isReviewed && !withoutReview) throw new DomainError('version-not-reviewed', { no }, 'no');
    assertPublisher(draft, by);
    // Agencies and days off may have changed since the review.
    assertPublishable(await this.proof.problems(draft, draft.levels));
    await this.supersede(tx, draft);
    await this.procedures.admit(tx, procedure);
    await this.procedures.changeVersion(tx, draft, {
      state: 'published',
      publishedAt: this.clock.now(),
      publishedBy: by,
      unreviewedReason: isReviewed ? null : (withoutReview?.reason ?? null),
    });
    return this.story.of(tx, procedureCode, draft);
  }

  /**
   * One version at most is in force on any day; a later one that is already published is never cut, nor one before a day on
   * which a dossier came in under it.
   */
  private async supersede(
    tx: EntityManager,
    { procedureId, effectiveFrom, effectiveTo }: StoredVersion,
  ): Promise<void> {
    const versions = await this.procedures.versionsOf(tx, procedureId);
    for (const other of versions.filter(isOut)) {
      const endsBefore = other.effectiveTo !== null && other.effectiveTo < effectiveFrom;
      const startsAfter = effectiveTo !== null && effectiveTo < other.effectiveFrom;
      if (endsBefore || startsAfter) continue;
      if (other.effectiveFrom >= effectiveFrom) {
        throw new DomainError(
          'version-dates-overlap',
          { no: other.no, from: other.effectiveFrom },
          'effectiveFrom',
        );
      }
      const lastDay = addDays(effectiveFrom, -1);
      assertNoneBehind(lastDay, await lastReceivedBehind(tx, other, lastDay), 'effectiveFrom');
      await this.procedures.changeVersion(tx, other, { effectiveTo: lastDay });
    }
  }
}
