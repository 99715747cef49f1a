import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../platform/config/config.js';
import { StartError } from '../platform/config/start-error.js';
import { FilesInstallation } from '../platform/files/files-installation.js';
import { createHttpApp } from '../platform/http/http-app.js';
import { serveApiDocs } from '../platform/openapi/openapi.js';
import { WorkerRole } from '../platform/queue/worker-role.js';
import { AgencyLookup } from '../registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../registers/calendars/calendar.lookup.js';
import { ProcedureLookup } from '../registers/procedures/procedure.lookup.js';
import { AccountLookup } from '../registers/staff/account.lookup.js';
import { AppModule } from './app.module.js';
import { firstStart, makeFirstAdministrator } from './first-start.js';
import { openDatabase, type OpenDatabase } from './open-database.js';
import type { Running } from './run-process.js';

export interface ProcessRoles {
  readonly servesHttp: boolean;
  readonly works: boolean;
  /** The page and document that describe the API. */
  readonly servesDocs: boolean;
  /** Where a person reads what happens at the start. */
  readonly say: (line: string) => void;
}

/** PostgreSQL on two cores gains nothing from more (measured); the worker has its own share. */
const API_CONNECTIONS = 8;
const WORKER_CONNECTIONS = 4;

/** Started product: where it listens (null: nowhere), and how to stop it. */
export interface StartedProduct extends Running {
  readonly address: string | null;
  readonly app: NestFastifyApplication;
}

/** Database, application, first content, listener, worker, in this order; stopping goes the other way. */
export async function startProduct(config: Config, roles: ProcessRoles): Promise<StartedProduct> {
  const { say } = roles;
  const poolSize = (roles.servesHttp ? API_CONNECTIONS : 0) + (roles.works ? WORKER_CONNECTIONS : 0);
  const applicationName = roles.servesHttp ? 'motcua-api' : 'motcua-worker';
  const database = await openDatabase(config, { applicationName, poolSize, log: say });
  let app: NestFastifyApplication | null = null;
  const close = async () => {
    await app?.get(WorkerRole).stop();
    await app?.close();
    await database.close();
  };
  try {
    app = await createApp(config, roles, database);
    await app.get(FilesInstallation).prepare();
    await firstStart(app, config, say);
    await warmRegisters(app);
    const address = roles.servesHttp ? await listen(app, config, say) : null;
    if (roles.servesHttp) await makeFirstAdministrator(app, config, say);
    if (roles.works) await app.get(WorkerRole).start();
    if (!roles.servesHttp) say('motcua: tiến trình nền đang chạy · the worker runs');
    return { app, address, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function createApp(
  config: Config,
  roles: ProcessRoles,
  database: OpenDatabase,
): Promise<NestFastifyApplication> {
  const module = AppModule.forRoot(config, database.dataSource, database.url);
  const { logLevel, requestsPerMinute, trustedProxies } = config;
  const app = await createHttpApp(module, { logLevel, requestsPerMinute, trustedProxies });
  if (roles.servesDocs) {
    serveApiDocs(app);
    // Whoever opens the address in a browser wants to see something.
    app
      .getHttpAdapter()
      .getInstance()
      .get('/', (_request, reply) => reply.redirect('/api/docs'));
  }
  return app.init();
}

/** The first requests find the registers in memory. */
async function warmRegisters(app: NestFastifyApplication): Promise<void> {
  await app.get(AgencyLookup).all();
  await app.get(CalendarLookup).all();
  await app.get(ProcedureLookup).list('2026-01-01');
  await app.get(AccountLookup).byId('0');
}

async function listen(
  app: NestFastifyApplication,
  config: Config,
  say: ProcessRoles['say'],
): Promise<string> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(config.port, error) : error;
  }
  const address = (await app.getUrl()).replace('[::1]', 'localhost');
  say(`\nmotcua: ${address}   API: ${address}/api/docs   ${address}/health/ready`);
  return address;
}

function portTaken(port: number, cause: unknown): StartError {
  return new StartError(
    `Cổng ${port} đang được chương trình khác dùng (có thể là một motcua khác); hãy đặt PORT=… sang cổng khác.`,
    `Port ${port} is in use by another program (perhaps another motcua); set PORT=… to another one.`,
    { cause },
  );
}
