import { joinableAccounts } from '#accounts';
import { sql, type Expression, type RawBuilder, type SqlBool } from '#database';
import { joinableTenants } from '#tenancy';
import type { db } from './statements.js';

/** Sessions `s` with their accounts `a` and tenants `t`. */
export const sessionsIn = (from: typeof db) =>
  from
    .selectFrom('logon.session as s')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.account_id'),
    )
    .innerJoin(joinableTenants.as('t'), (join) => join.onRef('t.id', '=', 's.tenant_id'));

/**
 * True for one of `sessionsIn` that is valid. A suspension, for example, ends all sessions by raising the epoch of the account or the
 * tenant. They stay ended when it is active again, whether or not a worker has run in between.
 */
export function isGood(now: Expression<Date>): RawBuilder<SqlBool> {
  return sql`s.ended_at is null and s.expires_at > ${now}
    and s.last_seen_at > ${now}::timestamptz - make_interval(secs => s.idle_seconds)
    and a.status = 'active' and a.session_epoch = s.account_epoch
    and t.status = 'active' and t.session_epoch = s.tenant_epoch`;
}

/** True for one of `sessionsIn` that a suspension or a raised role has ended, whether or not that is recorded yet. */
export const IS_OUTDATED = sql<SqlBool>`(a.session_epoch <> s.account_epoch or t.session_epoch <> s.tenant_epoch)`;
