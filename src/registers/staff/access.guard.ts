import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.js';
import { AccessTokens } from '../../platform/access/access-tokens.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { accessRulesOf } from '../../platform/access/allow.js';
import { rememberActor } from '../../platform/access/current-actor.js';
import { AccountLookup } from './account.lookup.js';

const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Lets nobody through a route that does not say who may pass. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly accounts: AccountLookup,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const [rule, ...others] = accessRulesOf(this.reflector, context.getHandler());
    if (rule === undefined || others.length > 0) throw new DomainError('forbidden');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = await this.signedIn(request.headers.authorization);
    if (!hasRole(actor, ...rule.roles)) throw new DomainError('forbidden');
    rememberActor(request, actor);
    return true;
  }

  /** A token outlives neither its account nor a change of its rights. */
  private async signedIn(authorization: string | undefined): Promise<Actor> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new DomainError('unauthenticated');
    const { accountId, generation } = await this.tokens.verify(token);
    const account = await this.accounts.byId(accountId);
    if (account === null || !account.active || account.tokenGeneration !== generation) {
      throw new DomainError('unauthenticated');
    }
    return account;
  }
}
