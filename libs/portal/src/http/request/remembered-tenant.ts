import type { FastifyRequest } from 'fastify';
import { tenantOf } from '#http';
import type { Tenant } from '#tenancy';

const remembered = new WeakMap<FastifyRequest, Tenant>();

/** Notes whose page a request without a tenant in its address turned out to be. */
export function rememberTenant(request: FastifyRequest, tenant: Tenant): void {
  remembered.set(request, tenant);
}

/** The tenant whose look an error page of this request bears. */
export function rememberedTenant(request: FastifyRequest): Tenant | undefined {
  return remembered.get(request) ?? (tenantOf(request) as Tenant | undefined);
}
