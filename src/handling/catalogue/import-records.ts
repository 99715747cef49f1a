import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isoInZone } from '../../domain/calendar/iso-instant.js';
import { changesBetween } from '../../domain/catalogue/draft-changes.js';
import { draftOfRecord, RECORD_READER, type ReadRecord } from '../../domain/catalogue/draft-of-record.js';
import { readNationalRecord, type NationalRecord } from '../../domain/catalogue/national-record.js';
import { toldByRecord } from '../../domain/catalogue/procedure-description.js';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { refuseDeepJson } from '../../platform/http/json-depth.js';
import { canonicalJson } from '../../platform/idempotency/canonical-json.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { ProcedureStore } from '../../registers/procedures/procedure.store.js';
import { ImportTally } from './import-tally.js';
import type { RecordsImportSummary } from './import-summary.js';
import { NationalImportEntity } from './national-record.entity.js';
import { kindsOf, NationalRecords, type KnownRecord, type NewRevision } from './national-records.store.js';
import { ReadRecordsAgain } from './read-records-again.js';
import { linesOf, type NumberedLine } from './record-lines.js';

/** A file of records, as a path or an upload gives it. */
export interface RecordsFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Buffer>;
}

interface ComingRecord extends ReadRecord {
  readonly line: number;
  readonly given: object;
  readonly hash: string;
  readonly record: NationalRecord;
}

/** The lock of a whole import. */
const IMPORT = 'national-import';
/** Each batch commits by itself: a file that is cut in the middle leaves whole records, and another run goes on. */
const LINES_AT_ONCE = 100;

/**
 * Takes the national catalogue in as it is: every record is kept, one that changed as a new revision with its
 * differences, and nobody can file under any of it. Running it again changes nothing.
 */
@Injectable()
export class ImportRecords {
  constructor(
    private readonly database: Database,
    private readonly records: NationalRecords,
    private readonly procedures: ProcedureStore,
    private readonly readAgain: ReadRecordsAgain,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `import-running` while another one runs, wherever it was started */
  async execute(
    file: RecordsFile,
    told: (lines: number) => void = () => undefined,
  ): Promise<RecordsImportSummary> {
    await this.readAgain.execute();
    const turn = await this.database.alone(IMPORT, () => this.run(file, told));
    if (turn) return turn.done;
    const since = await this.database.read((tx) => this.records.runningSince(tx));
    throw new DomainError('import-running', { since: isoInZone(since ?? this.clock.now(), OFFICE_ZONE) });
  }

  private async run(file: RecordsFile, told: (lines: number) => void): Promise<RecordsImportSummary> {
    const tally = new ImportTally();
    const importId = await this.begin(file.name);
    try {
      let batch: NumberedLine[] = [];
      for await (const line of linesOf(file.bytes)) {
        batch.push(line);
        if (batch.length < LINES_AT_ONCE) continue;
        await this.take(importId, batch, tally);
        batch = [];
        told(tally.lines);
      }
      await this.take(importId, batch, tally);
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('records-')) throw error;
      tally.cutOff(error);
    }
    return this.finish(importId, tally.summary());
  }

  private begin(source: string): Promise<string> {
    return this.database.write(async (tx) => {
      const row = tx.create(NationalImportEntity, {
        source: source.slice(0, 500),
        startedAt: this.clock.now(),
        finishedAt: null,
        summary: null,
      });
      await tx.insert(NationalImportEntity, row);
      return row.id;
    });
  }

  private finish(id: string, summary: RecordsImportSummary): Promise<RecordsImportSummary> {
    return this.database.write(async (tx) => {
      await tx.update(NationalImportEntity, { id }, { finishedAt: this.clock.now(), summary });
      return summary;
    });
  }

  private async take(importId: string, lines: readonly NumberedLine[], tally: ImportTally): Promise<void> {
    const read = lines.flatMap((line) => tally.read(line, () => comingRecord(line)) ?? []);
    const outcome = await this.database.write(async (tx) => {
      await this.records.lock(tx);
      return this.write(tx, importId, read);
    });
    tally.add(outcome);
  }

  private async write(
    tx: EntityManager,
    importId: string,
    read: readonly ComingRecord[],
  ): Promise<BatchOutcome> {
    const known = await this.records.known(
      tx,
      read.map(({ record }) => record.code),
    );
    const sorted = sortOut(read, known, importId);
    const added = sorted.fresh.filter(({ record }) => !known.has(record.code));
    const ids = await this.procedures.insertMany(tx, added.map(definitionOf));
    // From its first version's first day on a procedure is called what its versions say.
    for (const { record, draft } of sorted.fresh) {
      if (known.has(record.code)) await this.procedures.describe(tx, record.code, toldByRecord(draft));
    }
    const readAt = this.clock.now();
    const revisions = sorted.fresh.map((coming): NewRevision => {
      const { record, given, draft, questions, hash, line } = coming;
      const before = known.get(record.code);
      return {
        procedureId: before?.procedureId ?? ids.get(record.code) ?? '',
        no: (before?.no ?? 0) + 1,
        importId,
        line,
        hash,
        record: given,
        draft,
        questions,
        kinds: kindsOf(questions),
        reader: RECORD_READER,
        changes: before?.draft ? changesBetween(before.draft, draft) : [],
        readAt,
      };
    });
    await this.records.add(tx, revisions);
    return { ...sorted, changed: revisions.filter(({ no }) => no > 1).length };
  }
}

/** What became of the records of a batch. */
export interface BatchOutcome {
  /** New, or other than before. */
  readonly fresh: readonly ComingRecord[];
  readonly changed: number;
  readonly unchanged: number;
  readonly repeated: number;
  /** Say something else than an earlier line of the same file. */
  readonly twice: readonly ComingRecord[];
}

function sortOut(
  read: readonly ComingRecord[],
  known: ReadonlyMap<string, KnownRecord>,
  importId: string,
): Omit<BatchOutcome, 'changed'> {
  const fresh = new Map<string, ComingRecord>();
  const twice: ComingRecord[] = [];
  let unchanged = 0;
  let repeated = 0;
  for (const coming of read) {
    const { code } = coming.record;
    const before = known.get(code);
    const ofThisFile = fresh.get(code)?.hash ?? (before?.importId === importId ? before.hash : null);
    if (ofThisFile === coming.hash) repeated += 1;
    else if (ofThisFile !== null) twice.push(coming);
    else if (before?.hash === coming.hash) unchanged += 1;
    else fresh.set(code, coming);
  }
  return { fresh: [...fresh.values()], twice, unchanged, repeated };
}

/** @throws DomainError `record-not-json`, `json-too-deep`, `record-without-code`, `record-without-name` */
function comingRecord({ no, text }: NumberedLine): ComingRecord {
  const given = parsed(text, no);
  const record = readNationalRecord(given);
  const hash = createHash('sha256').update(canonicalJson(given)).digest('hex');
  return { line: no, given, hash, record, ...draftOfRecord(record) };
}

function parsed(text: string, line: number): object {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below, as for what is no object.
  }
  if (typeof value !== 'object' || value === null) throw new DomainError('record-not-json', { line });
  refuseDeepJson(value);
  return storable(value) as object;
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\uFFFD');
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storable(key), storable(each)]));
}

function definitionOf({ record, draft }: ComingRecord) {
  // The national database tells Vietnamese names only.
  const { code, name } = record;
  const { field, levels, audiences } = draft;
  return { code, name: { vi: name, en: name }, field, levels, audiences };
}
