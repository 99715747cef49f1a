import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { takeOver } from '../../domain/dossier/take-over.js';
import { CannotTakeOver } from '../../domain/dossier/take-over-replay.js';
import { ImportedDossiers, type ImportedDossier } from '../../dossiers/imported-dossiers.store.js';
import { TakenOverDossiers } from '../../dossiers/taken-over-dossiers.store.js';
import type { ImportProgress } from '../../platform/csv-import/import-progress.js';
import { type LineStaging, LineStagings } from '../../platform/csv-import/line-staging.js';
import { refusalFault, type RowFault, valueFault } from '../../platform/csv-import/row-fault.js';
import { type FileToStage, stageRows } from '../../platform/csv-import/stage-rows.js';
import type { StagedApplication } from '../../platform/csv-import/staged-line.js';
import { Clock } from '../../platform/time/clock.js';
import type { OpenDossier } from './open-dossier.js';
import { columnOfFault, columnsOf, type OpenMapping, rulesFor } from './open-mapping.js';
import { isRefusal, type OpenPlace, OpenPlaces } from './open-places.js';
import { isKept, readyTakeOver, type ReadyTakeOver } from './open-record.js';
import { OpenReport } from './open-report.js';
import { readDossier } from './read-dossier.js';

export interface OpenImportOrder {
  readonly path: string;
  readonly mapping: OpenMapping;
  readonly reportPath: string;
  /** Writes the report and nothing else. */
  readonly checkOnly: boolean;
}

export interface OpenImportSummary {
  /** Rows of the file below its header. */
  rows: number;
  dossiers: number;
  /** Taken over, or with `checkOnly` what would be. */
  takenOver: number;
  /** Of them, the due moment differs from the promised one and nothing explains it. */
  dueDiffers: number;
  /** Of them, late already. */
  overdue: number;
  alreadyThere: number;
  /** Left out because something could not be decided. */
  leftOut: number;
  /** Rows of the report. */
  reported: number;
}

const DOSSIERS_PER_BATCH = 200;
const EVENTS_PER_BATCH = 4_000;

/** What one run shares between its parts. */
interface Run {
  readonly order: OpenImportOrder;
  readonly report: OpenReport;
  readonly summary: OpenImportSummary;
  readonly now: Date;
}

/** Brings the open dossiers of another system in, clocks running on; running it again adds only what is missing. */
@Injectable()
export class ImportOpen {
  constructor(
    private readonly stagings: LineStagings,
    private readonly places: OpenPlaces,
    private readonly imported: ImportedDossiers,
    private readonly takenOver: TakenOverDossiers,
    private readonly clock: Clock,
  ) {}

  /** @throws ImportRefused; DomainError `busy`, `database-unavailable` (run it again) */
  async execute(order: OpenImportOrder, progress: ImportProgress): Promise<OpenImportSummary> {
    const { mapping, path, reportPath } = order;
    const now = this.clock.now();
    return this.stagings.using(mapping.name, async (staging) => {
      await this.places.prepare(mapping);
      const report = await OpenReport.at(reportPath);
      try {
        const rows = await stageRows(
          fileOf(path, mapping),
          staging,
          (fault) => report.leftOut([fault]),
          progress,
        );
        const { applications: dossiers } = await staging.finish();
        const summary = { ...EMPTY, rows, dossiers };
        await this.takeAll(staging, { order, report, summary, now }, progress);
        return { ...summary, reported: report.length };
      } finally {
        await report.close();
      }
    });
  }

  private async takeAll(staging: LineStaging, run: Run, progress: ImportProgress): Promise<void> {
    progress.begin('write', run.summary.dossiers);
    let batch: ReadyTakeOver[] = [];
    let done = 0;
    for await (const staged of staging.applications()) {
      const ready = await this.ready(staged, run);
      if ('record' in ready) batch.push(ready);
      else await leaveOut(ready, run);
      done += 1;
      if (isFull(batch)) {
        await this.flush(batch, run);
        batch = [];
      }
      progress.advanceTo(done - batch.length);
    }
    await this.flush(batch, run);
    progress.advanceTo(done);
    progress.end();
  }

  private async ready(staged: StagedApplication, run: Run): Promise<ReadyTakeOver | readonly RowFault[]> {
    const { mapping, path } = run.order;
    const dossier = readDossier(staged, mapping, run.now);
    if (!('told' in dossier)) return dossier;
    const place = await this.places.placeOf(dossier, mapping, run.now);
    if (!('context' in place)) return place;
    const taken = takenOverOrFault(dossier, place, mapping);
    if ('code' in taken) return [taken];
    return readyTakeOver(dossier, place, taken, { name: mapping.name, file: basename(path) });
  }

  private async flush(batch: readonly ReadyTakeOver[], { order, report, summary, now }: Run): Promise<void> {
    const results = order.checkOnly
      ? await this.imported.foresee(batch)
      : await this.imported.write(batch, (tx, fresh) => this.takenOver.add(tx, fresh, now));
    const written = results.flatMap(({ ready, became }) => (became === 'written' ? [ready] : []));
    const faults = results.flatMap(faultOf);
    summary.takenOver += written.length;
    summary.dueDiffers += written.filter(({ due }) => isKept(due)).length;
    summary.overdue += written.filter(({ record }) => isLate(record.dossier.dueAt, now)).length;
    summary.alreadyThere += results.filter(({ became }) => became === 'already_there').length;
    summary.leftOut += faults.length;
    await report.leftOut(faults);
    await report.marked(written, order.mapping.dueAt ?? '');
  }
}

const EMPTY = { takenOver: 0, dueDiffers: 0, overdue: 0, alreadyThere: 0, leftOut: 0, reported: 0 };

function fileOf(path: string, mapping: OpenMapping): FileToStage {
  const { csv, reference } = mapping;
  return { path, csv, reference, columns: columnsOf(mapping), isWanted: () => true };
}

async function leaveOut(faults: readonly RowFault[], { report, summary }: Run): Promise<void> {
  summary.leftOut += 1;
  await report.leftOut(faults);
}

function takenOverOrFault(dossier: OpenDossier, { context, happenings }: OpenPlace, mapping: OpenMapping) {
  try {
    return takeOver({ ...dossier.told, happenings }, rulesFor(dossier.procedureCode, mapping), context);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const line = (error instanceof CannotTakeOver ? error.line : null) ?? dossier.line;
    const field = columnOfFault(error.field, mapping);
    const fault: RowFault = { line, reference: dossier.reference, field, ...refusalFault(error) };
    return fault;
  }
}

function faultOf({ ready, became, reason }: ImportedDossier<ReadyTakeOver>): RowFault[] {
  const { code } = ready.record.dossier;
  const place = { line: ready.line, reference: code, field: '' };
  if (became === 'code_taken') return [{ ...place, ...valueFault('code-taken', { value: code }) }];
  return became === 'refused' ? [{ ...place, ...valueFault('database-refused', { value: reason }) }] : [];
}

function isLate(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && dueAt < now;
}

function isFull(batch: readonly ReadyTakeOver[]): boolean {
  const events = batch.reduce((sum, { record }) => sum + record.events.length, 0);
  return batch.length >= DOSSIERS_PER_BATCH || events >= EVENTS_PER_BATCH;
}
