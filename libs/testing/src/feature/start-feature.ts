import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { EntitySchema } from '@mikro-orm/postgresql';
import { DatabaseModule } from '#database';
import { MessagingModule } from '#messaging';
import { readSettings, RuntimeModule } from '#runtime';
import { createTestDatabase, type TestDatabase } from '../cluster/test-database.js';
import { TestClock } from './test-clock.js';

/** Feature modules on their own database, without HTTP. */
export interface TestFeature {
  readonly app: INestApplicationContext;
  readonly clock: TestClock;
  readonly database: TestDatabase;
  /** Stops the modules and removes the database. */
  close(): Promise<void>;
}

export interface FeatureOptions {
  readonly entities?: readonly EntitySchema[];
  /** An existing database to share, for a second process of the same spec. It is not removed at the end. */
  readonly database?: TestDatabase;
  /** Whether durable listeners and recurring tasks run, as in the worker. Default: they do not, as in the server. */
  readonly worker?: boolean;
  /** Whether they run as in an operator's command. Default: as in the server. */
  readonly command?: boolean;
  /** Settings besides `DATABASE_URL`. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts feature modules as in a process of the product. */
export async function startFeature(
  modules: readonly (Type | DynamicModule)[],
  options: FeatureOptions = {},
): Promise<TestFeature> {
  const database = options.database ?? (await createTestDatabase());
  const clock = new TestClock();
  const settings = readSettings({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.processUrl,
    ...options.environment,
  });
  const imports = [
    RuntimeModule.forRoot('test', settings, clock),
    DatabaseModule.forRoot(options.entities ?? []),
    messagingOf(options),
    ...modules,
  ];
  const app = await NestFactory.createApplicationContext(
    { module: class TestFeatureModule {}, imports },
    { logger: false, abortOnError: false },
  );
  return {
    app,
    clock,
    database,
    close: async () => {
      await app.close();
      if (options.database === undefined) await database.drop();
    },
  };
}

function messagingOf({ worker, command }: FeatureOptions): DynamicModule | Promise<DynamicModule> {
  if (worker === true) return MessagingModule.forWorker();
  return command === true ? MessagingModule.forCommands() : MessagingModule.forServer();
}
