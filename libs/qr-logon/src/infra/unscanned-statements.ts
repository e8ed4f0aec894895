import { BATCH, isAmong, ROW_PLACE, sql, type RawBuilder, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { TENANTS } from './end-statements.js';
import { prepare } from './statements.js';

/** Minutes for which a code that nobody scanned is kept after its lifetime. Anybody can create such codes, so they must not pile up. */
const UNSCANNED_KEPT_MINUTES = 10;

const isForgotten = (now: SqlParams<{ now: DatabaseNow }>['now']): RawBuilder<SqlBool> =>
  sql`lives_until < ${now}::timestamptz - make_interval(mins => ${sql.lit(UNSCANNED_KEPT_MINUTES)})`;

/** Tenants with unscanned codes that can be deleted. */
export const tenantsWithUnscanned = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .selectFrom('qr_logon.waiting_code')
    .select('tenant_id as tenantId')
    .distinct()
    .where(isForgotten($.now))
    .limit(TENANTS),
);

/** Deletes a batch of unscanned codes, and counts them by method, day (UTC, `YYYY-MM-DD`) and how they ended. */
export const forgetUnscanned = prepare((db, $: SqlParams<{ tenantId: string; now: DatabaseNow }>) =>
  db
    .with('forgotten', (db) =>
      db
        .deleteFrom('qr_logon.waiting_code')
        .where(
          isAmong(
            db
              .selectFrom('qr_logon.waiting_code')
              .select(ROW_PLACE)
              .where('tenant_id', '=', $.tenantId)
              .where(isForgotten($.now))
              .limit(BATCH)
              .forUpdate()
              .skipLocked(),
          ),
        )
        .returning(['method', 'end_reason', 'lives_until']),
    )
    .selectFrom('forgotten')
    .select([
      'method',
      sql<string>`to_char(lives_until at time zone 'UTC', 'YYYY-MM-DD')`.as('day'),
      sql<string>`coalesce(end_reason, 'expired')`.as('end'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .groupBy(sql`1, 2, 3`),
);
