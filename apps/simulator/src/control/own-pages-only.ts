import type { FastifyInstance } from 'fastify';

/** A page from elsewhere must not drive the simulator through a visitor's browser; tools send no `Origin`. */
export function ownPagesOnly(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    if (origin === undefined || origin === `http://${host}`) return undefined;
    return reply.code(403).send({ error: 'Only pages of the simulator itself may call this' });
  });
}
