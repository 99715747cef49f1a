import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import {
  assertWithdrawable,
  isOut,
  lastDayAmong,
  versionBefore,
} from '../../domain/catalogue/version-life.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { ProcedureStore, type StoredVersion } from '../../registers/procedures/procedure.store.js';
import { hasDossiers } from './last-received.js';
import type { VersionResponse } from './version.responses.js';
import { VersionStory } from './version-story.js';

export interface WithdrawCommand {
  readonly procedureCode: string;
  readonly no: number;
  readonly reason: string;
  readonly by: string;
}

/** Takes a version back before its first day; the one before it goes on as if it had never been published. */
@Injectable()
export class WithdrawVersion {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly story: VersionStory,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `unknown-procedure`, `unknown-procedure-version`, `version-not-published`, `version-has-begun`,
   *   `withdraw-by-publisher`, `version-has-dossiers`
   */
  async execute(command: WithdrawCommand): Promise<VersionResponse> {
    return this.database.write((tx) => this.within(tx, command));
  }

  private async within(
    tx: EntityManager,
    { procedureCode, no, reason, by }: WithdrawCommand,
  ): Promise<VersionResponse> {
    const procedure = await this.procedures.lockByCode(tx, procedureCode);
    const version = await this.procedures.versionByNo(tx, procedure.id, no);
    const now = this.clock.now();
    const context = { by, on: localDayOf(now, OFFICE_ZONE), hasDossiers: await hasDossiers(tx, version) };
    assertWithdrawable(version, context);
    await this.procedures.changeVersion(tx, version, {
      state: 'withdrawn',
      withdrawnBy: by,
      withdrawnAt: now,
      withdrawnReason: reason,
    });
    await this.goOn(tx, version);
    return this.story.of(tx, procedureCode, version);
  }

  /** The version before it ends where it would have ended without it. */
  private async goOn(tx: EntityManager, withdrawn: StoredVersion): Promise<void> {
    const out = (await this.procedures.versionsOf(tx, withdrawn.procedureId)).filter(isOut);
    const before = versionBefore(withdrawn, out);
    if (before) await this.procedures.changeVersion(tx, before, { effectiveTo: lastDayAmong(before, out) });
  }
}
