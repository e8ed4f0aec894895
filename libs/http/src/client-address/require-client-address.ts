import type { FastifyInstance } from 'fastify';
import { DomainError } from '#kernel';
import type { Logger } from '#runtime';
import { clientAddress } from '../request/request-state.js';
import { FORWARDED_FOR } from './read-client-address.js';

/** Refuses requests whose client cannot be identified: they would all count as one. */
export function requireClientAddress(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (clientAddress(request) !== '') {
      done();
      return;
    }
    // A closed connection has no address, and nobody waits for the answer.
    if (request.raw.socket.remoteAddress !== undefined)
      logger.error(
        { forwardedFor: request.headers[FORWARDED_FOR], proxy: request.raw.socket.remoteAddress },
        "A proxy named in TRUST_PROXY sends a client address that cannot be read. Configure it to set X-Forwarded-For to the client's IP address.",
      );
    done(
      new DomainError('invalid', 'client.address_unreadable', {
        detail: "The proxy in front of the portal does not send the client's address.",
      }),
    );
  });
}
