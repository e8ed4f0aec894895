import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGGER, nestLogger, type Logger } from '#runtime';
import { refuseUnknownClients } from '../client-address/refuse-unknown-clients.js';
import { HttpMetrics } from '../metrics/http-metrics.js';
import { validationPipe } from '../problems/validation.js';
import { watchConnections } from '../unreadable/answer-malformed.js';
import { refuseUnreadable } from '../unreadable/refuse-unreadable.js';
import { observeRequests } from './observe-requests.js';
import { sealAnswers } from './seal-answers.js';

/** Hooks for the requests and answers of every process. Register other hooks that set headers before. */
export function watchRequests(app: NestFastifyApplication): void {
  const logger = app.get<Logger>(LOGGER);
  const fastify = app.getHttpAdapter().getInstance();
  app.useLogger(nestLogger(logger));
  app.useGlobalPipes(validationPipe);
  sealAnswers(fastify, logger);
  watchConnections(app.getHttpServer(), logger);
  observeRequests(fastify, logger, app.get(HttpMetrics));
  // After the others, so that refused requests are logged and get their page.
  refuseUnreadable(fastify);
  refuseUnknownClients(fastify, logger);
}
