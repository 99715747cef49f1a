import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { JobQueues, type RunningWorker } from '../../../src/platform/queue/job-queues.js';
import type { QueueSettings } from '../../../src/platform/queue/queue-settings.js';
import type { JobHandler, JobToAdd } from '../../../src/platform/queue/queue-wiring.js';
import { until } from './until.js';

const LOCK_MILLISECONDS = 2_000;
const STALLED_CHECK_MILLISECONDS = 1_000;

export interface QueueUnderTest {
  readonly settings: Pick<QueueSettings, 'backend' | 'url' | 'prefix'>;
  /** Throws every job away, as a flush or an empty failover would. */
  flush(): Promise<void>;
  drop(): Promise<void>;
}

/** What both backends promise, told once. */
export function describeQueueContract(open: () => Promise<QueueUnderTest>): void {
  let under: QueueUnderTest;
  let queues: JobQueues;
  const workers: RunningWorker[] = [];

  const settings = (): QueueSettings => ({
    ...under.settings,
    lockMilliseconds: LOCK_MILLISECONDS,
    stalledCheckMilliseconds: STALLED_CHECK_MILLISECONDS,
  });
  const work = async (queue: string, handler: JobHandler, by = queues): Promise<RunningWorker> => {
    const worker = await by.work(queue, handler, { concurrency: 2 });
    workers.push(worker);
    return worker;
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    under = await open();
    queues = new JobQueues(settings());
    await queues.prepare();
  });

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close(true)));
    await queues.close();
    await under.drop();
  });

  describe('a job', () => {
    it('is run once', async () => {
      const seen: unknown[] = [];
      await work('once', (job) => void seen.push(job.data['number']));
      await queues.addMany('once', [job('first', { number: 1 }), job('second', { number: 2 })]);
      await until(() => seen.length === 2);
      await sleep(300);
      expect(seen.toSorted()).toEqual([1, 2]);
    });

    it('is dropped when its id is known, waiting or finished', async () => {
      let runs = 0;
      await queues.addMany('twice', [job('same', {}), job('same', {})]);
      await work('twice', () => void (runs += 1));
      await until(() => runs > 0);
      await queues.addMany('twice', [job('same', {}), job('other', {})]);
      await until(() => runs === 2);
      await sleep(300);
      expect(runs).toBe(2);
    });

    it('is run again when it fails', async () => {
      let runs = 0;
      await work('failing', () => {
        runs += 1;
        if (runs < 3) throw new Error(`failure ${runs} of 2, planned by this test`);
      });
      await queues.addMany('failing', [job('failing', {})]);
      await until(() => runs === 3);
    });

    it('carries five hundred ids', async () => {
      const ids = Array.from({ length: 500 }, (_, index) => String(index));
      let received: unknown = null;
      await work('many-ids', ({ data }) => void (received = data['ids']));
      await queues.addMany('many-ids', [job('many-ids', { ids })]);
      await until(() => received !== null);
      expect(received).toEqual(ids);
    });

    it('is taken over when its worker dies in the middle of it', async () => {
      const other = new JobQueues(settings());
      const begun: string[] = [];
      const dying = await work('dying', () => {
        begun.push('dying');
        return new Promise(() => undefined);
      });
      await queues.addMany('dying', [job('dying', {})]);
      await until(() => begun.length === 1);
      await dying.close(true);
      await work('dying', () => void begun.push('other'), other);
      await until(() => begun.length === 2, 15_000);
      expect(begun).toEqual(['dying', 'other']);
      await other.close();
    });
  });

  it('lets the running job of a closing worker come to its end, and begins no other', async () => {
    const done: string[] = [];
    let begun = 0;
    const closing = await queues.work(
      'closing',
      async ({ id }) => {
        begun += 1;
        await sleep(500);
        done.push(id);
      },
      { concurrency: 1 },
    );
    await queues.addMany('closing', [job('first', {}), job('second', {})]);
    await until(() => begun === 1);
    await closing.close();
    expect(done).toEqual(['first']);
    await work('closing', ({ id }) => void done.push(id));
    await until(() => done.length === 2);
    expect(done).toEqual(['first', 'second']);
  });

  it('takes more jobs at once than one statement carries', async () => {
    let runs = 0;
    await queues.addMany(
      'bulk',
      Array.from({ length: 2_500 }, (_, number) => job(`bulk-${number}`, {})),
    );
    expect(await queues.waitingCount('bulk')).toBe(2_500);
    await work('bulk', () => void (runs += 1));
    await until(() => runs === 2_500, 25_000);
  });

  it('holds nothing after a flush, and takes the same ids again', async () => {
    let runs = 0;
    await queues.addMany('flushed', [job('flushed', {})]);
    await under.flush();
    expect(await queues.waitingCount('flushed')).toBe(0);
    await work('flushed', () => void (runs += 1));
    await queues.addMany('flushed', [job('flushed', {})]);
    await until(() => runs === 1);
  });

  it('fails fast when the backend is away', async () => {
    const away = new URL(under.settings.url);
    away.port = '9';
    const lost = new JobQueues({ ...settings(), url: away.href });
    const begun = performance.now();
    await expect(lost.addMany('away', [job('away', {})])).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(6_000);
    await lost.close();
  });
}

function job(jobId: string, data: Record<string, unknown>): JobToAdd {
  return { name: 'test', jobId, data };
}
