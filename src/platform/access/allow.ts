import { SetMetadata, applyDecorators } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { ROLES, type Role } from './actor.js';

/** Who may call a route. */
export type AccessRule =
  { readonly kind: 'public' } | { readonly kind: 'roles'; readonly roles: readonly Role[] };

const ACCESS_RULES = 'access-rules';

// A second mark is kept beside the first, so that the start-up check can see both.
function mark(rule: AccessRule): MethodDecorator {
  return (target, name, descriptor) => {
    const handler = descriptor.value as object;
    const earlier = (Reflect.getMetadata(ACCESS_RULES, handler) as AccessRule[] | undefined) ?? [];
    SetMetadata(ACCESS_RULES, [...earlier, rule])(target, name, descriptor);
  };
}

/** Anybody, without signing in. */
export const Public = () => mark({ kind: 'public' });

/** Signed-in accounts with one of these roles; without any named, every role. */
export const Allow = (...roles: readonly Role[]) => {
  const allowed = roles.length === 0 ? ROLES : roles;
  return applyDecorators(
    mark({ kind: 'roles', roles: allowed }),
    ApiBearerAuth(),
    ApiExtension('x-roles', [...allowed]),
  );
};

type Handler = Parameters<Reflector['get']>[1];

/** The marks of a handler; exactly one in an application that started. */
export function accessRulesOf(reflector: Reflector, handler: Handler): readonly AccessRule[] {
  return reflector.get<readonly AccessRule[] | undefined>(ACCESS_RULES, handler) ?? [];
}
