import { DataSource } from 'typeorm';
import { Database } from './database.js';

/**
 * Loads the registers that requests keep in memory, over connections of its own. A request asks for them while
 * it holds a connection of the common pool; if the load had to wait for that pool too, enough requests at once
 * would wait for each other until all of them fail.
 */
export class RegisterDatabase extends Database {}

const CONNECTIONS = 2;

/** A second, small pool to the same database. */
export async function openRegisterSource(dataSource: DataSource): Promise<DataSource> {
  const { options } = dataSource;
  const source = new DataSource({ ...options, poolSize: CONNECTIONS } as typeof options);
  return source.initialize();
}
