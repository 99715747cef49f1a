import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  describedAnew,
  type ToldDescription,
  toldByRecord,
} from '../../domain/catalogue/procedure-description.js';
import { assertVersionDates } from '../../domain/catalogue/version-life.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { ProcedureStore, type VersionDraft } from '../../registers/procedures/procedure.store.js';
import { NationalRecords, type SettledQuestions } from './national-records.store.js';
import type { VersionResponse } from './version.responses.js';
import { VersionStory } from './version-story.js';

export interface DraftCommand extends Omit<VersionDraft, 'recordNo' | 'description'> {
  readonly procedureCode: string;
  readonly fromRecord?: SettledQuestions | null;
  /** What it calls the procedure otherwise than its record, or than the version before it. */
  readonly told?: ToldDescription;
  /** The account that writes it; null: nobody is signed in. */
  readonly by: string | null;
}

/** Keeps the rules of a coming version; nobody can file under them before they are proved and published. */
@Injectable()
export class DraftVersion {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly records: NationalRecords,
    private readonly story: VersionStory,
    private readonly clock: Clock,
  ) {}

  async execute(command: DraftCommand): Promise<VersionResponse> {
    return this.database.write((tx) => this.within(tx, command));
  }

  /** @throws DomainError `unknown-procedure`, `version-dates-inverted`, `unknown-record`, `questions-open` */
  async within(tx: EntityManager, command: DraftCommand): Promise<VersionResponse> {
    const { procedureCode, fromRecord = null, told = {}, effectiveFrom, effectiveTo, rules, by } = command;
    assertVersionDates(command);
    const procedure = await this.procedures.lockByCode(tx, procedureCode);
    const record = fromRecord && (await this.records.settled(tx, procedure, fromRecord));
    const before = await this.procedures.descriptionBefore(tx, procedure, effectiveFrom);
    const description = describedAnew(record ? describedAnew(before, toldByRecord(record)) : before, told);
    const draft = { effectiveFrom, effectiveTo, rules, description, recordNo: fromRecord?.no ?? null };
    const drafted = { draftedBy: by, draftedAt: this.clock.now() };
    const version = await this.procedures.insertDraft(tx, procedure.id, { ...draft, ...drafted });
    return this.story.of(tx, procedureCode, version);
  }
}
