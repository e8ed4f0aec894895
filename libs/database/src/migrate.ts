import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { Client } from 'pg';
import { migrations } from './migrations/index.js';

/** Key of the advisory lock that keeps two migrations apart. Any constant does. */
const MIGRATION_LOCK = 7_203_411_901;

/** Brings the schemas to the newest version; others that migrate at the same time wait. Gives what was applied. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const lock = new Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await applyPending(ownerUrl);
  } finally {
    await lock.end();
  }
}

async function applyPending(clientUrl: string): Promise<readonly string[]> {
  const orm = await MikroORM.init({
    clientUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      tableName: 'schema_migration',
      migrationsList: [...migrations],
      snapshot: false,
      silent: true,
    },
  });
  try {
    const applied = await orm.migrator.up();
    return applied.map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}
