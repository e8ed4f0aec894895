import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, nestLogger, type Settings } from '#runtime';
import { httpAdapter } from './http-adapter.js';

/** Creates an application that does not answer yet. */
export function newApplication(
  rootModule: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  return NestFactory.create<NestFastifyApplication>(rootModule, httpAdapter(settings), {
    abortOnError: false,
    // Until the process's logger exists, Nest would use its own format, with colours.
    logger: nestLogger(createLogger('nest', settings.LOG_LEVEL)),
  });
}
