import { setTimeout as sleep } from 'node:timers/promises';

const ASK_AGAIN_AFTER_MILLISECONDS = 60;

/** Asks until the worker has done its part, or for so long; @returns the last answer */
export async function askUntil<T>(
  ask: () => Promise<T>,
  isDone: (answer: T) => boolean,
  milliseconds: number,
): Promise<T> {
  const end = performance.now() + milliseconds;
  let answer = await ask();
  while (!isDone(answer) && performance.now() < end) {
    await sleep(ASK_AGAIN_AFTER_MILLISECONDS);
    answer = await ask();
  }
  return answer;
}
