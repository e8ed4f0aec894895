import { BATCH, isAmong, ROW_PLACE, sql, type RawBuilder, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { REDEEM_SECONDS } from '../domain/lifetimes.js';
import { prepare } from './statements.js';

/** Which tickets of a tenant to withdraw; a null condition matches all. */
interface Withdrawn {
  readonly tenantId: string;
  readonly connectionId: string | null;
  readonly method: string | null;
  readonly reason: string;
  readonly now: DatabaseNow;
}

const isOf = ($: SqlParams<Withdrawn>): RawBuilder<SqlBool> =>
  sql`(${$.connectionId}::uuid is null or connection_id = ${$.connectionId})
    and (${$.method}::text is null or method = ${$.method})`;

/** Withdraws a batch of tickets that are scanned or confirmed. */
export const withdrawTickets = prepare((db, $: SqlParams<Withdrawn>) =>
  db
    .updateTable('qr_logon.ticket')
    .set({ state: 'cancelled', end_reason: $.reason, finished_at: $.now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('qr_logon.ticket')
        .select('id')
        .where('tenant_id', '=', $.tenantId)
        .where('state', 'in', ['scanned', 'confirmed'])
        .where(isOf($))
        .limit(BATCH)
        .forUpdate(),
    )
    .returning(['id', 'connection_id as connectionId', 'method']),
);

/** Withdraws a batch of waiting codes. */
export const withdrawCodes = prepare((db, $: SqlParams<Withdrawn>) =>
  db
    .updateTable('qr_logon.waiting_code')
    .set({ end_reason: $.reason })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('qr_logon.waiting_code')
        .select('id')
        .where('tenant_id', '=', $.tenantId)
        .where('end_reason', 'is', null)
        .where('expires_at', '>', $.now)
        .where(isOf($))
        .limit(BATCH)
        .forUpdate(),
    )
    .returning('id'),
);

/** The first two conditions are implied, but they match an index. */
const isOver = (now: SqlParams<{ now: DatabaseNow }>['now']): RawBuilder<SqlBool> =>
  sql`finished_at is null and confirm_until <= ${now} and case state when 'scanned' then true
    else confirm_until + make_interval(secs => ${sql.lit(REDEEM_SECONDS)}) <= ${now} end`;

/** Maximum number of tenants that one round looks at. */
export const TENANTS = 1_000;

/** Tenants with tickets whose time has run out. */
export const tenantsWithExpired = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .selectFrom('qr_logon.ticket')
    .select('tenant_id as tenantId')
    .distinct()
    .where('state', 'in', ['scanned', 'confirmed'])
    .where(isOver($.now))
    .limit(TENANTS),
);

/** Ends a batch of tickets whose time has run out. */
export const expireTickets = prepare((db, $: SqlParams<{ tenantId: string; now: DatabaseNow }>) =>
  db
    .updateTable('qr_logon.ticket')
    .set({ state: 'expired', finished_at: $.now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('qr_logon.ticket')
        .select('id')
        .where('tenant_id', '=', $.tenantId)
        .where('state', 'in', ['scanned', 'confirmed'])
        .where(isOver($.now))
        .limit(BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'connection_id as connectionId', 'method', 'ip', 'user_agent as userAgent']),
);

/** Hours for which a finished ticket is kept, so that its reuse is recognised instead of being just unknown. */
const KEPT_HOURS = 24;

const longAgo = (now: SqlParams<{ now: DatabaseNow }>['now']): RawBuilder<Date> =>
  sql`${now}::timestamptz - make_interval(hours => ${sql.lit(KEPT_HOURS)})`;

export const purgeTickets = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('qr_logon.ticket')
    .where(
      isAmong(
        db
          .selectFrom('qr_logon.ticket')
          .select(ROW_PLACE)
          .where('finished_at', '<', longAgo($.now))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);

export const purgeAuthorisations = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('qr_logon.authorisation')
    .where(
      isAmong(
        db
          .selectFrom('qr_logon.authorisation')
          .select(ROW_PLACE)
          .where('expires_at', '<', longAgo($.now))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);
