import type { FastifyRequest } from 'fastify';
import { tenantOf } from '#http';
import type { BrandedTenant } from './branded-tenant.js';

const remembered = new WeakMap<FastifyRequest, BrandedTenant>();

/** Remembers the tenant of a request whose address does not name one. */
export function rememberTenant(request: FastifyRequest, tenant: BrandedTenant): void {
  remembered.set(request, tenant);
}

/** The tenant remembered for a request whose address does not name one. */
export function rememberedTenant(request: FastifyRequest): BrandedTenant | undefined {
  return remembered.get(request);
}

/** The tenant that the request's address names. */
export function addressedTenant(request: FastifyRequest): BrandedTenant | undefined {
  return tenantOf(request) as BrandedTenant | undefined;
}
