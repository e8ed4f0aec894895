import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { stateOf } from '../request/request-state.js';
import { accessDeclarations } from './declare-access.js';
import { freshnessOf } from './declare-freshness.js';
import { Principals } from './principals.js';

/** Admits a request to its route if it meets the access that the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly principals: Principals) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const [handler, controller] = [execution.getHandler(), execution.getClass()];
    const [access] = accessDeclarations(handler, controller);
    // Impossible after the check at start; if it happens, refusing is safe.
    if (access === undefined) throw new DomainError('forbidden', 'permission.missing');
    if (access.kind === 'public') return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    stateOf(request).access = access;
    const principal = await this.principals.find(request);
    if (principal === null) throw new DomainError('unauthenticated', 'session.required');
    if (access.kind === 'permission' && !principal.permissions.has(access.permission)) {
      const { permission } = access;
      const detail = `This needs the permission "${permission}".`;
      throw new DomainError('forbidden', 'permission.missing', { detail, facts: { permission } });
    }
    const isAsked = freshnessOf(handler, controller)?.isAsked === true;
    if (isAsked && !principal.isFresh) throw principal.via === undefined ? notFresh() : notSensitive();
    return true;
  }
}

function notSensitive(): DomainError {
  return new DomainError('forbidden', 'api_token.not_sensitive', {
    detail: 'The token does not allow sensitive actions. Create one that does, or do this in the console.',
  });
}

function notFresh(): DomainError {
  return new DomainError('forbidden', 'session.not_fresh', {
    detail: 'Your last authentication is too old for this. Authenticate again, then repeat the request.',
  });
}
