import pg from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

// OIDs of pg_type; they are fixed for built-in types.
const DATE_OID = 1082;
const DATE_ARRAY_OID = 1182;
const TEXT_ARRAY_OID = 1009;

type ParserOf = (oid: number, format?: string) => (value: string) => unknown;
const pgParserOf = pg.types.getTypeParser as ParserOf;

/**
 * A local day stays the text it is: pg would make it midnight of the process zone, which is another day
 * elsewhere. `bigint` is text by pg's own default.
 */
const parserOf: ParserOf = (oid, format) => {
  if (oid === DATE_OID) return (value) => value;
  return pgParserOf(oid === DATE_ARRAY_OID ? TEXT_ARRAY_OID : oid, format);
};

export interface DataSourceSettings {
  readonly url: string;
  readonly entities: readonly (new () => object)[] | readonly EntitySchema[];
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Shown in pg_stat_activity: which process holds a lock. */
  readonly applicationName: string;
  readonly poolSize?: number;
  /** Zero switches the limit off, for migrations and long reports. */
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
}

/** Not yet connected: call `initialize()`, and `destroy()` at the end. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: [...settings.entities],
    migrations: [...(settings.migrations ?? [])],
    applicationName: settings.applicationName,
    poolSize: settings.poolSize ?? 8,
    connectTimeoutMS: 5_000,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    // Not `error`: it prints parameters, which are people's data; whoever catches an error logs it.
    logging: ['warn'],
    extra: {
      types: { getTypeParser: parserOf },
      statement_timeout: settings.statementTimeoutMs ?? 5_000,
      lock_timeout: settings.lockTimeoutMs ?? 2_000,
      idle_in_transaction_session_timeout: 5_000,
      options: '-c TimeZone=UTC',
    },
  });
}
