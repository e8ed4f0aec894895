import type { FastifyRequest } from 'fastify';
import { tenantOf } from '#http';
import type { BrandedTenant } from './branded-tenant.js';

const remembered = new WeakMap<FastifyRequest, BrandedTenant>();

/** Notes whose page a request without a tenant in its address turned out to be. */
export function rememberTenant(request: FastifyRequest, tenant: BrandedTenant): void {
  remembered.set(request, tenant);
}

/** The tenant that a request without one in its address was noted for. */
export function rememberedTenant(request: FastifyRequest): BrandedTenant | undefined {
  return remembered.get(request);
}

/** The tenant that the request's address names. */
export function addressedTenant(request: FastifyRequest): BrandedTenant | undefined {
  return tenantOf(request) as BrandedTenant | undefined;
}
