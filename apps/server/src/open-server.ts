import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '#http';
import type { Clock } from '#kernel';
import type { Settings } from '#runtime';
import { ServerModule } from './server.module.js';

/** A server that listens. */
export interface OpenServer {
  readonly app: NestFastifyApplication;
  /** Address that it listens on, which a proxy or `PUBLIC_URL` may hide. */
  readonly url: string;
  /** Ends waiting channels, lets running requests finish, and closes its connections. */
  close(): Promise<void>;
}

/**
 * Opens a server with these settings.
 *
 * @param more modules that are served besides those of the product
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
