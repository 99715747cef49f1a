import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { startProduct, type StartedProduct } from '../../src/app/start-product.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { ApiClient } from './api-client.js';
import { createTestDatabase } from './test-database.js';

const PASSWORD = 'mat-khau-mau';

/** The whole product in this process, with the sample province, on a database of its own. */
export class SampleProduct {
  private readonly clients = new Map<string, Promise<ApiClient>>();

  private constructor(
    readonly product: StartedProduct,
    readonly databaseUrl: string,
    readonly filesDir: string,
    private readonly drop: () => Promise<void>,
  ) {}

  /** `more`: further variables of the environment. */
  static async start(more: Readonly<Record<string, string>> = {}): Promise<SampleProduct> {
    const database = await createTestDatabase();
    const filesDir = await mkdtemp(join(tmpdir(), 'motcua-files-'));
    const config = loadConfig({
      DATABASE_URL: database.url,
      SAMPLE: '1',
      SAMPLE_PASSWORD: PASSWORD,
      PORT: '0',
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '0',
      FILES_DIR: filesDir,
      ...more,
    });
    const roles = { servesHttp: true, servesDocs: false, works: true, say: () => undefined };
    const product = await startProduct(config, roles);
    const drop = async () => {
      await database.drop();
      await rm(filesDir, { recursive: true, force: true });
    };
    return new SampleProduct(product, database.url, filesDir, drop);
  }

  get address(): string {
    return this.product.address as string;
  }

  get sql(): DataSource {
    return this.product.app.get(DataSource);
  }

  as(username: string): Promise<ApiClient> {
    const known = this.clients.get(username);
    if (known) return known;
    const client = ApiClient.signIn(this.address, username, PASSWORD);
    this.clients.set(username, client);
    return client;
  }

  /** The sample account with that role in that agency. */
  async worker(agencyCode: string, role: string): Promise<ApiClient> {
    const rows = await this.sql.query<{ username: string }[]>(
      `SELECT a.username FROM account a JOIN agency g ON g.id = a.agency_id
       WHERE g.code = $1 AND $2 = ANY (a.roles) AND a.username LIKE '%.%'`,
      [agencyCode, role],
    );
    const username = rows[0]?.username;
    if (username === undefined) throw new Error(`nobody is ${role} in ${agencyCode}`);
    return this.as(username);
  }

  async stop(): Promise<void> {
    await this.product.stop();
    await this.drop();
  }
}
