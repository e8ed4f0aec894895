import fastifyCookie from '@fastify/cookie';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#runtime';
import { ApiDescription } from '../openapi/api-description.js';
import { describeApi } from '../openapi/describe-api.js';
import { compressResponses } from './compress-responses.js';
import { takeCsvBodies } from './csv-bodies.js';
import { takeJsonBodies } from './json-bodies.js';
import { newApplication } from './new-application.js';
import { addRequestHooks } from './add-request-hooks.js';

/**
 * Creates the application of a process that answers HTTP. `rootModule` imports `RuntimeModule` and `HttpModule`. The caller starts to
 * listen, and enables shutdown hooks if it owns the process.
 */
export async function createHttpApp(
  rootModule: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  return configureHttpApp(await newApplication(rootModule, settings));
}

/** The part of `createHttpApp` for an application with its own `httpAdapter`, as in tests. */
export async function configureHttpApp(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  await app.register(fastifyCookie);
  await compressResponses(app);
  addRequestHooks(app);
  takeCsvBodies(app.getHttpAdapter().getInstance());
  takeJsonBodies(app.getHttpAdapter().getInstance());
  app.get(ApiDescription).use(() => describeApi(app));
  return app;
}
