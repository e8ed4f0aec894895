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
    state.principal ??=
      provided(this.moduleRef, PrincipalResolver)?.resolve(request) ?? Promise.resolve(null);
    const principal = await principalOf(request);
    if (principal !== null) state.context.actor = { kind: 'account', accountId: principal.accountId };
    return principal;
  }
}

/** Who was found to be signed in, as far as the tenant of the route is concerned. */
export async function principalOf(request: FastifyRequest): Promise<Principal | null> {
  const { principal, tenant } = stateOf(request);
  const found = (await principal) ?? null;
  return tenant !== undefined && tenant.id !== found?.tenantId ? null : found;
}
