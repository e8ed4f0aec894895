import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { resolveOptional } from '../app/resolve-optional.js';
import { stateOf } from '../request/request-state.js';
import { bearerOf, BearerResolver } from './bearer.js';
import { PrincipalResolver, type Principal } from './principal.js';

/**
 * Header in which a long-lived page names the session that it began with, by its id. Once the browser has a session of another tenant or
 * person, requests of such a page are treated as having no session.
 */
export const SESSION_HEADER = 'x-session-id';

/**
 * Header that marks automatic requests of a long-lived page, with any value. The answer is the same, but the request does not count as use
 * of the session: an unused session ends in its time, whatever pages are open.
 */
export const UNATTENDED_HEADER = 'x-unattended';

/** Finds the principal of a request. The session is looked up at most once for each request, and only when needed. */
@Injectable()
export class Principals {
  constructor(private readonly moduleRef: ModuleRef) {}

  /**
   * The signed-in principal, or null. On the routes of a tenant, a session of another tenant is ignored, and so is a session that differs
   * from the named one (`SESSION_HEADER`). An API token stands for its owner. Sets actor and tenant in the request context.
   */
  async find(request: FastifyRequest): Promise<Principal | null> {
    await this.resolve(request);
    const principal = await principalOf(request);
    if (principal !== null) {
      const { context } = stateOf(request);
      const { accountId, via, permissions } = principal;
      context.actor =
        via === undefined
          ? { kind: 'account', accountId }
          : { kind: 'account', accountId, via, permissions: [...permissions] };
      context.tenantId = principal.tenantId;
    }
    return principal;
  }

  /** The tenant that the browser is logged on to, if it differs from the tenant of the route. Only for display, never to act for it. */
  async otherTenantOf(request: FastifyRequest): Promise<string | undefined> {
    const found = await this.resolve(request);
    return found === null || found.tenantId === stateOf(request).tenant?.id ? undefined : found.tenantId;
  }

  private async resolve(request: FastifyRequest): Promise<Principal | null> {
    const state = stateOf(request);
    state.principal ??= this.ask(request) ?? Promise.resolve(null);
    return state.principal;
  }

  /** Never uses both: if a token is present, the cookies of the request are ignored. */
  private ask(request: FastifyRequest): Promise<Principal | null> | undefined {
    const bearer = bearerOf(request);
    if (bearer !== undefined)
      return resolveOptional(this.moduleRef, BearerResolver)?.resolve(request, bearer);
    return resolveOptional(this.moduleRef, PrincipalResolver)?.resolve(request);
  }
}

/** The principal of the request, valid for the tenant of the route and for the page that sends it. */
export async function principalOf(request: FastifyRequest): Promise<Principal | null> {
  const { principal, tenant } = stateOf(request);
  const found = (await principal) ?? null;
  if (found === null || (tenant !== undefined && tenant.id !== found.tenantId)) return null;
  const named = request.headers[SESSION_HEADER];
  return named === undefined || named === found.sessionId ? found : null;
}
