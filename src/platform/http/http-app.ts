import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import rateLimit from '@fastify/rate-limit';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.js';
import { RouteCheck } from '../access/route-check.js';
import type { LogLevel } from '../config/config.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { LONGEST_REQUEST_MILLISECONDS, limitBodyTime } from './body-time.js';
import { answerClientError } from './client-error.js';
import { tagVersion } from './if-match.js';
import { refuseDeepJson } from './json-depth.js';
import { requestIdOf } from './request-id.js';
import { NestLog, RequestLog, loggerSettings } from './request-log.js';
import { RouteMethods } from './route-methods.js';
import { setRoutePrefix } from './route-prefix.js';
import { acceptStreamedForms } from './streamed.js';
import { ThrottleGuard } from './throttle.js';
import { requestValidation } from './validation.js';

export interface HttpSettings {
  readonly logLevel: LogLevel;
  /** Of one address, over all routes; 0 switches the general limit off. */
  readonly requestsPerMinute?: number;
  /** Proxies in front whose X-Forwarded-For is believed (addresses or networks). */
  readonly trustedProxies?: readonly string[];
}

const MOST_BODY_BYTES = 1_048_576;
const DEFAULT_REQUESTS_PER_MINUTE = 6_000;

/** The adapter with everything that happens before Nest sees a request, and the filter that both share. */
function createAdapter(settings: HttpSettings): { adapter: FastifyAdapter; filter: ProblemFilter } {
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: LONGEST_REQUEST_MILLISECONDS,
    // A request that was let in is answered; the listener takes no new ones.
    return503OnClosing: false,
    trustProxy: settings.trustedProxies ? [...settings.trustedProxies] : false,
    logger: loggerSettings(settings.logLevel),
    logController: new RequestLog(),
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      filter.answer(error, request, reply),
    clientErrorHandler: answerClientError,
  });
  const instance = adapter.getInstance();
  const filter = new ProblemFilter(new RouteMethods(instance));
  return { adapter, filter };
}

async function addHooks(instance: FastifyInstance, settings: HttpSettings): Promise<void> {
  instance.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-Id', request.id);
    limitBodyTime(request, reply);
    // PostgreSQL holds no text with a NUL in it, so nothing has such an address.
    done(request.url.includes('%00') ? new DomainError('bad-url', {}, 'url') : undefined);
  });
  // Before the first guard, so that a body is safe to walk on public routes too.
  instance.addHook('preValidation', (request, _reply, done) => {
    refuseDeepJson(request.body);
    done();
  });
  instance.addHook('preSerialization', (request, reply, answer, done) => {
    tagVersion(request, reply, answer);
    done(null, answer);
  });
  const max = settings.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE;
  await instance.register(rateLimit, {
    global: max > 0,
    max,
    timeWindow: 60_000,
    allowList: (request) => request.url.startsWith('/health/'),
    errorResponseBuilder: (_request, { ttl }) =>
      new DomainError('too-many-requests', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
}

/**
 * The HTTP application: problems, limits, validation, request ids. The caller listens and closes it.
 * @throws Error when a route has no access rule
 */
export async function createHttpApp(
  appModule: Type | DynamicModule,
  settings: HttpSettings,
): Promise<NestFastifyApplication> {
  const { adapter, filter } = createAdapter(settings);
  const instance = adapter.getInstance();
  await addHooks(instance, settings);
  const app = await NestFactory.create<NestFastifyApplication>(appModule, adapter, {
    logger: new NestLog(instance.log),
    abortOnError: false,
    // Fastify's own parser takes JSON only; Nest would add HTML forms.
    bodyParser: false,
  });
  instance.removeContentTypeParser('text/plain');
  acceptStreamedForms(instance);
  // Before anything is connected to.
  app.get(RouteCheck, { strict: false }).run();
  setRoutePrefix(app);
  // The documentation page must also load over plain HTTP inside an office network.
  app.useSecurityHeaders({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
  app.useGlobalFilters(filter);
  app.useGlobalGuards(new ThrottleGuard(app.get(Reflector), instance));
  app.useGlobalPipes(requestValidation());
  return app;
}
