import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changesBetween } from '../../domain/catalogue/draft-changes.js';
import { draftOfRecord, RECORD_READER, type RecordDraft } from '../../domain/catalogue/draft-of-record.js';
import { readNationalRecord } from '../../domain/catalogue/national-record.js';
import { toldByRecord } from '../../domain/catalogue/procedure-description.js';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { ProcedureStore } from '../../registers/procedures/procedure.store.js';
import { kindsOf, NationalRecords, type KeptRevision, type Rereading } from './national-records.store.js';

/** Each batch commits by itself. */
const PROCEDURES_AT_ONCE = 100;

/**
 * Reads kept records again once our reader has improved: their questions and drafts become what it reads now. No record
 * has changed by that, and what people decided stays. The first process that starts does it, or an import.
 */
@Injectable()
export class ReadRecordsAgain implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly records: NationalRecords,
    private readonly procedures: ProcedureStore,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.execute();
  }

  async execute(): Promise<void> {
    while (await this.database.write((tx) => this.batch(tx))) {
      // The next batch is there.
    }
  }

  /** @returns whether there may be more */
  private async batch(tx: EntityManager): Promise<boolean> {
    if (!(await this.records.areOutdated(tx, RECORD_READER))) return false;
    await this.records.lock(tx);
    const kept = await this.records.outdated(tx, RECORD_READER, PROCEDURES_AT_ONCE);
    const read = rereadAll(kept);
    await this.records.rewrite(tx, RECORD_READER, read);
    for (const { code, isLatest, draft } of read) {
      if (isLatest) await this.procedures.describe(tx, code, toldByRecord(draft));
    }
    return kept.length > 0;
  }
}

/** Revisions of one procedure follow each other, so that each is compared with the one before it as it is read now. */
function rereadAll(kept: readonly KeptRevision[]): readonly (KeptRevision & Rereading)[] {
  const before = new Map<string, RecordDraft>();
  return kept.map((revision) => {
    const { draft, questions } = reread(revision);
    const last = before.get(revision.code);
    before.set(revision.code, draft);
    const changes = last ? changesBetween(last, draft) : [];
    return { ...revision, draft, questions, kinds: kindsOf(questions), changes };
  });
}

/** A record that would not be taken in today stays as it was read. */
function reread(revision: KeptRevision): Pick<Rereading, 'draft' | 'questions'> {
  try {
    return draftOfRecord(readNationalRecord(revision.record));
  } catch (error) {
    if (error instanceof DomainError) return revision;
    throw error;
  }
}
