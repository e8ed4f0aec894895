import { BATCH, sql, type SqlParams, type UnitOfWork } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** Plain SQL text, because it calls a function across all tenants, which typed statements cannot do. */
const DUE = 'select id from accounts.archiving_due($1, $2) id';

/** Tenants with accounts that have been suspended for long enough. */
export async function tenantsToArchive(
  unitOfWork: UnitOfWork,
  now: DatabaseNow,
  most: number,
): Promise<readonly string[]> {
  const rows = await unitOfWork.query<{ id: string }>(null, DUE, [now, most]);
  return rows.map(({ id }) => id);
}

/** Archives some accounts that have been suspended for this many days. An account that somebody is resuming is left for later. */
export const archiveSuspended = prepare(
  (db, $: SqlParams<{ tenantId: string; days: number; now: DatabaseNow }>) =>
    db
      .updateTable('accounts.account')
      .set({ archived_at: $.now, updated_at: $.now })
      .where('tenant_id', '=', $.tenantId)
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('accounts.account')
          .select('id')
          .where('tenant_id', '=', $.tenantId)
          .where('archived_at', 'is', null)
          .where(
            'suspended_at',
            '<=',
            sql<Date>`${$.now}::timestamptz - make_interval(days => ${$.days}::int)`,
          )
          .orderBy('suspended_at')
          .orderBy('id')
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      )
      .returning(['id', 'username']),
);
