import { Injectable } from '@nestjs/common';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { assertRetirable } from '../../domain/catalogue/version-life.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { ProcedureStore } from '../../registers/procedures/procedure.store.js';
import { lastReceivedBehind } from './last-received.js';
import type { VersionResponse } from './version.responses.js';
import { VersionStory } from './version-story.js';

export interface RetireCommand {
  readonly procedureCode: string;
  readonly no: number;
  readonly lastDay: LocalDay;
  readonly reason: string;
  readonly by: string;
}

/** Ends a published version with a last day; nothing takes its place. Its dossiers keep it to their end. */
@Injectable()
export class RetireVersion {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly story: VersionStory,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `unknown-procedure`, `unknown-procedure-version`, `version-not-published`,
   *   `last-day-before-start`, `last-day-behind-end`, `dossiers-behind-last-day`
   */
  async execute({ procedureCode, no, lastDay, reason, by }: RetireCommand): Promise<VersionResponse> {
    return this.database.write(async (tx) => {
      const procedure = await this.procedures.lockByCode(tx, procedureCode);
      const version = await this.procedures.versionByNo(tx, procedure.id, no);
      assertRetirable(version, lastDay, await lastReceivedBehind(tx, version, lastDay));
      await this.procedures.changeVersion(tx, version, {
        state: 'retired',
        effectiveTo: lastDay,
        toldTo: lastDay,
        retiredBy: by,
        retiredAt: this.clock.now(),
        retiredReason: reason,
      });
      return this.story.of(tx, procedureCode, version);
    });
  }
}
