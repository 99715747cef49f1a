import { Injectable } from '@nestjs/common';
import { DossiersStore, type NewDossierRecord } from '../../dossiers/dossiers.store.js';
import { ImportedDossiers, type ImportedDossier } from '../../dossiers/imported-dossiers.store.js';
import { Clock } from '../../platform/time/clock.js';
import type { HistoryVersion } from './history-procedures.js';
import { columnsOf, type HistoryMapping } from './history-mapping.js';
import { recordOf } from './history-record.js';
import { HistoryRegisters } from './history-registers.js';
import type { ImportProgress } from '../../platform/csv-import/import-progress.js';
import { type LineStaging, LineStagings } from '../../platform/csv-import/line-staging.js';
import { readApplication } from './read-application.js';
import { RowReport } from '../../platform/csv-import/row-report.js';
import { FAULT_COLUMNS, faultCells, type RowFault, valueFault } from '../../platform/csv-import/row-fault.js';
import { type FileToStage, stageRows } from '../../platform/csv-import/stage-rows.js';
import type { StagedApplication } from '../../platform/csv-import/staged-line.js';

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

/** A dossier ready to be written, and where in the file it came from. */
interface ReadyRecord {
  readonly record: NewDossierRecord;
  readonly line: number;
}

/** What one run shares between its parts. */
interface Run {
  readonly mapping: HistoryMapping;
  readonly versions: ReadonlyMap<string, HistoryVersion>;
  readonly report: RowReport;
  readonly now: Date;
}

/** Brings an event log in as dossiers of history; running it again adds only what is missing. */
@Injectable()
export class ImportDossiers {
  constructor(
    private readonly stagings: LineStagings,
    private readonly registers: HistoryRegisters,
    private readonly imported: ImportedDossiers,
    private readonly dossiers: DossiersStore,
    private readonly clock: Clock,
  ) {}

  /** @throws ImportRefused; DomainError `busy`, `database-unavailable` (run it again) */
  async execute(order: ImportOrder, progress: ImportProgress): Promise<ImportSummary> {
    const { mapping, path } = order;
    const now = this.clock.now();
    return this.stagings.using(mapping.name, async (staging) => {
      const versions = await this.registers.prepare(mapping, now);
      const report = await RowReport.at(order.reportPath, FAULT_COLUMNS);
      try {
        const reject = (fault: RowFault) => report.add([faultCells(fault)]);
        const rows = await stageRows(fileOf(path, mapping), staging, reject, progress);
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
    await report.add(faults.map(faultCells));
  }

  private async flush(batch: readonly ReadyRecord[], run: Run, summary: ImportSummary): Promise<void> {
    const results = await this.imported.write(batch, (tx, fresh) => {
      const records = fresh.map(({ record }) => record);
      return this.dossiers.insertMany(tx, records, run.now, true);
    });
    for (const { ready, became } of results) {
      if (became === 'already_there') summary.alreadyThere += 1;
      else if (became !== 'written') summary.rejected += 1;
      else if (ready.record.dossier.marks.length > 0) summary.marked += 1;
      if (became === 'written') summary.written += 1;
    }
    await run.report.add(results.flatMap(faultOf).map(faultCells));
  }
}

function fileOf(path: string, mapping: HistoryMapping): FileToStage {
  const { csv, reference, event } = mapping;
  const { only } = event;
  const isWanted: FileToStage['isWanted'] = (cells) => !only || only.values.has(cells[only.column] ?? '');
  return { path, csv, reference, columns: columnsOf(mapping), isWanted };
}

function faultOf({ ready, became, reason }: ImportedDossier<ReadyRecord>): RowFault[] {
  const { dossier } = ready.record;
  const place = { line: ready.line, reference: dossier.externalReference ?? '', field: '' };
  if (became === 'code_taken') return [{ ...place, ...valueFault('code-taken', { value: dossier.code }) }];
  return became === 'refused' ? [{ ...place, ...valueFault('database-refused', { value: reason }) }] : [];
}

function isFull(batch: readonly ReadyRecord[]): boolean {
  const events = batch.reduce((sum, { record }) => sum + record.events.length, 0);
  return batch.length >= APPLICATIONS_PER_BATCH || events >= EVENTS_PER_BATCH;
}
