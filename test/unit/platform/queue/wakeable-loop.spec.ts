import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { WakeableLoop } from '../../../../src/platform/queue/wakeable-loop.js';

const HOUR_MILLISECONDS = 3_600_000;

describe('a loop that can be woken', () => {
  beforeAll(() => void Logger.overrideLogger(false));
  afterAll(() => void Logger.overrideLogger(new Logger()));

  const loopOf = (round: () => Promise<number>) =>
    new WakeableLoop({ name: 'test', round, restMilliseconds: 5 });

  it('sleeps as long as its round says, unless it is woken', async () => {
    let rounds = 0;
    const loop = loopOf(() => {
      rounds += 1;
      return Promise.resolve(HOUR_MILLISECONDS);
    });
    loop.start();
    await sleep(50);
    expect(rounds).toBe(1);
    loop.wake();
    await sleep(50);
    expect(rounds).toBe(2);
    await loop.stop();
  });

  it('does one more round for all that wake it during one', async () => {
    let rounds = 0;
    const loop: WakeableLoop = loopOf(() => {
      rounds += 1;
      if (rounds === 1) for (let call = 0; call < 10; call += 1) loop.wake();
      return Promise.resolve(HOUR_MILLISECONDS);
    });
    loop.start();
    await sleep(60);
    expect(rounds).toBe(2);
    await loop.stop();
  });

  it('goes on after a round that failed', async () => {
    let rounds = 0;
    const loop = loopOf(() => {
      rounds += 1;
      if (rounds === 1) return Promise.reject(new Error('planned by this test'));
      return Promise.resolve(HOUR_MILLISECONDS);
    });
    loop.start();
    await sleep(20);
    loop.wake();
    await sleep(30);
    expect(rounds).toBe(2);
    await loop.stop();
  });

  it('waits for the round that is running when it stops, and starts no other', async () => {
    let finished = 0;
    const loop = loopOf(async () => {
      await sleep(30);
      finished += 1;
      return 0;
    });
    loop.start();
    await loop.stop();
    expect(finished).toBe(1);
    await sleep(50);
    expect(finished).toBe(1);
  });
});
