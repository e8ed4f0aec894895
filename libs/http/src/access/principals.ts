import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { provided } from '../app/provided.js';
import { stateOf } from '../request/request-state.js';
import { bearerOf, BearerResolver } from './bearer.js';
import { PrincipalResolver, type Principal } from './principal.js';

/**
 * Header in which a page that stays open names the session that it began with, by its id. Once the browser has another session,
 * of another tenant or another person, such a page is answered as if it had none.
 */
export const SESSION_HEADER = 'x-session-id';

/**
 * Header of what a page that stays open asks by itself, with any value. It is answered as ever, but is no use of the session: one that nobody
 * uses ends in its time, whatever is open.
 */
export const UNATTENDED_HEADER = 'x-unattended';

/** Tells who asks. The session is looked up once for each request, and only when somebody wants to know. */
@Injectable()
export class Principals {
  constructor(private readonly moduleRef: ModuleRef) {}

  /**
   * Who is signed in, or null. On the routes of a tenant a session of another tenant counts as none, and so does one that is not
   * the named one (`SESSION_HEADER`). An API token stands for its owner. Names actor and tenant in the request context.
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

  /** The tenant that the browser is logged on to, when it is another one than that of the route: to be told, never to act for. */
  async otherTenantOf(request: FastifyRequest): Promise<string | undefined> {
    const found = await this.resolve(request);
    return found === null || found.tenantId === stateOf(request).tenant?.id ? undefined : found.tenantId;
  }

  private async resolve(request: FastifyRequest): Promise<Principal | null> {
    const state = stateOf(request);
    state.principal ??= this.ask(request) ?? Promise.resolve(null);
    return state.principal;
  }

  /** Never by both: whoever shows a token is not known by the cookies that come with it. */
  private ask(request: FastifyRequest): Promise<Principal | null> | undefined {
    const bearer = bearerOf(request);
    if (bearer !== undefined) return provided(this.moduleRef, BearerResolver)?.resolve(request, bearer);
    return provided(this.moduleRef, PrincipalResolver)?.resolve(request);
  }
}

/** Who was found to be signed in, as far as the tenant of the route and the page that asks are concerned. */
export async function principalOf(request: FastifyRequest): Promise<Principal | null> {
  const { principal, tenant } = stateOf(request);
  const found = (await principal) ?? null;
  if (found === null || (tenant !== undefined && tenant.id !== found.tenantId)) return null;
  const named = request.headers[SESSION_HEADER];
  return named === undefined || named === found.sessionId ? found : null;
}
