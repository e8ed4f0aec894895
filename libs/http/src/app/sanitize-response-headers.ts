import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from '#runtime';
import { makeHeadersSendable } from '../headers/sendable-headers.js';

/** Makes sure that no answer fails because of its headers, after everything that sets one, including cookies. */
export function sanitizeResponseHeaders(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    makeHeadersSendable(reply, logger);
    if (payload instanceof Readable) reportBreak(payload, reply, logger);
    done();
  });
}

/** Turns a stream that fails before its first byte into a problem document; later, Fastify aborts the answer silently. */
function reportBreak(payload: Readable, reply: FastifyReply, logger: Logger): void {
  payload.once('error', (err) => {
    if (!reply.raw.headersSent) return;
    logger.error({ err, route: reply.request.routeOptions.url }, 'An answer was cut off');
  });
}
