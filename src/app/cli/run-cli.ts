import { parseArgs } from 'node:util';
import { type Command, type CommandCall, say, WrongCall } from './command.js';
import { importDossiersCommand } from './import-dossiers.command.js';
import { importOpenCommand } from './import-open.command.js';
import { importProceduresCommand } from './import-procedures.command.js';
import { migrateCommand } from './migrate.command.js';
import { textOfError } from './tell-error.js';
import { verifyFilesCommand } from './verify-files.command.js';
import { verifyTimelineCommand } from './verify-timeline.command.js';

const COMMANDS: readonly Command[] = [
  importDossiersCommand,
  importOpenCommand,
  importProceduresCommand,
  migrateCommand,
  verifyFilesCommand,
  verifyTimelineCommand,
];
const CALL = 'npm run cli --';
const HELP_WORDS = ['help', '--help', '-h'];

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 failed or found something, 2 called wrongly
 */
export async function runCli(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args.some((word) => HELP_WORDS.includes(word))) {
    say(helpText());
    return 0;
  }
  try {
    const command = commandOf(args);
    return await command.run(callOf(command, args));
  } catch (error) {
    process.stderr.write(`\n${textOfError(error)}\n`);
    if (!(error instanceof WrongCall)) return 1;
    process.stderr.write(`\n${helpText()}\n`);
    return 2;
  }
}

function commandOf(args: readonly string[]): Command {
  const found = COMMANDS.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
  if (found) return found;
  throw new WrongCall({
    vi: `Không có lệnh “${args.join(' ')}”.`,
    en: `There is no command "${args.join(' ')}".`,
  });
}

function callOf(command: Command, args: readonly string[]): CommandCall {
  const rest = args.slice(command.name.split(' ').length);
  const { switches = [] } = command;
  const takes = (type: 'string' | 'boolean') => (name: string) => [name, { type }] as const;
  const options: Readonly<Record<string, { type: 'string' | 'boolean' }>> = Object.fromEntries([
    ...command.options.map(takes('string')),
    ...switches.map(takes('boolean')),
  ]);
  try {
    const { positionals, values } = parseArgs({ args: rest, options, allowPositionals: true });
    const given = Object.entries(values);
    const texts = given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
    const set = given.flatMap(([name, value]) => (value === true ? [name] : []));
    return {
      words: positionals,
      options: Object.fromEntries(texts) as CommandCall['options'],
      switches: new Set(set),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongCall({ vi: `Tham số sai: ${reason}`, en: `Wrong arguments: ${reason}` });
  }
}

function helpText(): string {
  const commands = COMMANDS.map(
    ({ name, usage, does }) =>
      `  ${CALL} ${name} ${usage}`.trimEnd() + `\n      ${does.vi}\n      ${does.en}`,
  );
  return ['Lệnh · Commands', '', ...commands, '', `  ${CALL} help`].join('\n');
}
