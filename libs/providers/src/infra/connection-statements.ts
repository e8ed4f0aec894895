import { sql, statementsOn, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { ConnectionState } from '../domain/connection.js';
import { connectionTable } from './connection.table.js';

const { prepare, db } = statementsOn(connectionTable);

/** Connections for other modules to join by tenant and id, read-only, in statements of their own. */
export const joinableConnections = db
  .selectFrom('providers.connection')
  .select(['id', 'tenant_id', 'provider', 'key', 'name', 'state', 'version', 'created_at', 'updated_at']);

/** Columns that make a `Connection`. */
const COLUMNS = [
  'id',
  'tenant_id as tenantId',
  'provider',
  'key',
  'name',
  'state',
  'version',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

/** Every connection of a tenant, oldest first. */
export const connectionsOfTenant = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('providers.connection')
    .select(COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .orderBy('created_at')
    .orderBy('id'),
);

/** A connection, locked until the transaction ends. */
export const connectionForUpdate = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .selectFrom('providers.connection')
    .select(COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .forUpdate(),
);

interface NewConnection {
  readonly id: string;
  readonly tenantId: string;
  readonly provider: string;
  readonly key: string;
  readonly name: string;
  readonly now: DatabaseNow;
}

/** Returns no row when the key is taken. */
export const insertConnection = prepare((db, $: SqlParams<NewConnection>) =>
  db
    .insertInto('providers.connection')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      provider: $.provider,
      key: $.key,
      name: $.name,
      created_at: $.now,
      updated_at: $.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

interface Change {
  readonly tenantId: string;
  readonly id: string;
  /** Null: unchanged. */
  readonly name: string | null;
  readonly state: ConnectionState | null;
  readonly now: DatabaseNow;
}

export const countChange = prepare((db, $: SqlParams<Change>) =>
  db
    .updateTable('providers.connection')
    .set({
      name: sql<string>`coalesce(${$.name}, name)`,
      state: sql<ConnectionState>`coalesce(${$.state}, state)`,
      version: sql<number>`version + 1`,
      updated_at: $.now,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);
