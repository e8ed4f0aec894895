import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Settings } from '#runtime';
import { CliModule } from './cli.module.js';

/** Opens the use cases on the configured database. The caller closes it. */
export function openApplication(settings: Settings): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(CliModule.forRoot(settings), {
    logger: false,
    abortOnError: false,
  });
}
