import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGGER, nestLogger, type Logger } from '#runtime';
import { requireClientAddress } from '../client-address/require-client-address.js';
import { HttpMetrics } from '../metrics/http-metrics.js';
import { validationPipe } from '../problems/validation.js';
import { watchConnections } from '../unreadable/respond-to-malformed.js';
import { refuseUnreadable } from '../unreadable/refuse-unreadable.js';
import { observeRequests } from './observe-requests.js';
import { sanitizeResponseHeaders } from './sanitize-response-headers.js';

/** Hooks for the requests and answers of every process. Register other hooks that set headers before. */
export function addRequestHooks(app: NestFastifyApplication): void {
  const logger = app.get<Logger>(LOGGER);
  const fastify = app.getHttpAdapter().getInstance();
  app.useLogger(nestLogger(logger));
  app.useGlobalPipes(validationPipe);
  sanitizeResponseHeaders(fastify, logger);
  watchConnections(app.getHttpServer(), logger);
  observeRequests(fastify, logger, app.get(HttpMetrics));
  // After the others, so that refused requests are logged and get their page.
  refuseUnreadable(fastify);
  requireClientAddress(fastify, logger);
}
