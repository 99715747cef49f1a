import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { describedAnew, toldByRecord } from '../../domain/catalogue/procedure-description.js';
import { assertDraft, assertSeen, assertVersionDates } from '../../domain/catalogue/version-life.js';
import { Database } from '../../platform/database/database.js';
import { descriptionOfVersion, ProcedureStore } from '../../registers/procedures/procedure.store.js';
import type { DraftCommand } from './draft-version.js';
import { NationalRecords } from './national-records.store.js';
import type { VersionResponse } from './version.responses.js';
import { VersionStory } from './version-story.js';

export interface ChangeDraftCommand extends DraftCommand {
  readonly by: string;
  readonly no: number;
  /** The revision that the change is based on; null: not told. */
  readonly seen: number | null;
}

/**
 * Writes a draft anew; one that was reviewed is a draft again. Without a record it keeps the one it came from, and what
 * it calls the procedure unless told otherwise.
 */
@Injectable()
export class ChangeDraft {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly records: NationalRecords,
    private readonly story: VersionStory,
  ) {}

  /**
   * @throws DomainError `unknown-procedure`, `unknown-procedure-version`, `version-not-draft`, `draft-changed-since`,
   *   `version-dates-inverted`, `unknown-record`, `questions-open`
   */
  async execute(command: ChangeDraftCommand): Promise<VersionResponse> {
    assertVersionDates(command);
    return this.database.write((tx) => this.within(tx, command));
  }

  private async within(tx: EntityManager, command: ChangeDraftCommand): Promise<VersionResponse> {
    const { procedureCode, no, seen, by, fromRecord = null, told = {} } = command;
    const { effectiveFrom, effectiveTo, rules } = command;
    const procedure = await this.procedures.lockByCode(tx, procedureCode);
    const draft = await this.procedures.versionByNo(tx, procedure.id, no);
    assertDraft(draft);
    assertSeen(draft, seen);
    const record = fromRecord && (await this.records.settled(tx, procedure, fromRecord));
    const said = descriptionOfVersion(draft);
    const description = describedAnew(record ? describedAnew(said, toldByRecord(record)) : said, told);
    await this.procedures.changeVersion(tx, draft, {
      ...{ effectiveFrom, effectiveTo, toldTo: effectiveTo, rules, description },
      state: 'draft',
      revision: draft.revision + 1,
      recordNo: fromRecord?.no ?? draft.recordNo,
      changedBy: [...new Set([...draft.changedBy, by])],
      reviewedBy: null,
      reviewedAt: null,
    });
    return this.story.of(tx, procedureCode, draft);
  }
}
