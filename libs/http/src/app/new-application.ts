import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, nestLogger, type Settings } from '#runtime';
import { httpAdapter } from './http-adapter.js';

/** Makes an application that answers nothing yet. */
export function newApplication(
  rootModule: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  return NestFactory.create<NestFastifyApplication>(rootModule, httpAdapter(settings), {
    abortOnError: false,
    // Nest would write in its own form, with colours, until the process's logger is there.
    logger: nestLogger(createLogger('nest', settings.LOG_LEVEL)),
  });
}
