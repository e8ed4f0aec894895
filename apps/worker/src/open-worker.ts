import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createObservedApp } from '#http';
import type { Clock } from '#kernel';
import { LEAST_POOL } from '#messaging';
import { SettingsError, whyItCannotListen, type Settings } from '#runtime';
import { WorkerModule } from './worker.module.js';

/** A running worker. */
export interface OpenWorker {
  readonly context: NestFastifyApplication;
  /** Address of its status endpoints. */
  readonly url: string;
  /** Finishes its current jobs and closes its connections. */
  close(): Promise<void>;
}

/** Opens a worker with these settings. */
export async function openWorker(settings: Settings, clock?: Clock): Promise<OpenWorker> {
  if (settings.DATABASE_POOL < LEAST_POOL)
    throw new SettingsError(`DATABASE_POOL must be ${String(LEAST_POOL)} or more for a worker`);
  const app = await createObservedApp(WorkerModule.with(settings, clock), settings);
  try {
    await app.listen(settings.WORKER_PORT, settings.HOST);
  } catch (error) {
    await app.close();
    const reason = whyItCannotListen(error, 'WORKER_PORT');
    throw reason === undefined ? error : new SettingsError(reason);
  }
  return { context: app, url: await app.getUrl(), close: () => app.close() };
}
