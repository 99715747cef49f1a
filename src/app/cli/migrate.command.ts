import { configFromEnvironment } from '../../platform/config/config.js';
import { runPendingMigrations } from '../../platform/database/migrate.js';
import { startEmbeddedPostgres } from '../../platform/embedded/embedded-postgres.js';
import { type Command, type CommandCall, say, WrongCall } from './command.js';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  does: {
    vi: 'Nâng lược đồ cơ sở dữ liệu lên bản mới nhất (lúc khởi động sản phẩm cũng tự làm).',
    en: 'Bring the database schema up to date (starting the product does it as well).',
  },
  options: [],
  run,
};

async function run({ words }: CommandCall): Promise<number> {
  if (words.length > 0)
    throw new WrongCall({ vi: 'Lệnh này không có tham số.', en: 'It takes no arguments.' });
  const { databaseUrl, dataDir } = configFromEnvironment();
  if (databaseUrl !== null) return migrate(databaseUrl);
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const embedded = await startEmbeddedPostgres({ dataDir, log });
  try {
    return await migrate(embedded.url);
  } finally {
    await embedded.stop();
  }
}

async function migrate(url: string): Promise<number> {
  const names = await runPendingMigrations(url);
  for (const name of names) say(name);
  if (names.length === 0) say('Lược đồ đã mới nhất · The schema is up to date');
  return 0;
}
