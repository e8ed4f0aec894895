import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { stateOf } from '../request/request-state.js';
import type { TenantContext } from './tenant-context.js';

/** The tenant of a request, also for error pages; undefined outside the routes of tenants. */
export function tenantOf(request: FastifyRequest): TenantContext | undefined {
  return stateOf(request).tenant;
}

/** Injects the `TenantContext`; only for routes below `/t/:slug`. */
export const CurrentTenant = createParamDecorator(
  (_data: unknown, execution: ExecutionContext): TenantContext => {
    const tenant = tenantOf(execution.switchToHttp().getRequest<FastifyRequest>());
    if (tenant === undefined) throw new TypeError('@CurrentTenant() outside of /t/:slug');
    return tenant;
  },
);
