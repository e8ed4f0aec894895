import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { MikroORM, type EntitySchema } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
import { connectionProblem } from './connection/connection-problem.js';
import { Connections } from './connection/connections.js';
import { APP_SESSION } from './connection/session.js';
import { UnusableDatabase } from './connection/unusable-database.js';
import { databaseUrl } from './database-url.js';
import { EntityManagers, ORM } from './entity-managers.js';
import { DATABASE_POOL } from './pool.js';
import { SnapshotReads } from './snapshot-reads.js';
import { UnitOfWork } from './unit-of-work.js';

/** Connects a process to PostgreSQL and offers the unit of work. */
@Module({})
export class DatabaseModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(DATABASE_POOL) private readonly pool: Pool,
    private readonly connections: Connections,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param entities every entity of the features that this process is composed of */
  static forRoot(entities: readonly EntitySchema[]): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: Connections,
          inject: [SETTINGS, LOGGER],
          useFactory: (settings: Settings, logger: Logger) =>
            new Connections(databaseUrl(settings), {
              refuses: settings.NODE_ENV === 'production',
              warn: (message) => {
                logger.warn(message);
              },
            }),
        },
        {
          provide: DATABASE_POOL,
          inject: [Connections, SETTINGS, LOGGER],
          useFactory: (connections: Connections, settings: Settings, logger: Logger) =>
            connections.openPool(
              { session: APP_SESSION, name: 'pool', pipeline: true, max: settings.DATABASE_POOL },
              (err) => {
                logger.warn({ err }, 'A database connection was lost');
              },
            ),
        },
        {
          provide: ORM,
          inject: [Connections],
          useFactory: (connections: Connections) =>
            // Its own pool is never opened: every statement runs on a connection of the unit of work.
            new MikroORM({
              dbName: 'that of DATABASE_URL',
              driverOptions: connections.poolConfig({ session: APP_SESSION, name: 'orm', max: 1 }),
              entities: [...entities],
              ensureDatabase: false,
              discovery: { warnWhenNoEntities: false },
            }),
        },
        EntityManagers,
        UnitOfWork,
        SnapshotReads,
      ],
      exports: [UnitOfWork, SnapshotReads, Connections, DATABASE_POOL],
    };
  }

  /** Ends the start when the database is not to be worked with. One that is away is waited for, as at any other time. */
  async onModuleInit(): Promise<void> {
    try {
      await this.connections.check(this.pool, APP_SESSION);
    } catch (err) {
      const problem = connectionProblem(err);
      if (problem?.lasts === true)
        throw new UnusableDatabase(`DATABASE_URL does not work: ${problem.text}`, { cause: err });
      if (err instanceof UnusableDatabase) throw err;
      this.logger.warn({ err }, 'The database is not there yet');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
