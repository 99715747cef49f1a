import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { addDays } from '../../domain/calendar/local-day.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { ProcedureStore, type VersionDates } from '../../registers/procedures/procedure.store.js';
import type { VersionAnswer } from './draft-version.js';
import type { VersionProblem } from './version-problem.js';
import { VersionProof } from './version-proof.js';

export interface PublishCommand {
  readonly procedureCode: string;
  readonly no: number;
}

/** Proves a draft and lets it take effect on its day; the version before it ends the day before. */
@Injectable()
export class PublishVersion {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly proof: VersionProof,
    private readonly clock: Clock,
  ) {}

  async execute(command: PublishCommand): Promise<VersionAnswer> {
    return this.database.write((tx) => this.within(tx, command));
  }

  /**
   * @throws DomainError `unknown-procedure`, `unknown-procedure-version`, `version-not-draft`,
   *   `version-not-publishable` with all its problems, `version-dates-overlap`
   */
  async within(tx: EntityManager, { procedureCode, no }: PublishCommand): Promise<VersionAnswer> {
    const procedure = await this.procedures.lockByCode(tx, procedureCode);
    const draft = await this.procedures.versionByNo(tx, procedure.id, no);
    if (draft.state !== 'draft') throw new DomainError('version-not-draft', { no, state: draft.state }, 'no');
    refuse(await this.proof.problems(draft.rules, procedure.levels));
    await this.supersede(tx, procedure.id, draft);
    await this.procedures.publish(tx, draft.id, this.clock.now());
    const { effectiveFrom, effectiveTo, recordNo } = draft;
    return { procedureCode, no, state: 'published', effectiveFrom, effectiveTo, recordNo };
  }

  /** One version at most is in force on any day; a later one that is already published is never cut. */
  private async supersede(
    tx: EntityManager,
    procedureId: string,
    { effectiveFrom, effectiveTo }: VersionDates,
  ): Promise<void> {
    const versions = await this.procedures.versionsOf(tx, procedureId);
    for (const other of versions.filter(({ state }) => state === 'published')) {
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
      await this.procedures.endOn(tx, other.id, addDays(effectiveFrom, -1));
    }
  }
}

/** Tells all problems at once, with their places in the draft. */
function refuse(found: readonly VersionProblem[]): void {
  const problems = found.map((problem) => ({ ...problem, place: `rules.${problem.place}` }));
  const [first] = problems;
  if (!first) return;
  const details = { count: problems.length, place: first.place, ...first.message, problems };
  throw new DomainError('version-not-publishable', details, first.place);
}
