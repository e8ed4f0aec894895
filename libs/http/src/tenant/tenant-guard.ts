import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { resolveOptional } from '../app/resolve-optional.js';
import { stateOf } from '../request/request-state.js';
import { TenantResolver } from './tenant-context.js';

/** A route of one tenant has `/t/:slug` in its pattern, at the start or behind a prefix such as `/api`. */
const TENANT_ROUTE = /(?:^|\/)t\/:slug(?:\/|$)/;

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Finds the tenant of a request, and refuses the routes of unknown or suspended tenants. */
@Injectable()
export class TenantGuard implements CanActivate {
  constructor(private readonly moduleRef: ModuleRef) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    if (!TENANT_ROUTE.test(request.routeOptions.url ?? '')) return true;
    const { slug } = request.params as { readonly slug?: string };
    const tenant =
      slug !== undefined && SLUG.test(slug)
        ? await resolveOptional(this.moduleRef, TenantResolver)?.bySlug(slug)
        : undefined;
    if (tenant === null || tenant === undefined) throw new DomainError('not_found', 'tenant.unknown');
    const state = stateOf(request);
    state.context.tenantId = tenant.id;
    if (tenant.status === 'suspended') throw new DomainError('forbidden', 'tenant.suspended');
    state.tenant = tenant;
    return true;
  }
}
