import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { MikroORM, type EntitySchema } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { LOGGER, Outages, reasonOf, SETTINGS, type Logger, type Settings } from '#runtime';
import { connectionProblem } from './connection/connection-problem.js';
import { Connections } from './connection/connections.js';
import { CheckedPool, QUERIES } from './connection/checked-pool.js';
import { APP_SESSION } from './connection/session.js';
import { UnusableDatabase } from './connection/unusable-database.js';
import { DatabaseProbe } from './database-probe.js';
import { DatabaseTime } from './database-time.js';
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
    private readonly outages: Outages,
  ) {}

  /** @param entities every entity of the features in this process */
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
              (error) => {
                // The next caller that needs a connection detects an outage and reports it.
                logger.debug({ reason: reasonOf(error) }, 'A database connection was lost');
              },
            ),
        },
        {
          provide: ORM,
          inject: [Connections],
          useFactory: (connections: Connections) =>
            // MikroORM's own pool is never opened: every statement runs on a connection of the unit of work.
            new MikroORM({
              dbName: 'that of DATABASE_URL',
              driverOptions: connections.poolConfig({ session: APP_SESSION, name: 'orm', max: 1 }),
              entities: [...entities],
              ensureDatabase: false,
              discovery: { warnWhenNoEntities: false },
            }),
        },
        CheckedPool,
        EntityManagers,
        UnitOfWork,
        SnapshotReads,
        DatabaseProbe,
        DatabaseTime,
      ],
      exports: [UnitOfWork, SnapshotReads, DatabaseProbe, DatabaseTime, Connections, DATABASE_POOL],
    };
  }

  /** Aborts the start when the database is unsuitable. An unreachable database is waited for, as at any other time. */
  async onModuleInit(): Promise<void> {
    try {
      await this.connections.check(this.pool, APP_SESSION);
    } catch (err) {
      const problem = connectionProblem(err);
      if (problem?.lasts === true)
        throw new UnusableDatabase(`DATABASE_URL does not work: ${problem.text}`, { cause: err });
      if (err instanceof UnusableDatabase) throw err;
      this.outages.lost('PostgreSQL', QUERIES, err);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
