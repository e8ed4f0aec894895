import { joinableAccounts } from '#accounts';
import { sql } from '#database';
import { groupsOf, joinableGroups } from '#groups';
import { db } from './statements.js';

/** Maximum number of groups in one resource. */
const MOST_NAMED = 200;

/** The groups of these accounts, static and by rule, by name. */
export function groupsOfUsers(tenantId: string, accountIds: readonly string[]) {
  return db
    .selectFrom(joinableAccounts.as('a'))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom(joinableGroups.as('g'))
          .select(['g.id as groupId', 'g.name as displayName', 'g.name_key as nameKey'])
          .where('g.tenant_id', '=', tenantId)
          .where(
            'g.id',
            'in',
            groupsOf({ tenantId: sql<string>`${tenantId}::uuid`, accountId: sql.ref<string>('a.id') }),
          )
          .orderBy('g.name_key')
          .limit(MOST_NAMED)
          .as('named'),
      (join) => join.onTrue(),
    )
    .select(['a.id as accountId', 'named.groupId', 'named.displayName'])
    .where('a.tenant_id', '=', tenantId)
    .where((eb) => eb('a.id', '=', eb.fn.any(eb.val(accountIds))))
    .orderBy('a.id')
    .orderBy('named.nameKey');
}
