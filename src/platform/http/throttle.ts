import { type CanActivate, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.js';

export interface ThrottleRule {
  readonly requests: number;
  readonly perSeconds: number;
  /** A text field of the body that is counted together with the address. */
  readonly perBodyField?: string;
}

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

const THROTTLE = 'throttle';

/** A limit of this route's own, per address, beside the general one. */
export const Throttle = (rule: ThrottleRule) => SetMetadata(THROTTLE, rule);

function keyOf(request: FastifyRequest, rule: ThrottleRule): string {
  if (rule.perBodyField === undefined) return request.ip;
  const value = (request.body as Record<string, unknown> | undefined)?.[rule.perBodyField];
  // Cut, so that a long name cannot fill the memory of the counter.
  return `${request.ip} ${typeof value === 'string' ? value.trim().toLowerCase().slice(0, 100) : ''}`;
}

export class ThrottleGuard implements CanActivate {
  private readonly limiters = new Map<ThrottleRule, Limiter>();

  constructor(
    private readonly reflector: Reflector,
    private readonly instance: FastifyInstance,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<ThrottleRule | undefined>(THROTTLE, context.getHandler());
    if (rule === undefined) return true;
    const result = await this.limiterOf(rule)(context.switchToHttp().getRequest<FastifyRequest>());
    if (!result.isAllowed && result.isExceeded) {
      throw new DomainError('too-many-requests', { retryAfterSeconds: result.ttlInSeconds });
    }
    return true;
  }

  private limiterOf(rule: ThrottleRule): Limiter {
    const known = this.limiters.get(rule);
    if (known !== undefined) return known;
    const limiter = this.instance.createRateLimit({
      max: rule.requests,
      timeWindow: rule.perSeconds * 1000,
      keyGenerator: (request) => keyOf(request, rule),
    });
    this.limiters.set(rule, limiter);
    return limiter;
  }
}
