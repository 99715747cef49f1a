import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../src/app/app.module.js';
import { ENTITIES } from '../../src/app/entities.js';
import { firstStart } from '../../src/app/first-start.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { createHttpApp, type HttpSettings } from '../../src/platform/http/http-app.js';
import { Clock } from '../../src/platform/time/clock.js';
import { TimeModule } from '../../src/platform/time/time.module.js';
import { ApiClient } from './api-client.js';
import { SettableClock } from './settable-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const PASSWORD = 'mat-khau-mau';

/** The sample province over HTTP at a time that the test sets; without the worker, whose sweeps are real time. */
export class TimedProduct {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: SettableClock,
    readonly sql: DataSource,
    private readonly address: string,
    private readonly database: TestDatabase,
  ) {}

  /** On a new database, or on one that another product has left. */
  static async start(
    now: string,
    left: TestDatabase | null = null,
    http: Partial<HttpSettings> = {},
  ): Promise<TimedProduct> {
    const database = left ?? (await createTestDatabase());
    const applicationName = 'motcua-timed-test';
    const options = { url: database.url, entities: ENTITIES, applicationName, poolSize: 8 };
    const dataSource = await createDataSource(options).initialize();
    const config = loadConfig({ DATABASE_URL: database.url, SAMPLE: '1', SAMPLE_PASSWORD: PASSWORD });
    const clock = new SettableClock(new Date(now));
    const product = AppModule.forRoot(config, dataSource, database.url);
    const imports = (product.imports ?? []).map((each) => (each === TimeModule ? timeOf(clock) : each));
    const settings = { logLevel: 'fatal', requestsPerMinute: 0, ...http } as const;
    const app = await createHttpApp({ ...product, imports }, settings);
    await app.init();
    await firstStart(app, config, () => undefined);
    await app.listen(0, '127.0.0.1');
    return new TimedProduct(app, clock, dataSource, await app.getUrl(), database);
  }

  /** Signed in at the present moment: a token does not last for the weeks that a test leaps over. */
  as(username: string): Promise<ApiClient> {
    return ApiClient.signIn(this.address, username, PASSWORD);
  }

  anonymous(): ApiClient {
    return ApiClient.anonymous(this.address);
  }

  async stop(): Promise<void> {
    const database = await this.leave();
    await database.drop();
  }

  /** Stops and leaves the database as it is, for the caller to drop. */
  async leave(): Promise<TestDatabase> {
    await this.app.close();
    await this.sql.destroy();
    return this.database;
  }
}

@Module({})
class SettableTimeModule {}

function timeOf(clock: Clock): DynamicModule {
  const provider = { provide: Clock, useValue: clock };
  return { module: SettableTimeModule, global: true, providers: [provider], exports: [Clock] };
}
