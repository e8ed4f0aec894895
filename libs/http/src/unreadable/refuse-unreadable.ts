import type { IncomingMessage } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '#kernel';
import { requestTarget, type AddressFault } from './request-target.js';

/** Requests whose address cannot be parsed, until their hooks run. */
const faults = new WeakMap<IncomingMessage, AddressFault>();

/** Fastify's `rewriteUrl`: for an unreadable address, the router would send its own answer, without our headers and without a log line. */
export function readableUrl(request: IncomingMessage): string {
  const { address, fault } = requestTarget(request.url ?? '');
  if (fault !== undefined) faults.set(request, fault);
  return address;
}

/** Refuses unreadable requests in the same way as all others, including those that Node would answer itself. */
export function refuseUnreadable(fastify: FastifyInstance): void {
  // Node answers 417 without a body. An unknown expectation may be ignored instead (RFC 9110, 10.1.1).
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

/** Number of `Host` headers of a request; it must be refused unless there is exactly one (RFC 9112, 3.2). HTTP/1.0 needs none. */
function hostsOf({ rawHeaders, headers, httpVersion }: IncomingMessage): number {
  if (httpVersion === '1.0' && headers.host === undefined) return 1;
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
}
