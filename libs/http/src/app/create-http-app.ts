import fastifyCookie from '@fastify/cookie';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, LOGGER, nestLogger, type Logger, type Settings } from '#runtime';
import { refuseUnknownClients } from '../client-address/read-client-address.js';
import { HttpMetrics } from '../metrics/http-metrics.js';
import { ApiDescription } from '../openapi/api-description.js';
import { describeApi } from '../openapi/describe-api.js';
import { validationPipe } from '../problems/validation.js';
import { watchConnections } from '../unreadable/answer-malformed.js';
import { refuseUnreadable } from '../unreadable/refuse-unreadable.js';
import { takeCsvBodies } from './csv-bodies.js';
import { httpAdapter } from './http-adapter.js';
import { observeRequests } from './observe-requests.js';
import { sealAnswers } from './seal-answers.js';

/**
 * Makes the application of a process that answers HTTP. `rootModule` imports `RuntimeModule` and `HttpModule`.
 * The caller listens, and enables shutdown hooks where the process is its own.
 */
export async function createHttpApp(
  rootModule: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(rootModule, httpAdapter(settings), {
    abortOnError: false,
    // Nest would write in its own form, with colours, until the process's logger is there.
    logger: nestLogger(createLogger('nest', settings.LOG_LEVEL)),
  });
  return configureHttpApp(app);
}

/** The part of `createHttpApp` for an application on `httpAdapter` that somebody else made, as tests do. */
export async function configureHttpApp(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  const logger = app.get<Logger>(LOGGER);
  const fastify = app.getHttpAdapter().getInstance();
  app.useLogger(nestLogger(logger));
  app.useGlobalPipes(validationPipe);
  await app.register(fastifyCookie);
  sealAnswers(fastify, logger);
  watchConnections(app.getHttpServer(), logger);
  observeRequests(fastify, logger, app.get(HttpMetrics));
  // After the others, so that what is refused has its line in the log and its page.
  refuseUnreadable(fastify);
  refuseUnknownClients(fastify, logger);
  takeCsvBodies(fastify);
  app.get(ApiDescription).use(() => describeApi(app));
  return app;
}
