import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { provided } from '../app/provided.js';
import { stateOf } from '../request/request-state.js';
import { PrincipalResolver, type Principal } from './principal.js';

/** Tells who asks. The session is looked up once for each request, and only when somebody wants to know. */
@Injectable()
export class Principals {
  constructor(private readonly moduleRef: ModuleRef) {}

  /**
   * Who is signed in, or null. On the routes of a tenant a session of another tenant counts as none. Names the actor
   * in the request context.
   */
  async find(request: FastifyRequest): Promise<Principal | null> {
    const state = stateOf(request);
    state.principal ??= this.resolve(request);
    return state.principal;
  }

  private async resolve(request: FastifyRequest): Promise<Principal | null> {
    const resolver = provided(this.moduleRef, PrincipalResolver);
    if (resolver === undefined) return null;
    const principal = await resolver.resolve(request);
    const { tenant, context } = stateOf(request);
    if (principal === null || (tenant !== undefined && tenant.id !== principal.tenantId)) return null;
    context.actor = { kind: 'account', accountId: principal.accountId };
    return principal;
  }
}
