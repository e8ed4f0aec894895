import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGGER, nestLogger, type Logger, type Settings } from '#runtime';
import { HttpMetrics } from '../metrics/http-metrics.js';
import { validationPipe } from '../problems/validation.js';
import { httpAdapter } from './http-adapter.js';
import { observeRequests } from './observe-requests.js';

/**
 * Makes the application of a process that only answers those who watch it. `rootModule` imports `RuntimeModule` and
 * `ObservationModule`; every route of it is public.
 */
export async function createObservedApp(
  rootModule: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(rootModule, httpAdapter(settings), {
    abortOnError: false,
    bufferLogs: true,
  });
  const logger = app.get<Logger>(LOGGER);
  app.useLogger(nestLogger(logger));
  app.useGlobalPipes(validationPipe);
  observeRequests(app.getHttpAdapter().getInstance(), logger, app.get(HttpMetrics));
  return app;
}
