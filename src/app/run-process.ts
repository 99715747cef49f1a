import { StartError } from '../platform/config/start-error.js';

/** A running process: how to end it in good order. */
export interface Running {
  stop(): Promise<void>;
}

/** To the terminal, apart from the log of requests. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Starts, then waits for a signal to stop; a person reads what went wrong, without a stack where it is theirs
 * to mend. A terminal may send its Ctrl-C twice (once itself, once through npm): only the first one counts, and
 * one that comes during the start is obeyed after it.
 */
export async function runProcess(start: () => Promise<Running>): Promise<void> {
  const stopped = new Promise<string>((resolve) => {
    for (const name of STOP_SIGNALS) process.on(name, () => resolve(name));
  });
  try {
    const running = await start();
    const signal = await stopped;
    say(`${signal}: đang dừng · stopping`);
    await running.stop();
    process.exit(0);
  } catch (error) {
    const text = error instanceof StartError ? error.message : String((error as Error).stack ?? error);
    say(`\n${text}`);
    process.exit(1);
  }
}
