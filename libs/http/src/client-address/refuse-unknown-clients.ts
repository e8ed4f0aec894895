import type { FastifyInstance } from 'fastify';
import { DomainError } from '#kernel';
import type { Logger } from '#runtime';
import { clientAddress } from '../request/request-state.js';
import { FORWARDED_FOR } from './read-client-address.js';

/** Refuses requests whose client cannot be identified: they would all count as one. */
export function refuseUnknownClients(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (clientAddress(request) !== '') {
      done();
      return;
    }
    // A closed connection has no address, and nobody waits for the answer.
    if (request.raw.socket.remoteAddress !== undefined)
      logger.error(
        { forwardedFor: request.headers[FORWARDED_FOR], proxy: request.raw.socket.remoteAddress },
        'A proxy that TRUST_PROXY names passes on a client address that cannot be read. Let it set X-Forwarded-For to the IP address of the client.',
      );
    done(
      new DomainError('invalid', 'client.address_unreadable', {
        detail: 'The proxy in front of the portal does not say from which address the request comes.',
      }),
    );
  });
}
