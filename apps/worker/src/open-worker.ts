import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Clock } from '#kernel';
import { createLogger, LOGGER, nestLogger, type Logger, type Settings } from '#runtime';
import { WorkerModule } from './worker.module.js';

/** A worker that works. */
export interface OpenWorker {
  readonly context: INestApplicationContext;
  /** Finishes the jobs in hand and closes its connections. */
  close(): Promise<void>;
}

/** Opens a worker with these settings. */
export async function openWorker(settings: Settings, clock?: Clock): Promise<OpenWorker> {
  const context = await NestFactory.createApplicationContext(WorkerModule.with(settings, clock), {
    abortOnError: false,
    // Nest would write in its own form, with colours, until the process's logger is there.
    logger: nestLogger(createLogger('nest', settings.LOG_LEVEL)),
  });
  context.useLogger(nestLogger(context.get<Logger>(LOGGER)));
  return { context, close: () => context.close() };
}
