import { WakeableLoop } from '../queue/wakeable-loop.js';
import type { BackgroundPart } from '../queue/worker-role.js';

/** What is cleared away is old already: nobody waits for it. */
export const HOUR_MILLISECONDS = 3_600_000;

/** Clears something away in the background, round by round. */
export class ClearingLoop implements BackgroundPart {
  readonly does = 'makes_jobs';
  private readonly loop: WakeableLoop;

  /** @param sweep one round; answers after how many milliseconds the next one is due */
  constructor(
    readonly name: string,
    sweep: () => Promise<number>,
  ) {
    this.loop = new WakeableLoop({ name, restMilliseconds: 1_000, round: sweep });
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }
}
