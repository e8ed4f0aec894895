import type { FastifyInstance } from 'fastify';
import { runInContext } from '#runtime';
import { readForwardedAddresses } from '../client-address/read-client-address.js';
import { setPolicy, setSecurityHeaders } from '../headers/security-headers.js';
import { stateOf } from '../request/request-state.js';

/** Sets up every request: its context, its ids on the answer, and the security headers. */
export function addRequestContext(fastify: FastifyInstance, isHttps: boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    readForwardedAddresses(request.raw);
    const { context } = stateOf(request);
    void reply.header('x-request-id', context.requestId).header('x-correlation-id', context.correlationId);
    setSecurityHeaders(reply, isHttps);
    runInContext(context, done);
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    setPolicy(request, reply);
    done();
  });
}
