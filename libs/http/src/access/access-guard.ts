import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { provided } from '../app/provided.js';
import { accessDeclarations } from './declare-access.js';
import { AccessLog, type RefusedAccess } from './principal.js';
import { Principals } from './principals.js';

/** Lets a request through to its route when it has what the route states. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly moduleRef: ModuleRef,
    private readonly principals: Principals,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const [access] = accessDeclarations(execution.getHandler(), execution.getClass());
    // Cannot happen after the check at start; refusing is the safe side.
    if (access === undefined) throw new DomainError('forbidden', 'permission.missing');
    if (access.kind === 'public') return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.principals.find(request);
    if (principal === null) throw new DomainError('unauthenticated', 'session.required');
    if (access.kind === 'permission' && !principal.permissions.has(access.permission)) {
      await this.announce({ request, permission: access.permission, principal });
      throw new DomainError('forbidden', 'permission.missing', { facts: { permission: access.permission } });
    }
    return true;
  }

  private async announce(refusal: RefusedAccess): Promise<void> {
    try {
      await provided(this.moduleRef, AccessLog)?.refused(refusal);
    } catch (err) {
      // Access stays refused either way, and that is what must be answered.
      this.logger.error({ err, permission: refusal.permission }, 'A refused access could not be recorded');
    }
  }
}
