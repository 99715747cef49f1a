import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; fails when it takes longer than `milliseconds`. */
export async function until(holds: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Did not happen within ${milliseconds} ms`);
    await sleep(20);
  }
}
