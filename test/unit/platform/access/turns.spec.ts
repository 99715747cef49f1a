import { describe, expect, it } from '@jest/globals';
import { Turns } from '../../../../src/platform/access/turns.js';

function heldWork(): { work: () => Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  return { work: () => held, release: () => release() };
}

describe('turns', () => {
  it('run so many at once, the others in the order they came', async () => {
    const turns = new Turns({ atOnce: 2, waiting: 10 });
    const begun: number[] = [];
    const works = [heldWork(), heldWork(), heldWork(), heldWork()];
    const taken = works.map(({ work }, index) =>
      turns.take(() => {
        begun.push(index);
        return work();
      }),
    );
    expect(begun).toEqual([0, 1]);
    works[1]?.release();
    await taken[1];
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2]);
    for (const { release } of works) release();
    await Promise.all(taken);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('are refused to whoever would wait too long, and free again afterwards', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 1 });
    const held = heldWork();
    const taken = [turns.take(held.work), turns.take(held.work)];
    await expect(turns.take(held.work)).rejects.toMatchObject({
      code: 'too-many-requests',
      details: { retryAfterSeconds: 1 },
    });
    held.release();
    await Promise.all(taken);
    expect(await turns.take(() => Promise.resolve('free'))).toBe('free');
  });

  it('pass on when the work fails', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 1 });
    const failing = turns.take(() => Promise.reject(new Error('failed by this test')));
    const next = turns.take(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('failed by this test');
    expect(await next).toBe('next');
  });
});
