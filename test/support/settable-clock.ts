import { Clock } from '../../src/platform/time/clock.js';

/** A clock that stands still until a test moves it. */
export class SettableClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Accepts a Date or an ISO 8601 instant with its offset. */
  set(instant: Date | string): void {
    this.instant = new Date(instant);
  }

  advanceMinutes(minutes: number): void {
    this.instant = new Date(this.instant.getTime() + minutes * 60_000);
  }
}
