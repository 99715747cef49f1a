import { Logger } from '@nestjs/common';

const PAUSE_AFTER_FAILURE_MILLISECONDS = 1_000;
const LOG_FAILURE_EVERY = 30;

export interface LoopSettings {
  readonly name: string;
  /** One round of work; answers after how many milliseconds the next one is due. */
  readonly round: () => Promise<number>;
  /** Rounds are at least so far apart, so that many wake-ups become one round. */
  readonly restMilliseconds: number;
}

/** Repeats a round for as long as it runs, sleeps in between and can be woken. A failing round is tried again. */
export class WakeableLoop {
  private readonly logger: Logger;
  private running: Promise<void> | null = null;
  private stopping = false;
  private isWoken = false;
  private endSleep: (() => void) | null = null;
  private failures = 0;

  constructor(private readonly settings: LoopSettings) {
    this.logger = new Logger(settings.name);
  }

  start(): void {
    if (this.running !== null) return;
    this.stopping = false;
    this.running = this.run();
  }

  /** The next round begins at once, or right after the one that is running. */
  wake(): void {
    this.isWoken = true;
    this.endSleep?.();
  }

  /** Waits for the round that is running. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.endSleep?.();
    await this.running;
    this.running = null;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.isWoken = false;
      const milliseconds = await this.runRound();
      await this.sleep(this.settings.restMilliseconds, false);
      if (!this.isWoken) await this.sleep(milliseconds - this.settings.restMilliseconds, true);
    }
  }

  private async runRound(): Promise<number> {
    try {
      const milliseconds = await this.settings.round();
      if (this.failures > 0) this.logger.log(`Works again after ${this.failures} failed rounds`);
      this.failures = 0;
      return milliseconds;
    } catch (error) {
      // An outage lasts for many rounds; one line in so many is enough to see it.
      if (this.failures % LOG_FAILURE_EVERY === 0) {
        this.logger.error(
          'A round failed and will be repeated',
          error instanceof Error ? error.stack : error,
        );
      }
      this.failures += 1;
      return PAUSE_AFTER_FAILURE_MILLISECONDS;
    }
  }

  private async sleep(milliseconds: number, isWakeable: boolean): Promise<void> {
    if (milliseconds <= 0 || this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.endSleep = () => {
        if (!isWakeable && !this.stopping) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.endSleep = null;
  }
}
