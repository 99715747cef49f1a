import { Clock } from '../../../src/platform/time/clock.js';

/** Starts at a chosen instant and runs as fast as real time. */
export class RunningClock extends Clock {
  private readonly begunAt = performance.now();

  constructor(private readonly start: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.start.getTime() + performance.now() - this.begunAt);
  }
}
