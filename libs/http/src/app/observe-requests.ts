import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runInContext, type Logger } from '#runtime';
import type { HttpMetrics } from '../metrics/http-metrics.js';
import { stateOf } from '../request/request-state.js';

/** Routes that machines request every few seconds. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** Logged status when the client did not wait for the answer, like in nginx. */
const LEFT = 499;

/**
 * Counts every request and logs it: method, route pattern, status, duration. The address is not logged, as its path or query may contain a
 * secret. A stream is logged when it ends.
 */
export function observeRequests(fastify: FastifyInstance, logger: Logger, metrics: HttpMetrics): void {
  // Its fields are those of `record`, which cannot hold secrets: searching them for secrets cost more than everything else.
  const lines = logger.child({}, { redact: [] });
  fastify.addHook('onRequest', (request, reply, done) => {
    const observe = () => {
      reply.raw.off('finish', observe).off('close', observe);
      record(request, reply, lines, metrics);
    };
    // `finish` when the answer was sent completely, `close` alone when the client has gone before.
    reply.raw.on('finish', observe).on('close', observe);
    done();
  });
}

function record(request: FastifyRequest, reply: FastifyReply, logger: Logger, metrics: HttpMetrics): void {
  const { context, startedAt } = stateOf(request);
  const { method } = request;
  const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
  const status = reply.raw.headersSent ? reply.raw.statusCode : LEFT;
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  metrics.count(method, route, status, seconds);
  const line = { method, route, status, ms: Math.round(seconds * 1000), ip: context.ip };
  runInContext(context, () => {
    logger[QUIET.has(route) ? 'debug' : 'info'](line, 'request');
  });
}
