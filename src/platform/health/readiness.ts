import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HeartbeatEntity } from '../outbox/heartbeat.entity.js';
import { Clock } from '../time/clock.js';
import type { ReadinessResponse, WorkerResponse } from './health.responses.js';

const LATE_AFTER_SECONDS = 60;
// A load balancer must hear "no" before it gives up waiting.
const PATIENCE_MILLISECONDS = 3_000;

const DOWN: ReadinessResponse = {
  status: 'unavailable',
  database: 'down',
  migrations: 'unknown',
  workers: [],
};

@Injectable()
export class ReadinessCheck {
  private migrated = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<ReadinessResponse> {
    const patience = new AbortController();
    const tooLate = sleep(PATIENCE_MILLISECONDS, DOWN, { signal: patience.signal }).catch(() => DOWN);
    try {
      return await Promise.race([this.ask(), tooLate]);
    } finally {
      patience.abort();
    }
  }

  /** Why the database does not answer is in the log, not in a public answer. */
  private async ask(): Promise<ReadinessResponse> {
    try {
      await this.dataSource.query('SELECT 1');
      if (!(await this.isMigrated())) return { ...DOWN, database: 'up', migrations: 'pending' };
      const workers = await this.workers();
      const isCarried = workers.length > 0 && workers.every(({ late }) => !late);
      return { status: isCarried ? 'ready' : 'degraded', database: 'up', migrations: 'done', workers };
    } catch {
      return DOWN;
    }
  }

  private async isMigrated(): Promise<boolean> {
    this.migrated ||= !(await this.dataSource.showMigrations());
    return this.migrated;
  }

  private async workers(): Promise<WorkerResponse[]> {
    const rows = await this.dataSource.manager.find(HeartbeatEntity, { order: { name: 'ASC' } });
    const lateBefore = this.clock.now().getTime() - LATE_AFTER_SECONDS * 1000;
    return rows.map(({ name, at }) => ({ name, lastSeenAt: at, late: at.getTime() < lateBefore }));
  }
}
