import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import type { Logger } from '#runtime';
import { addressOfEntry } from './forwarded-entry.js';

const HEADER = 'x-forwarded-for';

/**
 * The address that a request came from, in one form for each; empty where the proxies that are believed name one that
 * cannot be read, which is refused before anything asks.
 */
export function clientAddress(request: FastifyRequest): string {
  return addressOfEntry(request.ip) ?? '';
}

/**
 * Puts what proxies say of a client's address into the form that Fastify judges it by; ports, brackets and quotes would
 * make it no address, and everybody of that proxy one client.
 */
export function readForwardedAddresses(raw: IncomingMessage): void {
  const header = raw.headers[HEADER];
  if (header === undefined) return;
  const entries = [header].flat().flatMap((line) => line.split(','));
  raw.headers[HEADER] = entries
    .filter((entry) => entry.trim() !== '')
    .map((entry) => addressOfEntry(entry) ?? entry.trim())
    .join(',');
}

/** Refuses requests whose client cannot be told from others: they would all count as one. */
export function refuseUnknownClients(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (clientAddress(request) !== '') {
      done();
      return;
    }
    // Of a connection that has ended nothing is known, and nobody waits for the answer.
    if (request.raw.socket.remoteAddress !== undefined)
      logger.error(
        { forwardedFor: request.headers[HEADER], proxy: request.raw.socket.remoteAddress },
        'A proxy that TRUST_PROXY names passes on a client address that cannot be read. Let it set X-Forwarded-For to the IP address of the client.',
      );
    done(
      new DomainError('invalid', 'client.address_unreadable', {
        detail: 'The proxy in front of the portal does not say from which address the request comes.',
      }),
    );
  });
}
