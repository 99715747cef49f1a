import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { ImportRefused } from './import-refused.js';
import { MOST_LINES, type StagedApplication, type StagedLine } from './staged-line.js';

const LINES_PER_INSERT = 2_000;
const LINES_PER_FETCH = 2_000;
const LOCK_WAIT = '10s';

interface StoredLine {
  readonly line: string;
  readonly reference: string;
  readonly cells: string;
}

export interface StagedCounts {
  readonly lines: number;
  readonly applications: number;
}

/**
 * A log lists events by time, so the events of one application may stand anywhere in the file. They wait in a
 * temporary table of the database, which sorts on disk: memory stays the same whatever the size of the file,
 * and what a killed import leaves behind goes with its connection.
 */
export class LineStaging {
  private waiting: StagedLine[] = [];

  constructor(private readonly runner: QueryRunner) {}

  async add(line: StagedLine): Promise<void> {
    this.waiting.push(line);
    if (this.waiting.length >= LINES_PER_INSERT) await this.flush();
  }

  /** To be called once, behind the last line. */
  async finish(): Promise<StagedCounts> {
    await this.flush();
    const [counts] = (await this.runner.query(
      'SELECT count(*)::integer AS lines, count(DISTINCT reference)::integer AS applications FROM import_line',
    )) as StagedCounts[];
    return counts as StagedCounts;
  }

  /** The applications one by one; of one that is too long, only the first lines. */
  async *applications(): AsyncGenerator<StagedApplication> {
    let current: StagedLine[] = [];
    let isTooLong = false;
    for await (const line of this.lines()) {
      const first = current[0];
      if (first && first.reference !== line.reference) {
        yield { reference: first.reference, lines: current, isTooLong };
        current = [];
        isTooLong = false;
      }
      if (current.length < MOST_LINES) current.push(line);
      else isTooLong = true;
    }
    const last = current[0];
    if (last) yield { reference: last.reference, lines: current, isTooLong };
  }

  private async *lines(): AsyncGenerator<StagedLine> {
    // WITH HOLD: no transaction stays open while batches are written.
    await this.runner.query(`DECLARE import_lines CURSOR WITH HOLD FOR
      SELECT line, reference, cells FROM import_line ORDER BY reference COLLATE "C", line`);
    for (;;) {
      const rows = (await this.runner.query(`FETCH ${LINES_PER_FETCH} FROM import_lines`)) as StoredLine[];
      for (const { line, reference, cells } of rows) {
        yield {
          line: Number(line),
          reference,
          ...(JSON.parse(cells) as Pick<StagedLine, 'cells' | 'fault'>),
        };
      }
      if (rows.length < LINES_PER_FETCH) return;
    }
  }

  private async flush(): Promise<void> {
    const lines = this.waiting;
    if (lines.length === 0) return;
    this.waiting = [];
    await this.runner.query(
      `INSERT INTO import_line (line, reference, cells)
        SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[])`,
      [
        lines.map(({ line }) => line),
        lines.map(({ reference }) => reference),
        lines.map(({ cells, fault }) => JSON.stringify({ cells, fault })),
      ],
    );
  }
}

/** Lends a staging table on a connection of its own. */
@Injectable()
export class LineStagings {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` with an empty staging table; only one import of that mapping at a time.
   * @throws ImportRefused when another one runs
   */
  async using<T>(mappingName: string, work: (staging: LineStaging) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query("SET statement_timeout = 0; SET work_mem = '64MB'");
      await lock(runner, mappingName);
      await runner.query(
        'CREATE TEMPORARY TABLE import_line (line bigint NOT NULL, reference text NOT NULL, cells text NOT NULL)',
      );
      return await work(new LineStaging(runner));
    } finally {
      await returnClean(runner);
    }
  }
}

/** Cursor, table, lock and settings go; a connection that broke is thrown away by the pool. */
async function returnClean(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('CLOSE ALL; DISCARD TEMP; SELECT pg_advisory_unlock_all(); RESET ALL');
  } finally {
    await runner.release();
  }
}

async function lock(runner: QueryRunner, mappingName: string): Promise<void> {
  try {
    // One that was killed a moment ago may hold it until the server notices.
    await runner.query(`SET lock_timeout = '${LOCK_WAIT}'`);
    await runner.query("SELECT pg_advisory_lock(hashtextextended('import:' || $1, 0))", [mappingName]);
  } catch (cause) {
    throw new ImportRefused(
      {
        vi: `Đang có một lần nhập khác với ánh xạ “${mappingName}”.`,
        en: `Another import with the mapping "${mappingName}" is running.`,
      },
      { cause },
    );
  }
}
