import { Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/internal';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessRulesOf } from './allow.js';

/** Refuses to start an application in which somebody forgot to say who may call a route. */
@Injectable()
export class RouteCheck {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error naming the routes without exactly one access rule */
  run(): void {
    const wrong = this.discovery.getControllers().flatMap(({ metatype }) => this.wrongHandlersOf(metatype));
    if (wrong.length === 0) return;
    throw new Error(`Every route needs exactly one of @Public() and @Allow(): ${wrong.join(', ')}`);
  }

  private wrongHandlersOf(controller: unknown): string[] {
    if (typeof controller !== 'function') return [];
    const prototype = controller.prototype as Record<string, unknown>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function') return [];
      const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
      if (method === undefined || accessRulesOf(this.reflector, handler).length === 1) return [];
      return [`${RequestMethod[method]} ${controller.name}.${name}`];
    });
  }
}
