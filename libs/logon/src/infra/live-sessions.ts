/** Sessions `s` with their accounts `a` and tenants `t`. */
export const SESSIONS = `logon.session s
  join accounts.account a on a.tenant_id = s.tenant_id and a.id = s.account_id
  join tenancy.tenant t on t.id = s.tenant_id`;

/**
 * SQL that holds for one of `SESSIONS` that is good. What ended all of them, such as a suspension, did so by counting the
 * epoch on: they stay ended when the account or the tenant is active again, whether or not a worker has run meanwhile.
 *
 * @param now the `$n` of the time
 */
export function isLive(now: string): string {
  return `s.ended_at is null and s.expires_at > ${now}
    and s.last_seen_at > ${now}::timestamptz - make_interval(secs => s.idle_seconds)
    and a.status = 'active' and a.session_epoch = s.account_epoch
    and t.status = 'active' and t.session_epoch = s.tenant_epoch`;
}

/** SQL that holds for one of `SESSIONS` that a suspension or a raised role has ended, noted or not. */
export const IS_OUTDATED = '(a.session_epoch <> s.account_epoch or t.session_epoch <> s.tenant_epoch)';
