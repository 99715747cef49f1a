import { Injectable } from '@nestjs/common';
import { ClocksStore, type RungPosition } from '../../dossiers/clocks.store.js';
import { Database } from '../../platform/database/database.js';
import { WatchFailuresStore } from './watch-failures.store.js';

const PAGE_SIZE = 10_000;

/** What the index of next rungs says. */
@Injectable()
export class DueClocksLookup {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClocksStore,
    private readonly failures: WatchFailuresStore,
  ) {}

  /** Page by page to the end, past rows that cannot be told: they must not hide those behind them. */
  async *pages(now: Date): AsyncGenerator<readonly RungPosition[]> {
    const failing = await this.database.read((tx) => this.failures.waiting(tx, now));
    let after: RungPosition | null = null;
    do {
      const page = await this.page(now, after);
      yield page.filter((due) => !failing.has(due.id));
      after = page.length === PAGE_SIZE ? (page.at(-1) ?? null) : null;
    } while (after !== null);
  }

  /** When the next rung after `now` comes; null while none is planned. */
  async nextRungAfter(now: Date): Promise<Date | null> {
    return this.database.read((tx) => this.clocks.nextRungAfter(tx, now));
  }

  async failingCount(): Promise<number> {
    return this.database.read((tx) => this.failures.count(tx));
  }

  private async page(now: Date, after: RungPosition | null): Promise<RungPosition[]> {
    return this.database.read((tx) => this.clocks.due(tx, now, after, PAGE_SIZE));
  }
}
