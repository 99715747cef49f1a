import type { ChildProcess } from 'node:child_process';

export const PASSWORD: string;

export interface RunningProduct {
  /** Address of the API. */
  readonly base: string;
  readonly dataDir: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the built product (dist) as a process of its own, heard by `hear`; `more` goes into its environment. */
export function startProduct(more?: {
  readonly dataDir?: string;
  readonly hear?: (written: string) => void;
  readonly [name: string]: string | undefined | ((written: string) => void);
}): Promise<RunningProduct>;

export function signIn(base: string, username: string): Promise<string>;

export function databaseUrlOf(dataDir: string): Promise<string>;
