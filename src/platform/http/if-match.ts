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

function documentHeader(target: object, method: string | symbol | undefined): void {
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method === undefined || descriptor === undefined) return;
  const header = ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag this change is based on; answered 412 when it is no longer the present one',
    schema: { type: 'string', example: '"3"' },
  });
  header(target, method, descriptor);
}

/** Parameter of a handler, documented with it: `@IfMatch() version: number | null`. */
export const IfMatch = createParamDecorator(
  (_none: unknown, context: ExecutionContext) =>
    readIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [documentHeader],
);

/** The answer has a `version`, sent as ETag, by which a later change can say what it was based on. */
export const Versioned = () => RouteConfig({ versioned: true });

/** Runs on every answered object, so that a replayed answer has its tag too. */
export function tagVersion(request: FastifyRequest, reply: FastifyReply, answer: unknown): void {
  const { versioned } = request.routeOptions.config as { versioned?: boolean };
  if (versioned !== true || typeof answer !== 'object' || answer === null) return;
  if ('version' in answer && typeof answer.version === 'number') reply.header('ETag', `"${answer.version}"`);
}
