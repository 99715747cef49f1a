import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.js';

const ENTITY_TAG = /^(?:W\/)?"(\d{1,9})"$/;

/**
 * The version named by an If-Match header, or null when there is none or it is `*`.
 * @throws DomainError `if-match-malformed`
 */
export function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const version = ENTITY_TAG.exec(header.trim())?.[1];
  if (version === undefined) throw new DomainError('if-match-malformed', {}, 'If-Match');
  return Number(version);
}

/**
 * For what may be done only by whoever has read the present version.
 * @throws DomainError `precondition-required`, `if-match-malformed`
 */
export function readNeededIfMatch(header: string | undefined): number {
  const version = readIfMatch(header);
  if (version === null) throw new DomainError('precondition-required', {}, 'If-Match');
  return version;
}

const documentHeader = (required: boolean) => (target: object, method: string | symbol | undefined) => {
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method === undefined || descriptor === undefined) return;
  const header = ApiHeader({
    name: 'If-Match',
    required,
    description: 'The ETag this change is based on; answered 412 when it is no longer the present one',
    schema: { type: 'string', example: '"3"' },
  });
  header(target, method, descriptor);
};

/** Parameter of a handler, documented with it: `@IfMatch() version: number | null`. */
export const IfMatch = createParamDecorator(
  (_none: unknown, context: ExecutionContext) =>
    readIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [documentHeader(false)],
);

/** The same where it may not be left out: `@NeededIfMatch() version: number`. */
export const NeededIfMatch = createParamDecorator(
  (_none: unknown, context: ExecutionContext) =>
    readNeededIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [documentHeader(true)],
);

/** The answer has a `version`, sent as ETag, by which a later change can say what it was based on. */
export const Versioned = () => RouteConfig({ versioned: true });

/** Runs on every answered object, so that a replayed answer has its tag too. */
export function tagVersion(request: FastifyRequest, reply: FastifyReply, answer: unknown): void {
  const { versioned } = request.routeOptions.config as { versioned?: boolean };
  if (versioned !== true || typeof answer !== 'object' || answer === null) return;
  if ('version' in answer && typeof answer.version === 'number') reply.header('ETag', `"${answer.version}"`);
}
