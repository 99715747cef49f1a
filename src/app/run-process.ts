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

/** Starts, then waits for a signal to stop; a person reads what went wrong, without a stack where it is theirs to mend. */
export async function runProcess(start: () => Promise<Running>): Promise<void> {
  let running: Running | null = null;
  try {
    running = await start();
  } catch (error) {
    const text = error instanceof StartError ? error.message : String((error as Error).stack ?? error);
    say(`\n${text}`);
    process.exitCode = 1;
    return;
  }
  const signal = await new Promise<string>((resolve) => {
    for (const name of STOP_SIGNALS) process.once(name, () => resolve(name));
  });
  say(`${signal}: đang dừng · stopping`);
  await running.stop();
}
