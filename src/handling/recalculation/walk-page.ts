import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { MoveDossiers } from './move-dossiers.js';
import type { Cause } from './cause.js';
import { RecalculationCauses } from './recalculation-causes.js';
import type { RecalculationEntity } from './recalculation.entity.js';
import { RecalculationsStore, type OpenRecalculation } from './recalculations.store.js';

/** Small, since verbs on these dossiers wait until the page is written. */
const DOSSIERS_PER_PAGE = 300;

/**
 * A writer may have read the calendar just before it changed, in another process too. After this time its
 * transaction is over: no statement may run and no transaction idle for longer than 5 s, and a process that
 * does not hear of changes notices within 8 s and keeps no calendar.
 */
const SECOND_PASS_AFTER_MILLISECONDS = 20_000;

interface Page {
  readonly run: RecalculationEntity;
  readonly cause: Cause;
  readonly dossierIds: readonly string[];
  readonly now: Date;
}

/** One page of a walk: reads where it stands, moves the next dossiers, notes how far it has come. */
@Injectable()
export class WalkPage {
  private readonly logger = new Logger(WalkPage.name);

  constructor(
    private readonly database: Database,
    private readonly store: RecalculationsStore,
    private readonly causes: RecalculationCauses,
    private readonly mover: MoveDossiers,
    private readonly clock: Clock,
  ) {}

  /**
   * Everything of a page is one transaction, so that a walk that was killed goes on where it stood.
   * @returns where the next page begins; null when there is nothing to do now
   */
  async execute(id: string): Promise<OpenRecalculation | null> {
    try {
      return await this.together(id);
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      return this.apart(id);
    }
  }

  private async together(id: string): Promise<OpenRecalculation | null> {
    return this.database.write(async (tx) => {
      const page = await this.pageOf(tx, id);
      if (page === null) return null;
      await this.move(tx, page, page.dossierIds);
      return this.turn(tx, page);
    });
  }

  private async apart(id: string): Promise<OpenRecalculation | null> {
    const page = await this.database.write((tx) => this.pageOf(tx, id));
    if (page === null) return null;
    await this.halves(page, page.dossierIds);
    return this.database.write(async (tx) => {
      const run = await this.store.take(tx, id);
      const isSame = run?.pass === page.run.pass && run.cursorId === page.run.cursorId;
      return isSame ? this.turn(tx, page) : null;
    });
  }

  /** Narrows down to the dossiers that cannot be computed: they are on record and hold up nobody. */
  private async halves(page: Page, ids: readonly string[]): Promise<void> {
    const middle = Math.ceil(ids.length / 2);
    for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
      try {
        await this.database.write((tx) => this.move(tx, page, half));
      } catch (error) {
        if (isDatabaseTrouble(error)) throw error;
        if (half.length > 1) await this.halves(page, half);
        else await this.recordFailure(page, half[0] as string, error);
      }
    }
  }

  private async recordFailure({ run, now }: Page, dossierId: string, error: unknown): Promise<void> {
    this.logger.error(
      `Dossier ${dossierId} cannot be recalculated`,
      error instanceof Error ? error.stack : error,
    );
    const failed = { recalculationId: run.id, dossierId, failedAt: now };
    await this.database.write((tx) => this.store.recordFailure(tx, failed, error));
  }

  private async pageOf(tx: EntityManager, id: string): Promise<Page | null> {
    const run = await this.store.take(tx, id);
    const now = this.clock.now();
    if (run === null || startOf(run) > now || (await this.store.isOvertaken(tx, run))) return null;
    const cause = await this.causes.of(tx, run);
    const dossierIds = await this.mover.next(tx, cause.selection, run.cursorId, DOSSIERS_PER_PAGE);
    return { run, cause, dossierIds, now };
  }

  private async move(tx: EntityManager, { run, cause, now }: Page, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const walk = { cause, recalculationId: run.id, skipsBusy: run.pass === 1, now };
    await this.store.addMoves(tx, run.id, await this.mover.within(tx, ids, walk));
    if (run.pass === 2) await this.store.forgetFailures(tx, run.id, ids);
  }

  /** On to the next page, the second pass or the end. */
  private async turn(tx: EntityManager, { run, dossierIds, now }: Page): Promise<OpenRecalculation | null> {
    const cursorId = dossierIds.at(-1);
    if (cursorId !== undefined) await this.store.advance(tx, run, cursorId, dossierIds.length);
    if (cursorId !== undefined && dossierIds.length === DOSSIERS_PER_PAGE) return { ...run, cursorId };
    if (run.pass === 1) {
      await this.store.endFirstPass(tx, run.id, now);
      return { ...run, pass: 2, cursorId: '0' };
    }
    await this.store.finish(tx, run.id, now);
    return null;
  }
}

/** When the present pass of a walk may begin. */
export function startOf({ pass, requestedAt }: OpenRecalculation): Date {
  return pass === 1 ? requestedAt : new Date(requestedAt.getTime() + SECOND_PASS_AFTER_MILLISECONDS);
}

/** No fault of a dossier: the whole page is done again. */
function isDatabaseTrouble(error: unknown): boolean {
  return error instanceof DomainError && ['busy', 'database-unavailable'].includes(error.code);
}
