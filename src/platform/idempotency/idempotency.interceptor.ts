import { createHmac } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, from, lastValueFrom } from 'rxjs';
import { DomainError } from '../../domain/domain-error.js';
import { hasRole } from '../access/actor.js';
import { actorOf } from '../access/current-actor.js';
import { Database } from '../database/database.js';
import { WriteContext, writeContext } from '../database/write-context.js';
import { isStreamed } from '../http/streamed.js';
import { InstallationSecret } from '../settings/installation-secret.js';
import { Clock } from '../time/clock.js';
import { canonicalJson } from './canonical-json.js';
import {
  IdempotencyGuard,
  type KeyedRequest,
  RepeatedRequest,
  findAnswer,
  isKnown,
} from './idempotency-guard.js';
import { IDEMPOTENT, type Idempotence } from './idempotent.js';
import {
  beginParts,
  endParts,
  forgetParts,
  isUnsettled,
  RequestParts,
  requestParts,
} from './idempotent-parts.js';
import { rememberKnownKey } from './known-key.js';

const PRINTABLE_KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/;

/** Answers a repeated request as the first time; see DESIGN section 8. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  /** Requests of this process by key: a repetition waits here and not with a database connection in its hand. */
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(
    private readonly reflector: Reflector,
    private readonly db: Database,
    private readonly secret: InstallationSecret,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const idempotence = this.reflector.get<Idempotence | undefined>(IDEMPOTENT, context.getHandler());
    if (idempotence === undefined) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = this.keyOf(request);
    if (key === null) return next.handle();
    const work = (keyed: KeyedRequest) =>
      idempotence === 'parts' ? this.runInParts(keyed, next) : this.run(request, keyed, next);
    return from(this.answerOnce(request, key, http.getResponse<FastifyReply>(), work));
  }

  /** @throws DomainError `idempotency-key-required` or `idempotency-key-malformed` */
  private keyOf(request: FastifyRequest): string | null {
    const key = request.headers['idempotency-key'];
    if (key === undefined) {
      if (!hasRole(actorOf(request), 'portal')) return null;
      throw new DomainError('idempotency-key-required', {}, 'Idempotency-Key');
    }
    if (typeof key === 'string' && PRINTABLE_KEY.test(key)) return key;
    throw new DomainError('idempotency-key-malformed', {}, 'Idempotency-Key');
  }

  private async answerOnce(
    request: FastifyRequest,
    key: string,
    reply: FastifyReply,
    run: (keyed: KeyedRequest) => Promise<unknown>,
  ): Promise<unknown> {
    const keyed = await this.describe(request, key);
    const name = `${keyed.accountId} ${keyed.route} ${key}`;
    while (this.running.has(name)) await this.running.get(name);
    const work = run(keyed);
    const settled = work.then(
      () => this.running.delete(name),
      () => this.running.delete(name),
    );
    this.running.set(name, settled);
    const answer = await work;
    if (!(answer instanceof RepeatedRequest)) return answer;
    reply.header('Idempotent-Replay', 'true');
    return answer.answer;
  }

  private async describe(request: FastifyRequest, key: string): Promise<KeyedRequest> {
    const secret = await this.secret.keyFor('idempotency-body');
    // Keyed, because a body may hold a password and its plain hash could be guessed.
    const hashOf = (body: unknown) =>
      createHmac('sha256', secret).update(canonicalJson(body)).digest('base64url');
    const present = isStreamed(request) ? null : hashOf(request.body ?? null);
    const bodyHash = () => present ?? (request.body === undefined ? null : hashOf(request.body));
    return { accountId: actorOf(request).accountId, route: routeOf(request), key, bodyHash };
  }

  private async runInParts(keyed: KeyedRequest, next: CallHandler): Promise<unknown> {
    const createdAt = this.clock.now();
    const before = await this.db.write((tx) => beginParts(tx, keyed, createdAt));
    if (before !== null) return before;
    try {
      const parts = new RequestParts(keyed, createdAt);
      const answer = await requestParts.run(parts, () => lastValueFrom<unknown>(next.handle()));
      if (isUnsettled(answer)) {
        await this.db.write((tx) => forgetParts(tx, keyed));
        return answer;
      }
      const kept = await this.db.write((tx) => endParts(tx, keyed, answer));
      return kept?.answer ?? answer;
    } catch (error) {
      await this.db.write((tx) => forgetParts(tx, keyed));
      throw error;
    }
  }

  private async run(request: FastifyRequest, keyed: KeyedRequest, next: CallHandler): Promise<unknown> {
    const guard = new IdempotencyGuard(keyed, this.clock.now());
    try {
      if (isStreamed(request) && (await this.db.read((tx) => isKnown(tx, keyed)))) rememberKnownKey(request);
      return await writeContext.run(new WriteContext(guard), () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      );
    } catch (error) {
      if (error instanceof RepeatedRequest) return error;
      // The work may have refused before it came to its transaction, because it was already done.
      const repeated = await this.db.read((tx) => findAnswer(tx, keyed));
      if (repeated !== null) return repeated;
      throw error;
    }
  }
}

/** The address in one spelling: a client may write `/dossiers` as `/%64ossiers`. */
function routeOf({ method, routeOptions, params }: FastifyRequest): string {
  const values = params as Readonly<Record<string, string>>;
  const path = (routeOptions.url ?? '').replace(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  return `${method} ${path}`;
}
