import { searchKey, sql, type Expression } from '#database';
import { db } from './statements.js';

/** The form in which titles are compared. */
const KEY = searchKey(sql`btrim(titles_p.title)`);

/** The titles of an account's people who are present, in the form in which they are compared, for a statement of another module. */
export function titlesOf(account: {
  readonly tenantId: Expression<string>;
  readonly accountId: Expression<string>;
}) {
  return db
    .selectFrom('directory.person as titles_p')
    .select(KEY.as('title'))
    .where('titles_p.tenant_id', '=', account.tenantId)
    .where('titles_p.account_id', '=', account.accountId)
    .where('titles_p.state', '=', 'present')
    .where('titles_p.title', 'is not', null);
}

/**
 * The ids of the accounts whose people have one of these titles, in the form in which they are compared, for a search of another module.
 */
export function accountsTitled(tenantId: string, titles: readonly string[]) {
  return db
    .selectFrom('directory.person as titles_p')
    .select('titles_p.account_id')
    .where('titles_p.tenant_id', '=', tenantId)
    .where('titles_p.state', '=', 'present')
    .where((eb) => eb(KEY, '=', eb.fn.any(eb.val(titles))));
}
