import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.js';
import { languageOf } from '../i18n/language.js';
import { describeProblem, entryOf } from './problem-document.js';
import { refusalOf } from './refusal-of.js';

/** Says which methods a path answers to, so that a wrong method is told from an unknown address. */
export interface MethodsOfPath {
  methodsOf(path: string): readonly string[];
}

/** The one place where a refusal becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: MethodsOfPath) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also called by Fastify itself for errors that come before any route. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const path = request.url.split('?', 1)[0] ?? '/';
    const refusal = this.refineNotFound(refusalOf(error), path, reply);
    const { entry } = entryOf(refusal);
    if (entry.status >= 500) request.log.error({ err: error }, refusal.code);
    if (reply.sent || reply.raw.headersSent) return;
    if (entry.status === 401) reply.header('WWW-Authenticate', 'Bearer realm="motcua"');
    const retryAfter = refusal.details['retryAfterSeconds'] ?? entry.retryAfterSeconds;
    if (typeof retryAfter === 'number') reply.header('Retry-After', retryAfter);
    const occasion = {
      language: languageOf(request.headers['accept-language']),
      path,
      requestId: request.id,
    };
    const body = JSON.stringify(describeProblem(refusal, occasion));
    reply
      .code(entry.status)
      .header('X-Request-Id', request.id)
      .header('Content-Language', occasion.language)
      .type('application/problem+json')
      .send(body);
  }

  private refineNotFound(refusal: DomainError, path: string, reply: FastifyReply): DomainError {
    if (refusal.code !== 'route-not-found') return refusal;
    const methods = this.routes.methodsOf(path);
    if (methods.length === 0) return new DomainError('route-not-found', { path });
    reply.header('Allow', methods.join(', '));
    return new DomainError('method-not-allowed', { methods });
  }
}
