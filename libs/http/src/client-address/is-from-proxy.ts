import type { FastifyRequest } from 'fastify';

/** Whether a proxy in `TRUST_PROXY` has sent the request and named the client. If so, its other headers can be trusted as well. */
export function isFromProxy(request: FastifyRequest): boolean {
  return (request.ips?.length ?? 0) > 1;
}
