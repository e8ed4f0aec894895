import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, nestLogger, type Settings } from '#runtime';
import { httpAdapter } from './http-adapter.js';
import { watchRequests } from './watch-requests.js';

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
    // Nest would write in its own form, with colours, until the process's logger is there.
    logger: nestLogger(createLogger('nest', settings.LOG_LEVEL)),
  });
  watchRequests(app);
  return app;
}
