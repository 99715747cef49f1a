import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/time/clock.js';
import type { HistoryVersion } from './history-procedures.js';
import type { HistoryMapping } from './history-mapping.js';
import { recordOf } from './history-record.js';
import { HistoryRegisters } from './history-registers.js';
import type { ImportProgress } from '../../platform/csv-import/import-progress.js';
import { type LineStaging, LineStagings } from '../../platform/csv-import/line-staging.js';
import { readApplication } from './read-application.js';
import { RejectionReport } from '../../platform/csv-import/rejection-report.js';
import type { RowFault } from '../../platform/csv-import/row-fault.js';
import { stageLog } from './stage-log.js';
import type { StagedApplication } from '../../platform/csv-import/staged-line.js';
import { type ReadyRecord, WriteApplications } from '../../dossiers/imported-dossiers.store.js';

export interface ImportOrder {
  readonly path: string;
  readonly mapping: HistoryMapping;
  readonly reportPath: string;
}

export interface ImportSummary {
  /** Rows of the file below its header. */
  rows: number;
  applications: number;
  written: number;
  alreadyThere: number;
  /** Applications left out because of a bad row. */
  rejected: number;
  /** Faults in the report, rows without an application included. */
  faults: number;
  /** Written with a mark: the source contradicts itself. */
  marked: number;
}

const APPLICATIONS_PER_BATCH = 200;
const EVENTS_PER_BATCH = 4_000;

/** What one run shares between its parts. */
interface Run {
  readonly mapping: HistoryMapping;
  readonly versions: ReadonlyMap<string, HistoryVersion>;
  readonly report: RejectionReport;
  readonly now: Date;
}

/** Brings an event log in as dossiers of history; running it again adds only what is missing. */
@Injectable()
export class ImportDossiers {
  constructor(
    private readonly stagings: LineStagings,
    private readonly registers: HistoryRegisters,
    private readonly write: WriteApplications,
    private readonly clock: Clock,
  ) {}

  /** @throws ImportRefused; DomainError `busy`, `database-unavailable` (run it again) */
  async execute(order: ImportOrder, progress: ImportProgress): Promise<ImportSummary> {
    const { mapping, path } = order;
    const now = this.clock.now();
    return this.stagings.using(mapping.name, async (staging) => {
      const versions = await this.registers.prepare(mapping, now);
      const report = await RejectionReport.at(order.reportPath);
      try {
        const rows = await stageLog({ path, mapping }, staging, report, progress);
        return await this.writeStaged(staging, { mapping, versions, report, now }, rows, progress);
      } finally {
        await report.close();
      }
    });
  }

  private async writeStaged(
    staging: LineStaging,
    run: Run,
    rows: number,
    progress: ImportProgress,
  ): Promise<ImportSummary> {
    const { applications } = await staging.finish();
    const summary = { rows, applications, written: 0, alreadyThere: 0, rejected: 0, faults: 0, marked: 0 };
    progress.begin('write', applications);
    let batch: ReadyRecord[] = [];
    let done = 0;
    for await (const staged of staging.applications()) {
      const ready = await this.readyRecord(staged, run);
      if ('record' in ready) batch.push(ready);
      else await this.reject(ready, run, summary);
      done += 1;
      if (isFull(batch)) {
        await this.flush(batch, run, summary);
        batch = [];
      }
      progress.advanceTo(done - batch.length);
    }
    if (batch.length > 0) await this.flush(batch, run, summary);
    progress.advanceTo(done);
    progress.end();
    return { ...summary, faults: run.report.rows };
  }

  private async readyRecord(staged: StagedApplication, run: Run): Promise<ReadyRecord | readonly RowFault[]> {
    const { application, faults } = readApplication(staged, run.mapping, run.now);
    if (application === null) return faults;
    const place = await this.registers.placeOf(application, run.mapping, run.versions);
    if (!('version' in place)) return place;
    return { record: recordOf(application, place, run.mapping, run.now), line: application.line };
  }

  private async reject(faults: readonly RowFault[], { report }: Run, summary: ImportSummary): Promise<void> {
    summary.rejected += 1;
    await report.add(faults);
  }

  private async flush(batch: readonly ReadyRecord[], run: Run, summary: ImportSummary): Promise<void> {
    const { written, alreadyThere, faults } = await this.write.execute(batch, run.now);
    summary.written += written.length;
    summary.alreadyThere += alreadyThere;
    summary.rejected += faults.length;
    summary.marked += written.filter(({ record }) => record.dossier.marks.length > 0).length;
    await run.report.add(faults);
  }
}

function isFull(batch: readonly ReadyRecord[]): boolean {
  const events = batch.reduce((sum, { record }) => sum + record.events.length, 0);
  return batch.length >= APPLICATIONS_PER_BATCH || events >= EVENTS_PER_BATCH;
}
