import type { DataSource } from 'typeorm';
import type { Config } from '../platform/config/config.js';
import { StartError } from '../platform/config/start-error.js';
import { createDataSource } from '../platform/database/data-source.js';
import { runPendingMigrations } from '../platform/database/migrate.js';
import { startEmbeddedPostgres } from '../platform/embedded/embedded-postgres.js';
import { ENTITIES } from './entities.js';

export interface OpenDatabase {
  readonly dataSource: DataSource;
  readonly url: string;
  /** Closes the connections, and the embedded server if this process is the last to use it. */
  close(): Promise<void>;
}

export interface DatabaseUse {
  readonly applicationName: string;
  readonly poolSize: number;
  readonly log: (line: string) => void;
}

/** Opens the configured database, or the embedded one, migrated to the newest schema. */
export async function openDatabase(config: Config, use: DatabaseUse): Promise<OpenDatabase> {
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: use.log });
  const url = config.databaseUrl ?? (embedded?.url as string);
  try {
    await migrate(url);
    const { applicationName, poolSize } = use;
    const dataSource = createDataSource({ url, entities: ENTITIES, applicationName, poolSize });
    await dataSource.initialize();
    const close = async () => {
      await dataSource.destroy();
      await embedded?.stop();
    };
    return { dataSource, url, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function migrate(url: string): Promise<void> {
  try {
    await runPendingMigrations(url);
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    throw new StartError(
      `Không mở được cơ sở dữ liệu ${host}${pathname}: ${reason}. Kiểm tra DATABASE_URL và quyền tạo bảng, tiện ích mở rộng.`,
      `Cannot open the database ${host}${pathname}: ${reason}. Check DATABASE_URL and the right to create tables and extensions.`,
      { cause: error },
    );
  }
}
