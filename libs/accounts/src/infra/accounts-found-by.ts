import { identifierKey } from '#kernel';
import { idsInWords, keyBeginsWith, sql } from '#database';
import { db } from './statements.js';

/** A query for the ids of accounts whose username, display name or email address begins with a text, or whose names contain its words. */
export function accountsFoundBy(tenantId: string, search: string) {
  const prefix = identifierKey(search);
  // Each condition has an index, which `or` would not use.
  const by = (key: ReturnType<typeof sql<string>>) =>
    db
      .selectFrom('accounts.account as x')
      .select('x.id')
      .where('x.tenant_id', '=', tenantId)
      .where(keyBeginsWith(key, prefix));
  return by(sql`x.username_key collate "C"`)
    .unionAll(by(sql`x.name_key`))
    .unionAll(by(sql`x.email_key collate "C"`))
    .unionAll(idsInWords('accounts.account_words', search));
}
