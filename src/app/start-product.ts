import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../platform/config/config.js';
import { createHttpApp } from '../platform/http/http-app.js';
import { serveApiDocs } from '../platform/openapi/openapi.js';
import { WorkerRole } from '../platform/queue/worker-role.js';
import { AppModule } from './app.module.js';
import { firstStart } from './first-start.js';
import { openDatabase } from './open-database.js';
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

/** Database, application, first content, worker, listener, in this order; stopping goes the other way. */
export async function startProduct(config: Config, roles: ProcessRoles): Promise<StartedProduct> {
  const { say } = roles;
  const poolSize = (roles.servesHttp ? API_CONNECTIONS : 0) + (roles.works ? WORKER_CONNECTIONS : 0);
  const applicationName = roles.servesHttp ? 'motcua-api' : 'motcua-worker';
  const database = await openDatabase(config, { applicationName, poolSize, log: say });
  try {
    const module = AppModule.forRoot(config, database.dataSource, database.url);
    const app = await createHttpApp(module, {
      logLevel: config.logLevel,
      requestsPerMinute: config.requestsPerMinute,
      trustedProxies: config.trustedProxies,
    });
    if (roles.servesDocs) serveApiDocs(app);
    await app.init();
    await firstStart(app, config, say);
    const worker = app.get(WorkerRole);
    if (roles.works) await worker.start();
    const address = roles.servesHttp ? await listen(app, config, say) : null;
    const stop = async () => {
      if (roles.works) await worker.stop();
      await app.close();
      await database.close();
    };
    return { app, address, stop };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function listen(
  app: NestFastifyApplication,
  config: Config,
  say: ProcessRoles['say'],
): Promise<string> {
  await app.listen(config.port, config.host);
  const address = (await app.getUrl()).replace('[::1]', 'localhost');
  say(`\nmotcua: ${address}   API: ${address}/api/docs   ${address}/health/ready`);
  return address;
}
