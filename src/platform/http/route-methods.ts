import type { FastifyInstance } from 'fastify';
import type { MethodsOfPath } from '../problems/problem.filter.js';

interface Route {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*')}$`);
}

/** Remembers every route as it is added; Fastify itself cannot tell a wrong method from an unknown path. */
export class RouteMethods implements MethodsOfPath {
  private readonly routes: Route[] = [];

  constructor(instance: FastifyInstance) {
    instance.addHook('onRoute', ({ url, method }) => {
      this.routes.push({ pattern: patternOf(url), methods: [method].flat() });
    });
  }

  methodsOf(path: string): readonly string[] {
    const found = this.routes.filter((route) => route.pattern.test(path));
    return [...new Set(found.flatMap((route) => route.methods))].sort();
  }
}
