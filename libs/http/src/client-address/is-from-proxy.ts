import type { FastifyRequest } from 'fastify';

/** Whether a proxy that `TRUST_PROXY` names has sent the request, and says for whom: what it says besides can be believed, too. */
export function isFromProxy(request: FastifyRequest): boolean {
  return (request.ips?.length ?? 0) > 1;
}
