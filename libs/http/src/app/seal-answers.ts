import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from '#runtime';
import { makeHeadersSendable } from '../headers/sendable-headers.js';

/** Sees to it that no answer fails for its headers, once everything that sets one has done so, cookies included. */
export function sealAnswers(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    makeHeadersSendable(reply, logger);
    if (payload instanceof Readable) reportBreak(payload, reply, logger);
    done();
  });
}

/** A stream that fails before its first byte becomes a problem like any other; later, Fastify breaks the answer off in silence. */
function reportBreak(payload: Readable, reply: FastifyReply, logger: Logger): void {
  payload.once('error', (err) => {
    if (!reply.raw.headersSent) return;
    logger.error({ err, route: reply.request.routeOptions.url }, 'An answer was cut off');
  });
}
