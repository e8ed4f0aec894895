import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeApi, httpAdapter } from '#http';
import { readSettings } from '#runtime';
import { ServerModule } from '../../apps/server/src/index.js';

/** The OpenAPI description, as `/api/openapi.json` gives it. Nothing is started: the modules are only inspected. */
export async function apiDocument(): Promise<object> {
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: 'postgresql://nobody@localhost/none' });
  const app = await NestFactory.create<NestFastifyApplication>(
    ServerModule.with(settings),
    httpAdapter(settings),
    { preview: true, logger: false, abortOnError: false },
  );
  return describeApi(app);
}
