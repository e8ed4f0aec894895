import { Module, type Provider, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#kernel';
import { DATABASE_POOL } from '#database';
import { readSettings, RuntimeModule, type Settings } from '#runtime';
import { createHttpApp, HttpModule } from '../index.js';

export interface SampleApp {
  readonly app: NestFastifyApplication;
  readonly settings: Settings;
}

export interface SampleParts {
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Provider[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly clock?: Clock;
  readonly database?: { query(text: string): Promise<unknown> };
  /** Adds hooks to Fastify like a plugin of a feature. */
  readonly hooks?: (fastify: FastifyInstance) => void;
}

/** A pool that returns an empty result for every query. */
const EMPTY_POOL = {
  query: () => Promise.resolve({ rows: [] }),
  totalCount: 0,
  idleCount: 0,
  waitingCount: 0,
  options: { max: 1 },
};

/** A small application on this lib, for its specs. */
export async function startSampleApp(parts: SampleParts = {}): Promise<SampleApp> {
  const settings = readSettings({
    PUBLIC_URL: 'https://id.example.com',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    ...parts.environment,
  });
  const { clock } = parts;

  @Module({
    imports: [RuntimeModule.forRoot('sample', settings, ...(clock === undefined ? [] : [clock])), HttpModule],
    controllers: [...(parts.controllers ?? [])],
    providers: [
      { provide: DATABASE_POOL, useValue: { ...EMPTY_POOL, ...parts.database } },
      ...(parts.providers ?? []),
    ],
  })
  class SampleModule {}

  const app = await createHttpApp(SampleModule, settings);
  parts.hooks?.(app.getHttpAdapter().getInstance());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, settings };
}
