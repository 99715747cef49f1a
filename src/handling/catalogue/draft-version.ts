import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { questionKey } from '../../domain/catalogue/catalogue-question.js';
import { DomainError } from '../../domain/domain-error.js';
import { isLocalDay, type LocalDay } from '../../domain/calendar/local-day.js';
import { Database } from '../../platform/database/database.js';
import { NationalRecords } from './national-records.store.js';
import { ProcedureStore, type VersionDraft } from '../../registers/procedures/procedure.store.js';

export interface DraftCommand extends Omit<VersionDraft, 'recordNo'> {
  readonly procedureCode: string;
  readonly fromRecord?: { readonly no: number; readonly settled: readonly string[] } | null;
}

export interface VersionAnswer {
  readonly procedureCode: string;
  readonly no: number;
  readonly state: 'draft' | 'published';
  readonly effectiveFrom: LocalDay;
  readonly effectiveTo: LocalDay | null;
  readonly recordNo: number | null;
}

/** Keeps the rules of a coming version; nobody can file under them before they are proved and published. */
@Injectable()
export class DraftVersion {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly records: NationalRecords,
  ) {}

  async execute(command: DraftCommand): Promise<VersionAnswer> {
    return this.database.write((tx) => this.within(tx, command));
  }

  /** @throws DomainError `unknown-procedure`, `version-dates-inverted`, `unknown-record`, `questions-open` */
  async within(tx: EntityManager, command: DraftCommand): Promise<VersionAnswer> {
    const { procedureCode, fromRecord = null, effectiveFrom, effectiveTo, rules } = command;
    if (!isLocalDay(effectiveFrom) || (effectiveTo !== null && effectiveTo < effectiveFrom)) {
      throw new DomainError('version-dates-inverted', { effectiveFrom, effectiveTo }, 'effectiveTo');
    }
    const procedure = await this.procedures.lockByCode(tx, procedureCode);
    const recordNo = fromRecord?.no ?? null;
    if (fromRecord) await this.assertSettled(tx, procedure, fromRecord);
    const draft = { effectiveFrom, effectiveTo, rules, recordNo };
    const { no } = await this.procedures.insertDraft(tx, procedure.id, draft);
    return { procedureCode, no, state: 'draft', effectiveFrom, effectiveTo, recordNo };
  }

  /** Each question of the record is named by whoever answered it in the rules. */
  private async assertSettled(
    tx: EntityManager,
    { id, code }: { readonly id: string; readonly code: string },
    { no, settled }: NonNullable<DraftCommand['fromRecord']>,
  ): Promise<void> {
    const questions = await this.records.latestQuestions(tx, id, no);
    if (questions === null) throw new DomainError('unknown-record', { code, no }, 'fromRecord.no');
    const [first, ...others] = questions.filter((each) => !settled.includes(questionKey(each)));
    if (!first) return;
    const details = { no, count: others.length + 1, first: questionKey(first) };
    throw new DomainError('questions-open', details, 'fromRecord.settled');
  }
}
