import { METHOD_METADATA } from '@nestjs/common/internal';
import { DiscoveryService } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ROLES, type Role } from '../../../src/platform/access/actor.js';
import { describeApi } from '../../../src/platform/openapi/openapi.js';
import type { HttpTestApp, Received } from '../../support/http-test-app.js';

export interface Route {
  readonly method: string;
  /** With its parameters as `{name}`. */
  readonly path: string;
  /** null: public. */
  readonly roles: readonly Role[] | null;
}

interface Operation {
  readonly 'x-roles'?: readonly Role[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every route of the application, as its description lists them. */
export function routesOf({ app }: HttpTestApp): Route[] {
  const { paths }: OpenAPIObject = describeApi(app);
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      if (operation === undefined) return [];
      return [{ method: method.toUpperCase(), path, roles: operation['x-roles'] ?? null }];
    }),
  );
}

/** How many routes the controllers declare: one that the description hides would not be walked. */
export function countHandlers({ app }: HttpTestApp): number {
  const controllers = app.get(DiscoveryService, { strict: false }).getControllers();
  const handlers = controllers.flatMap(({ metatype }) =>
    Object.values(Object.getOwnPropertyDescriptors(metatype?.prototype ?? {})).map(
      ({ value }) => value as unknown,
    ),
  );
  return handlers.filter((each) => typeof each === 'function' && Reflect.hasMetadata(METHOD_METADATA, each))
    .length;
}

/** What a route needs behind its path. */
const QUERIES: Readonly<Record<string, string>> = {
  'DELETE /api/v1/calendars/{code}/days/{on}': '?source=matrix',
};

export interface Call {
  /** Fills the path; otherwise a value that nothing has. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** An empty object unless told; null: no body at all. */
  readonly body?: object | null;
}

export function call(
  app: HttpTestApp,
  { method, path }: Route,
  token: string | null,
  { parameters = {}, body = {} }: Call = {},
): Promise<Received> {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => parameters[name] ?? 'nothing');
  return app.send(method, `${filled}${QUERIES[`${method} ${path}`] ?? ''}`, {
    ...(token !== null && { token }),
    ...(method !== 'GET' && body !== null && { body }),
    headers: { 'idempotency-key': `matrix-${process.hrtime.bigint()}` },
  });
}

export interface Expectation {
  readonly route: Route;
  readonly role: Role | 'anonymous';
  readonly expected: 'passes' | 'unauthenticated' | 'forbidden';
}

/** Every route with every role and without any. */
export function matrixOf(routes: readonly Route[]): Expectation[] {
  return routes.flatMap((route) =>
    (['anonymous', ...ROLES] as const).map((role) => ({ route, role, expected: expectedOf(route, role) })),
  );
}

function expectedOf({ roles }: Route, role: Role | 'anonymous'): Expectation['expected'] {
  if (roles === null) return 'passes';
  if (role === 'anonymous') return 'unauthenticated';
  return roles.includes(role) ? 'passes' : 'forbidden';
}

/** What the access rules said to a call; the work behind them may refuse for reasons of its own. */
export function verdictOf({ status, json }: Received): Expectation['expected'] {
  if (status === 401 && json['code'] === 'unauthenticated') return 'unauthenticated';
  if (status === 403 && json['code'] === 'forbidden') return 'forbidden';
  return 'passes';
}
