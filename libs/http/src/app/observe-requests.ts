import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runInContext, type Logger } from '#runtime';
import type { HttpMetrics } from '../metrics/http-metrics.js';
import { stateOf } from '../request/request-state.js';

/** Routes that are asked every few seconds by machines. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** Status of an answer that the client did not wait for, as nginx logs it. */
const LEFT = 499;

/**
 * Counts every request and writes its line to the log: method, the pattern of the route, status, duration. The
 * address itself is not logged, as its path or query may hold a secret. A stream is done when it ends.
 */
export function observeRequests(fastify: FastifyInstance, logger: Logger, metrics: HttpMetrics): void {
  // Its fields are those of `record`, none of which can hold a secret: to look for secrets in them cost more than all else.
  const lines = logger.child({}, { redact: [] });
  fastify.addHook('onRequest', (request, reply, done) => {
    const observe = () => {
      reply.raw.off('finish', observe).off('close', observe);
      record(request, reply, lines, metrics);
    };
    // `finish` when the answer was sent whole, `close` alone when the other side has gone before.
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
