import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app/app.module.js';
import { ENTITIES } from '../../../src/app/entities.js';
import type { SpecialDay } from '../../../src/domain/calendar/working-calendar.js';
import { RecalculationsStore } from '../../../src/handling/recalculation/recalculations.store.js';
import { WalkPage } from '../../../src/handling/recalculation/walk-page.js';
import { WatchJob } from '../../../src/handling/deadline-watch/watch-job.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import { WorkerRole } from '../../../src/platform/queue/worker-role.js';
import { Clock } from '../../../src/platform/time/clock.js';
import { TimeModule } from '../../../src/platform/time/time.module.js';
import { DeclareDays } from '../../../src/registers/calendars/declare-days.js';
import { HttpTestApp, TEST_PASSWORD } from '../../support/http-test-app.js';
import { SettableClock } from '../../support/settable-clock.js';
import { createTestDatabase } from '../../support/test-database.js';
import { insertSmallProvince, type SmallProvince } from '../watch/province.js';

export const SOURCE = 'Công văn 12/BNV';

@Module({})
class TestClockModule {
  static of(clock: Clock): DynamicModule {
    const provider = { provide: Clock, useValue: clock };
    return { module: TestClockModule, global: true, providers: [provider], exports: [Clock] };
  }
}

/** One process of the whole product, on a clock that a test moves; a second one may share its database. */
async function startApp(url: string, dataSource: DataSource, clock: Clock): Promise<NestFastifyApplication> {
  const root = AppModule.forRoot(loadConfig({ DATABASE_URL: url }), dataSource, url);
  const imports = (root.imports ?? []).map((each) =>
    each === TimeModule ? TestClockModule.of(clock) : each,
  );
  const app = await createHttpApp({ ...root, imports }, { logLevel: 'fatal', requestsPerMinute: 0 });
  await app.listen(0, '127.0.0.1');
  return app;
}

export class RecalculationHouse {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly http: HttpTestApp,
    readonly province: SmallProvince,
    readonly clock: SettableClock,
    readonly url: string,
  ) {}

  static async open(now = '2026-10-05T08:00:00+07:00'): Promise<RecalculationHouse> {
    const database = await createTestDatabase();
    const { url } = database;
    const clock = new SettableClock(new Date(now));
    const dataSource = await sourceOf(url);
    const province = await insertSmallProvince(dataSource);
    const app = await startApp(url, dataSource, clock);
    const http = new HttpTestApp({ app, url: await app.getUrl(), dataSource, clock, database });
    return new RecalculationHouse(http, province, clock, url);
  }

  /** Another worker process on the same database and clock. */
  async another(): Promise<{ get<T>(type: Type<T>): T; close(): Promise<void> }> {
    const dataSource = await sourceOf(this.url);
    const app = await startApp(this.url, dataSource, this.clock);
    const close = async () => {
      await app.get(WorkerRole).stop();
      await app.close();
      await dataSource.destroy();
    };
    return { get: (type) => app.get(type, { strict: false }), close };
  }

  get<T>(type: abstract new (...parameters: never[]) => T): T {
    return this.http.app.get(type, { strict: false });
  }

  get database(): Database {
    return this.get(Database);
  }

  /** A token that holds at the present of the house. */
  async token(username: string): Promise<string> {
    const day = this.clock.now().toISOString().slice(0, 10);
    const known = this.tokens.get(`${username} ${day}`);
    if (known !== undefined) return known;
    const body = { username, password: TEST_PASSWORD };
    const { json, text } = await this.http.send('POST', '/api/v1/auth/login', { body });
    const token = json['accessToken'] as string | undefined;
    if (token === undefined) throw new Error(`${username} cannot sign in: ${text}`);
    this.tokens.set(`${username} ${day}`, token);
    return token;
  }

  sql<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return this.http.dataSource.query<T[]>(text, values);
  }

  /** The first row. */
  async one<T>(text: string, values: unknown[] = []): Promise<T> {
    const [row] = await this.sql<T>(text, values);
    return row as T;
  }

  async declare(
    days: readonly SpecialDay[],
    publishedThrough: string | null = null,
    calendarCode = 'tinh',
    source = SOURCE,
  ) {
    const declaration = { calendarCode, days, publishedThrough, source };
    return this.get(DeclareDays).execute(declaration, null);
  }

  swapOff(...on: readonly string[]) {
    return this.declare(on.map((day) => dayOff(day)));
  }

  /** The walks that have not ended. */
  async openWalks(): Promise<string[]> {
    const store = this.get(RecalculationsStore);
    const open = await this.database.write(async (tx) => {
      await store.addMissing(tx, this.clock.now());
      return store.open(tx);
    });
    return open.map(({ id }) => id);
  }

  /** As much of every walk as may be done now. */
  async walk(): Promise<void> {
    const page = this.get(WalkPage);
    for (const id of await this.openWalks()) while ((await page.execute(id)) !== null);
  }

  /** Both passes. */
  async recalculate(): Promise<void> {
    await this.walk();
    this.clock.set(new Date(this.clock.now().getTime() + 20_000));
    await this.walk();
  }

  /** What the watch would do now. */
  async tellDue(): Promise<void> {
    const due = `SELECT id FROM clock WHERE next_rung_at <= $1 ORDER BY id`;
    const rows = await this.sql<{ id: string }>(due, [this.clock.now()]);
    if (rows.length > 0) await this.get(WatchJob).execute(rows.map(({ id }) => id));
    await this.deliver();
  }

  /** What the relay and its worker would do now. */
  async deliver(): Promise<void> {
    const rows = await this.sql<{ id: string }>(`SELECT id FROM outbox WHERE done_at IS NULL ORDER BY id`);
    if (rows.length > 0) await this.get(OutboxDelivery).deliver(rows.map(({ id }) => id));
  }

  async close(): Promise<void> {
    await this.get(WorkerRole).stop();
    await this.http.close();
  }
}

export function dayOff(on: string): SpecialDay {
  return { on, kind: 'swap_off', name: 'Nghỉ hoán đổi', sessions: null, source: SOURCE };
}

export function at(local: string): Date {
  return new Date(`${local}:00+07:00`);
}

function sourceOf(url: string): Promise<DataSource> {
  const settings = { url, entities: ENTITIES, applicationName: 'motcua-recalculation-test', poolSize: 8 };
  return createDataSource(settings).initialize();
}
