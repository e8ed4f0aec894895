// Removes old records as a worker does, when it is asked to: how a process starts is no part of what is measured.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { RunRetention } from '#audit';
import { CliModule } from '../../../dist/apps/cli/src/product/cli.module.js';
import { commandSettings } from '../../../dist/apps/cli/src/product/environment.js';

const settings = CliModule.forRoot(commandSettings(process.env));
const app = await NestFactory.createApplicationContext(settings, { logger: false });

process.on('message', ({ id, ask, tenantId }) => {
  if (ask !== 'retention') return;
  void app
    .get(RunRetention, { strict: false })
    .execute([tenantId])
    .then(() => process.send({ id, answer: null }));
});
process.channel?.ref();

console.log('Retention is running');
