import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '#http';
import type { Clock } from '#kernel';
import type { Settings } from '#runtime';
import { ServerModule } from './server.module.js';

/** A running server. */
export interface OpenServer {
  readonly app: NestFastifyApplication;
  /** Address that it listens on; a proxy or `PUBLIC_URL` may hide it. */
  readonly url: string;
  /** Closes waiting connections, lets running requests finish, and closes its database connections. */
  close(): Promise<void>;
}

/**
 * Opens a server with these settings.
 *
 * @param more modules to serve besides those of the product
 */
export async function openServer(
  settings: Settings,
  clock?: Clock,
  more: readonly (Type | DynamicModule)[] = [],
): Promise<OpenServer> {
  const app = await createHttpApp(ServerModule.with(settings, clock, more), settings);
  await app.listen(settings.PORT, settings.HOST);
  return { app, url: await app.getUrl(), close: () => app.close() };
}
