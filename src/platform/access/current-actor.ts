import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from './actor.js';

const actors = new WeakMap<object, Actor>();

/** Called by the guard, once it knows who sends the request. */
export function rememberActor(request: object, actor: Actor): void {
  actors.set(request, actor);
}

/**
 * Who sent the request.
 * @throws DomainError `unauthenticated` on a public route
 */
export function actorOf(request: object): Actor {
  const actor = actors.get(request);
  if (actor === undefined) throw new DomainError('unauthenticated');
  return actor;
}

/** Parameter of a handler: `@CurrentActor() actor: Actor`. */
export const CurrentActor = createParamDecorator((_none: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<object>()),
);
