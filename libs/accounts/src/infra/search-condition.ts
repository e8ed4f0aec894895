import { identifierKey } from '#kernel';
import { beginsWith, idsByWords, type Bind } from '#database';

/** What an account is found by. Each has an index, which `or` would not use. */
const KEYS = ['x.username_key collate "C"', 'x.name_key', 'x.email_key collate "C"'];

/**
 * SQL that holds for accounts `a` whose user name, display name or e-mail address begins with a text, or in whose names its words
 * stand.
 *
 * @param tenant the `$n` of the tenant's id
 */
export function searchCondition(search: string, tenant: string, bind: Bind): string {
  const prefix = identifierKey(search);
  const found = KEYS.map(
    (key) =>
      `select x.id from accounts.account x where x.tenant_id = ${tenant} and ${beginsWith(key, prefix, bind)}`,
  );
  return `a.id in (${[...found, idsByWords('accounts.account', search, bind)].join(' union all ')})`;
}
