import type { IncomingMessage } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '#kernel';
import { requestTarget, type AddressFault } from './request-target.js';

/** Requests whose address cannot be read, until their hooks run. */
const faults = new WeakMap<IncomingMessage, AddressFault>();

/** The `rewriteUrl` of Fastify: the router would answer what it cannot read itself, without headers and without a word in the log. */
export function readableUrl(request: IncomingMessage): string {
  const { address, fault } = requestTarget(request.url ?? '');
  if (fault !== undefined) faults.set(request, fault);
  return address;
}

/** Refuses requests that cannot be read, by the same exit as all others: those, and what Node would answer itself. */
export function refuseUnreadable(fastify: FastifyInstance): void {
  // Node answers 417 with nothing. An expectation that nobody knows may as well be ignored (RFC 9110, 10.1.1).
  fastify.server.on('checkExpectation', (request, response) => {
    fastify.server.emit('request', request, response);
  });
  fastify.addHook('onRequest', ({ raw }, _reply, done) => {
    const fault = faults.get(raw);
    if (fault === 'too_long') done(new HttpException('The address is too long', 414));
    else if (fault === 'malformed')
      done(invalid('The address has a malformed escape or a control character.'));
    else if (hostsOf(raw) !== 1) done(invalid('The request does not name its host exactly once.'));
    else done();
  });
}

function invalid(detail: string): DomainError {
  return new DomainError('invalid', 'request.invalid', { detail });
}

/** `Host` headers of a request; without exactly one it must be refused (RFC 9112, 3.2). HTTP/1.0 knows none. */
function hostsOf({ rawHeaders, headers, httpVersion }: IncomingMessage): number {
  if (httpVersion === '1.0' && headers.host === undefined) return 1;
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
}
