import { type Type, applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.js';

const MULTIPART = 'multipart/form-data';

/** The route takes a form with a file, read as it comes: `@Upload() upload: Upload`. */
export const Streamed = (form: Type) =>
  applyDecorators(RouteConfig({ streamed: true }), ApiConsumes(MULTIPART), ApiBody({ type: form }));

export function isStreamed(request: FastifyRequest): boolean {
  const { streamed } = request.routeOptions.config as { streamed?: boolean };
  return streamed === true;
}

/** Leaves a form in the connection, where the route reads it; every other route refuses one as before. */
export function acceptStreamedForms(instance: FastifyInstance): void {
  instance.addContentTypeParser(MULTIPART, (request, _payload, done) => {
    const isExpected = request.is404 || isStreamed(request);
    done(isExpected ? null : new DomainError('unsupported-media-type', {}, 'Content-Type'), undefined);
  });
}
