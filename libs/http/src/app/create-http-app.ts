import fastifyCookie from '@fastify/cookie';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, nestLogger, type Settings } from '#runtime';
import { ApiDescription } from '../openapi/api-description.js';
import { describeApi } from '../openapi/describe-api.js';
import { takeCsvBodies } from './csv-bodies.js';
import { httpAdapter } from './http-adapter.js';
import { watchRequests } from './watch-requests.js';

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
  await app.register(fastifyCookie);
  watchRequests(app);
  takeCsvBodies(app.getHttpAdapter().getInstance());
  app.get(ApiDescription).use(() => describeApi(app));
  return app;
}
