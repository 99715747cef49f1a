import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app/app.module.js';
import { ENTITIES } from '../../src/app/entities.js';
import type { Role } from '../../src/platform/access/actor.js';
import { hashPassword } from '../../src/platform/access/passwords.js';
import { type Config, loadConfig } from '../../src/platform/config/config.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { HealthModule } from '../../src/platform/health/health.module.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { IdempotencyModule } from '../../src/platform/idempotency/idempotency.module.js';
import { RegisterCacheModule } from '../../src/platform/register-cache/register-cache.module.js';
import { Clock } from '../../src/platform/time/clock.js';
import { AgenciesModule } from '../../src/registers/agencies/agencies.module.js';
import { CreateAccount } from '../../src/registers/staff/create-account.js';
import { StaffModule } from '../../src/registers/staff/staff.module.js';
import { SettableClock } from './settable-clock.js';
import { type TestDatabase, createTestDatabase } from './test-database.js';

export const TEST_PASSWORD = 'Mật khẩu thử nghiệm 1';
export const AGENCY_CODE = 'T01';

export interface Sent {
  readonly token?: string;
  /** An object is sent as JSON, a text or a form as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  /** The raw text, and what it says as JSON. */
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

interface StartedParts {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly dataSource: DataSource;
  readonly clock: SettableClock;
  readonly database: TestDatabase;
}

export class HttpTestApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly dataSource: DataSource;
  readonly clock: SettableClock;
  private readonly database: TestDatabase;
  private readonly tokens = new Map<string, string>();

  constructor(parts: StartedParts) {
    this.app = parts.app;
    this.url = parts.url;
    this.dataSource = parts.dataSource;
    this.clock = parts.clock;
    this.database = parts.database;
  }

  async send(method: string, path: string, { token, body, headers }: Sent = {}): Promise<Received> {
    const isForm = body instanceof FormData;
    const sent = typeof body === 'string' || isForm ? body : JSON.stringify(body);
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: sent }),
    });
    const text = await response.text();
    const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, text, json };
  }

  /** A token of the account; the same one when asked again. */
  async tokenOf(username: string, password = TEST_PASSWORD): Promise<string> {
    const known = this.tokens.get(username);
    if (known !== undefined) return known;
    const answer = await this.send('POST', '/api/v1/auth/login', { body: { username, password } });
    const token = answer.json['accessToken'] as string | undefined;
    if (token === undefined) throw new Error(`${username} cannot sign in: ${answer.text}`);
    this.tokens.set(username, token);
    return token;
  }

  async count(table: string): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
    return row?.n ?? 0;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.dataSource.destroy();
    await this.database.drop();
  }
}

@Module({})
class TestClockModule {
  static of(clock: Clock): DynamicModule {
    const provider = { provide: Clock, useValue: clock };
    return { module: TestClockModule, global: true, providers: [provider], exports: [Clock] };
  }
}

export interface TestAppParts {
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Type[];
  readonly requestsPerMinute?: number;
  /** The whole product, on the system's own clock. */
  readonly product?: boolean;
}

/** Access, agencies and idempotency over HTTP with the controllers of a spec, or the whole product. */
export async function startHttpTestApp(parts: TestAppParts = {}): Promise<HttpTestApp> {
  const database = await createTestDatabase();
  const settings = {
    url: database.url,
    entities: ENTITIES,
    applicationName: 'motcua-http-test',
    poolSize: 8,
  };
  const dataSource = await createDataSource(settings).initialize();
  const clock = new SettableClock(new Date('2026-11-23T01:00:00Z'));
  const config = loadConfig({ DATABASE_URL: database.url });
  const module = parts.product
    ? AppModule.forRoot(config, dataSource, database.url)
    : partsModule(parts, { config, dataSource, clock, url: database.url });
  try {
    const { requestsPerMinute = 0 } = parts;
    const app = await createHttpApp(module, { logLevel: 'fatal', requestsPerMinute });
    await app.listen(0, '127.0.0.1');
    return new HttpTestApp({ app, url: await app.getUrl(), dataSource, clock, database });
  } catch (error) {
    await dataSource.destroy();
    await database.drop();
    throw error;
  }
}

interface Surroundings {
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly url: string;
}

function partsModule(parts: TestAppParts, { config, dataSource, clock, url }: Surroundings): DynamicModule {
  return {
    module: class TestRoot {},
    imports: [
      ConfigModule.forRoot(config),
      TestClockModule.of(clock),
      DatabaseModule.forRoot(dataSource),
      RegisterCacheModule.forRoot(url),
      HealthModule,
      IdempotencyModule,
      AgenciesModule,
      StaffModule,
    ],
    controllers: [...(parts.controllers ?? [])],
    providers: [...(parts.providers ?? [])],
  };
}

/** One agency with a calendar, by plain rows: the registers have their own suites. */
export async function insertAgency(dataSource: DataSource, code = AGENCY_CODE): Promise<void> {
  await dataSource.query(
    `INSERT INTO calendar (code, name, zone, published_through)
     VALUES ('test', 'Lịch thử', 'Asia/Ho_Chi_Minh', '2027-12-31') ON CONFLICT DO NOTHING`,
  );
  await dataSource.query(
    `INSERT INTO agency (code, name_vi, name_en, level, calendar_id, valid_from)
     SELECT $1, 'Cơ quan ' || $1, 'Agency ' || $1, 'department', id, '2020-01-01' FROM calendar WHERE code = 'test'`,
    [code],
  );
}

let passwordHash: Promise<string> | null = null;

/** Accounts named `<role>` or `<role>-<agency>`, all with TEST_PASSWORD. */
export async function createAccounts(
  { app }: HttpTestApp,
  roles: readonly Role[],
  agencyCode = AGENCY_CODE,
): Promise<void> {
  const create = app.get(CreateAccount, { strict: false });
  const secret = { passwordHash: await (passwordHash ??= hashPassword(TEST_PASSWORD)) };
  for (const role of roles) {
    const username = accountName(role, agencyCode);
    await create.execute({ username, fullName: `Người ${role}`, roles: [role], agencyCode, secret });
  }
}

export function accountName(role: Role, agencyCode = AGENCY_CODE): string {
  const name = role.replace('_', '-');
  return agencyCode === AGENCY_CODE ? name : `${name}-${agencyCode.toLowerCase()}`;
}
