import { Logger } from '@nestjs/common';
import pg from 'pg';

export const CHANGE_CHANNEL = 'register_changed';

const FIRST_PAUSE_MILLISECONDS = 200;
const LONGEST_PAUSE_MILLISECONDS = 5_000;
const PING_MILLISECONDS = 5_000;
const ANSWER_MILLISECONDS = 3_000;

export interface ChangeListenerHandlers {
  /** From now on no change is missed. */
  onListening(): void;
  /** Changes may be missed until `onListening`. */
  onLost(): void;
  onChange(name: string): void;
}

/** One connection that only listens; it comes back by itself and is asked regularly whether it still lives. */
export class ChangeListener {
  private readonly logger = new Logger(ChangeListener.name);
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private pauseMilliseconds = FIRST_PAUSE_MILLISECONDS;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly handlers: ChangeListenerHandlers,
  ) {}

  /** Resolves after the first attempt, successful or not. */
  async start(): Promise<void> {
    this.stopped = false;
    await this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'motcua-register-cache',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MILLISECONDS,
      query_timeout: ANSWER_MILLISECONDS,
    });
    this.client = client;
    client.on('notification', ({ payload }) => this.handlers.onChange(payload ?? ''));
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client, new Error('connection ended')));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANGE_CHANNEL}`);
    } catch (error) {
      this.lose(client, error);
      return;
    }
    if (this.client !== client) return;
    this.pauseMilliseconds = FIRST_PAUSE_MILLISECONDS;
    this.handlers.onListening();
    this.schedulePing(client);
  }

  /** A cut cable says nothing: without asking, a process would serve old registers for hours. */
  private schedulePing(client: pg.Client): void {
    this.schedule(PING_MILLISECONDS, async () => {
      try {
        await client.query('SELECT 1');
        if (this.client === client) this.schedulePing(client);
      } catch (error) {
        this.lose(client, error);
      }
    });
  }

  private lose(client: pg.Client, cause: unknown): void {
    if (this.client !== client) return;
    this.client = null;
    this.handlers.onLost();
    void client.end().catch(() => undefined);
    if (this.stopped) return;
    this.logger.warn(
      `Not listening for register changes: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
    this.schedule(this.pauseMilliseconds, () => this.connect());
    this.pauseMilliseconds = Math.min(this.pauseMilliseconds * 2, LONGEST_PAUSE_MILLISECONDS);
  }

  private schedule(milliseconds: number, work: () => Promise<void>): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void work(), milliseconds);
    this.timer.unref();
  }
}
