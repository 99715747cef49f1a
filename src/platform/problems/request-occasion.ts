import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { languageOf } from '../i18n/language.js';
import type { ProblemOccasion } from './problem-document.js';

/** For answers that tell refusals of their parts: `@RequestOccasion() occasion: ProblemOccasion`. */
export const RequestOccasion = createParamDecorator(
  (_none: unknown, context: ExecutionContext): ProblemOccasion => {
    const { headers, url, id } = context.switchToHttp().getRequest<FastifyRequest>();
    return {
      language: languageOf(headers['accept-language']),
      path: url.split('?', 1)[0] ?? '/',
      requestId: id,
    };
  },
);
