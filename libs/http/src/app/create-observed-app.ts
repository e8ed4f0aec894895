import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#runtime';
import { newApplication } from './new-application.js';
import { addRequestHooks } from './add-request-hooks.js';

/**
 * Creates the application of a process that only answers monitoring requests. `rootModule` imports `RuntimeModule` and `ObservationModule`;
 * all its routes are public.
 */
export async function createObservedApp(
  rootModule: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  const app = await newApplication(rootModule, settings);
  addRequestHooks(app);
  return app;
}
