import type { FastifyInstance } from 'fastify';
import { runInContext, type Logger } from '#runtime';
import type { HttpMetrics } from '../metrics/http-metrics.js';
import { stateOf } from '../request/request-state.js';

/** Routes that are asked every few seconds by machines. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Counts every request and writes its line to the log: method, the pattern of the route, status, duration. The
 * address itself is not logged, as its path or query may hold a secret.
 */
export function observeRequests(fastify: FastifyInstance, logger: Logger, metrics: HttpMetrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { context, startedAt } = stateOf(request);
    const { method } = request;
    const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
    const status = reply.statusCode;
    const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
    metrics.count(method, route, status, seconds);
    const line = { method, route, status, ms: Math.round(seconds * 1000), ip: context.ip };
    runInContext(context, () => {
      logger[QUIET.has(route) ? 'debug' : 'info'](line, 'request');
    });
    done();
  });
}
