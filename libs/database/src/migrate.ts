import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { checkServer } from './connection/server.js';
import { checkRoles } from './migration/check-roles.js';
import { asOwner, OWNER_VARIABLE, ownerPoolConfig } from './migration/owner-connection.js';
import { refuseNewerSchema } from './migration/schema-state.js';
import { roles } from './migrations/m0001-roles.js';
import { migrations } from './migrations/index.js';
import type { SqlMigration } from './migrations/sql-migration.js';

/** Key of the advisory lock that serialises migrations. An arbitrary constant. */
const MIGRATION_LOCK = 7_203_411_901;

/**
 * Migrates the schemas to the newest version; concurrent migrations wait. Returns the names of the applied migrations.
 *
 * @throws UnusableDatabase when the server, its roles or its schema version is unsuitable
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  return asOwner(ownerUrl, async (lock) => {
    await checkServer(lock, OWNER_VARIABLE);
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewerSchema(lock);
    return await applyPending(ownerUrl, await checkRoles(lock));
  });
}

/**
 * Applies the migrations that are still pending. Returns their names.
 *
 * @param hasRoles whether the roles exist, so that the migration that used to create them has nothing to do
 */
export async function applyPending(
  ownerUrl: string,
  hasRoles: boolean,
  list: readonly SqlMigration[] = migrations,
): Promise<readonly string[]> {
  const driverOptions = ownerPoolConfig(ownerUrl);
  const orm = await MikroORM.init({
    dbName: driverOptions.database ?? driverOptions.user ?? '',
    driverOptions,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      tableName: 'schema_migration',
      migrationsList: [...list],
      snapshot: false,
      silent: true,
    },
  });
  try {
    const { migrator } = orm;
    const pending = (await migrator.getPending()).map(({ name }) => name);
    // This migration created the role, which no login of an installation may do any more.
    if (hasRoles && pending.includes(roles.name)) await migrator.getStorage().logMigration(roles);
    await migrator.up();
    return pending;
  } finally {
    await orm.close(true);
  }
}
