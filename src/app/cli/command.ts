import type { BilingualText } from '../../platform/i18n/language.js';

/** What a command was called with: words behind its name, and `--name value` options. */
export interface CommandCall {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
  /** The switches that were set. */
  readonly switches: ReadonlySet<string>;
}

export interface Command {
  /** The words that call it, e.g. `import dossiers`. */
  readonly name: string;
  /** How its arguments are written. */
  readonly usage: string;
  readonly does: BilingualText;
  /** Names of the options it takes; each takes a value. */
  readonly options: readonly string[];
  /** Names of options that take no value: set or not. */
  readonly switches?: readonly string[];
  /** @returns the exit code of the process */
  run(call: CommandCall): Promise<number>;
}

/** Called in a way that no command takes; the help is shown. */
export class WrongCall extends Error {
  readonly vi: string;
  readonly en: string;

  constructor({ vi, en }: BilingualText) {
    super(`${vi}\n${en}`);
    this.name = 'WrongCall';
    this.vi = vi;
    this.en = en;
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
