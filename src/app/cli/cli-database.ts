import { type Config, configFromEnvironment } from '../../platform/config/config.js';
import { type OpenDatabase, openDatabase } from '../open-database.js';

const CONNECTIONS = 4;

/**
 * Lends the product's own database: DATABASE_URL, or the embedded server, which goes on running where the
 * product uses it.
 */
export async function withDatabase<T>(
  work: (database: OpenDatabase, config: Config) => Promise<T>,
): Promise<T> {
  const config = configFromEnvironment();
  const database = await openDatabase(config, {
    applicationName: 'motcua-cli',
    poolSize: CONNECTIONS,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}
