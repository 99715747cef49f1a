import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.js';
import { Database } from '../platform/database/database.js';
import { OutboxSignal } from '../platform/outbox/outbox-signal.js';
import { WatchSignal } from '../platform/queue/watch-signal.js';
import { isTwinOf } from './open-twins.js';
import { writeIntakes, type UnnumberedDossier, type WrittenIntake } from './intake-statement.js';

interface Waiting {
  readonly given: UnnumberedDossier;
  readonly done: (written: WrittenIntake) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * More make the statement hardly cheaper per dossier, and bring all clients into step: then this process waits while
 * the database works, and the database while this process reads the next requests and writes the answers.
 */
const MOST_AT_ONCE = 16;

/**
 * Writes intakes one batch at a time: those that come while a statement runs are the next statement, so a lone
 * one waits for nobody and many share their round trip and their commit. Each is answered after its commit.
 */
@Injectable()
export class IntakeLane {
  private readonly waiting: Waiting[] = [];
  private isRunning = false;
  private isFull: (() => void) | null = null;

  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxSignal,
    private readonly watch: WatchSignal,
  ) {}

  /**
   * Answers with the code that it was given and its open twins.
   * @throws what the database refuses this one with; the others of its batch are written all the same
   */
  write(given: UnnumberedDossier): Promise<WrittenIntake> {
    return new Promise((done, failed) => {
      this.waiting.push({ given, done, failed });
      if (this.waiting.length === MOST_AT_ONCE) this.isFull?.();
      if (!this.isRunning) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    // Requests of the same turn of the event loop join the first batch.
    await new Promise<void>((resolve) => {
      this.isFull = resolve;
      setImmediate(resolve);
    });
    this.isFull = null;
    while (this.waiting.length > 0) await this.writeBatch(this.waiting.splice(0, MOST_AT_ONCE));
    this.isRunning = false;
  }

  private async writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const written = await this.writeAll(batch);
      // The next batch is on its way before this one is answered.
      setImmediate(() => batch.forEach(({ done }, index) => done(written[index] as WrittenIntake)));
    } catch (error) {
      if (batch.length === 1 || isUncertain(error)) batch.forEach(({ failed }) => failed(error));
      // The statement is all or nothing, so each may be tried alone: one bad row fails alone.
      else await Promise.all(batch.map((one) => this.writeBatch([one])));
    }
  }

  private async writeAll(batch: readonly Waiting[]): Promise<readonly WrittenIntake[]> {
    const given = batch.map((one) => one.given);
    const written = await this.database.statement((tx) => writeIntakes(tx, given));
    this.outbox.committed();
    const rungs = given.flatMap(({ record }) => record.clocks.flatMap(({ nextRungAt }) => nextRungAt ?? []));
    if (rungs.length > 0) this.watch.committed(new Date(Math.min(...rungs.map((at) => at.getTime()))));
    return withTwinsOfBatch(given, written);
  }
}

/** The statement does not see its own rows: a form that is sent twice at once comes in one batch. */
function withTwinsOfBatch(
  given: readonly UnnumberedDossier[],
  written: readonly WrittenIntake[],
): readonly WrittenIntake[] {
  return written.map((own, index) => {
    const later = given[index];
    const earlier = written.slice(0, index).filter((_written, place) => {
      const other = given[place];
      return later && other && isTwinOf(later.record.dossier, other.record.dossier);
    });
    return earlier.length === 0 ? own : { ...own, twins: [...earlier.map(({ code }) => code), ...own.twins] };
  });
}

/** The connection broke: what was sent may have been committed, and trying again could log it twice. */
function isUncertain(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'database-unavailable';
}
