import { sql, statementsOn, type Slots } from '#database';
import type { Present } from '#kernel';
import { connectionTable } from './connection.table.js';

const { prepare } = statementsOn(connectionTable);

/** What `connectionOf` needs. */
const COLUMNS = [
  'id',
  'tenant_id',
  'provider',
  'key',
  'name',
  'state',
  'version',
  'created_at',
  'updated_at',
] as const;

/** Every connection of a tenant, oldest first. */
export const connections = prepare((db, $: Slots<{ tenantId: string }>) =>
  db
    .selectFrom('providers.connection')
    .select(COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .orderBy('created_at')
    .orderBy('id'),
);

/** A connection that is going to be changed: others who change it wait. */
export const lockedConnection = prepare((db, $: Slots<{ tenantId: string; id: string }>) =>
  db
    .selectFrom('providers.connection')
    .select(COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .forUpdate(),
);

type New = Slots<{
  id: string;
  tenantId: string;
  provider: string;
  key: string;
  name: string;
  now: Present;
}>;

/** Gives no row when the tenant has a connection with this key to the provider. */
export const insertConnection = prepare((db, $: New) =>
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

type Change = Slots<{
  tenantId: string;
  id: string;
  name: string | null;
  state: 'disabled' | 'enabled' | null;
  now: Present;
}>;

/** Sets what is not null, and counts the version on. */
export const changeConnection = prepare((db, $: Change) =>
  db
    .updateTable('providers.connection')
    .set((eb) => ({
      name: sql<string>`coalesce(${$.name}::text, name)`,
      state: sql<'disabled' | 'enabled'>`coalesce(${$.state}::text, state)`,
      version: eb('version', '+', 1),
      updated_at: $.now,
    }))
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);
