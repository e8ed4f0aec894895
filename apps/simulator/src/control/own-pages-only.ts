import type { FastifyInstance } from 'fastify';
import type { OwnHosts } from './own-hosts.js';

/** A page of another site must not control the simulator through a visitor's browser, but may link to it; tools send no such header. */
export function ownPagesOnly(scope: FastifyInstance, hosts: OwnHosts): void {
  scope.addHook('onRequest', async (request, reply) => {
    const { origin, host, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode } = request.headers;
    const isOwnOrigin = origin === undefined || origin === `http://${host}`;
    const isLink = request.method === 'GET' && mode === 'navigate';
    const isOwnSite = site === 'none' || site === 'same-origin' || isLink;
    if (hosts.has(host) && isOwnOrigin && isOwnSite) return undefined;
    return reply.code(403).send({ error: 'Only pages of the simulator itself may call this' });
  });
}
