import type { SqlParams } from '#database';
import { prepare } from './tenant.table.js';

/** The columns that `tenantOf` needs. */
const COLUMNS = ['id', 'slug', 'name', 'status', 'settings'] as const;

export const tenantById = prepare((db, $: SqlParams<{ id: string }>) =>
  db.selectFrom('tenancy.tenant').select(COLUMNS).where('id', '=', $.id),
);

export const tenantBySlug = prepare((db, $: SqlParams<{ slug: string }>) =>
  db.selectFrom('tenancy.tenant').select(COLUMNS).where('slug', '=', $.slug),
);

export const tenantsBySlug = prepare((db) => db.selectFrom('tenancy.tenant').select(COLUMNS).orderBy('slug'));

/** Returns at most two rows: two are enough to show that the tenant is not the only one. */
export const firstOpenTenants = prepare((db) =>
  db.selectFrom('tenancy.tenant').select(COLUMNS).where('status', '=', 'active').limit(2),
);

/** Returns no row when the slug is taken. */
export const insertTenant = prepare((db, $: SqlParams<{ id: string; slug: string; name: string }>) =>
  db
    .insertInto('tenancy.tenant')
    .values({ id: $.id, slug: $.slug, name: $.name })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning(COLUMNS),
);
