import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { MikroORM, type EntitySchema } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { LOGGER, reasonOf, SETTINGS, type Logger, type Settings } from '#runtime';
import { databaseUrl } from './database-url.js';
import { Connections } from './connections.js';
import { DatabaseProbe } from './database-probe.js';
import { DatabaseTime } from './database-time.js';
import { EntityManagers, ORM } from './entity-managers.js';
import { DATABASE_POOL, openPool } from './pool.js';
import { SnapshotReads } from './snapshot-reads.js';
import { UnitOfWork } from './unit-of-work.js';

/** Connects a process to PostgreSQL and offers the unit of work. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  /** @param entities every entity of the features that this process is composed of */
  static forRoot(entities: readonly EntitySchema[]): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: DATABASE_POOL,
          inject: [SETTINGS, LOGGER],
          useFactory: (settings: Settings, logger: Logger) =>
            openPool(databaseUrl(settings), settings.DATABASE_POOL, (error) => {
              // Whoever needs one finds out whether the database is away, and says so.
              logger.debug({ reason: reasonOf(error) }, 'A database connection was lost');
            }),
        },
        {
          provide: ORM,
          inject: [SETTINGS],
          useFactory: (settings: Settings) =>
            // Its own pool is never opened: every statement runs on a connection of the unit of work.
            new MikroORM({
              clientUrl: databaseUrl(settings),
              entities: [...entities],
              ensureDatabase: false,
              discovery: { warnWhenNoEntities: false },
            }),
        },
        Connections,
        EntityManagers,
        UnitOfWork,
        SnapshotReads,
        DatabaseProbe,
        DatabaseTime,
      ],
      exports: [UnitOfWork, SnapshotReads, DatabaseProbe, DatabaseTime, DATABASE_POOL],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
