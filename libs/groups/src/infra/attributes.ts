import { joinableAccounts, type Role } from '#accounts';
import { sql, type Expression } from '#database';
import { accountsInUnits, accountsTitled, titlesOf, unitsOf } from '#directory';
import { accountsWithValue, fieldValuesOf } from '#profiles';
import type { Condition } from '../domain/rule.js';
import { db } from './statements.js';

/** Parameters or columns of the calling statement. */
export interface OfAccount {
  readonly tenantId: Expression<string>;
  readonly accountId: Expression<string>;
}

/**
 * Every attribute of an account for which a rule can ask, one row per value. `accountsWith` is the reverse: an attribute added here must be
 * added there.
 */
export function attributesOf(account: OfAccount) {
  return db
    .selectFrom(unitsOf(account).as('groups_u'))
    .select([sql.lit<string>('unit').as('attribute'), sql<string>`groups_u.id::text`.as('key')])
    .unionAll(
      db
        .selectFrom(joinableAccounts.as('groups_a'))
        .select([sql.lit<string>('role').as('attribute'), sql<string>`groups_a.role`.as('key')])
        .where('groups_a.tenant_id', '=', account.tenantId)
        .where('groups_a.id', '=', account.accountId),
    )
    .unionAll(
      db
        .selectFrom(titlesOf(account).as('groups_t'))
        .select([sql.lit<string>('title').as('attribute'), 'groups_t.title as key']),
    )
    .unionAll(
      db
        .selectFrom(fieldValuesOf(account).as('groups_f'))
        .select([sql<string>`'field:' || groups_f.field_id`.as('attribute'), 'groups_f.key']),
    );
}

/** The ids of the accounts that meet a condition with these keys. */
export function accountsWith(
  tenantId: string,
  condition: Condition,
  keys: readonly string[],
): Expression<unknown> {
  switch (condition.attribute) {
    case 'unit':
      return accountsInUnits(tenantId, keys);
    case 'role':
      return db
        .selectFrom(joinableAccounts.as('groups_a'))
        .select('groups_a.id as account_id')
        .where('groups_a.tenant_id', '=', tenantId)
        .where((eb) => eb('groups_a.role', '=', eb.fn.any(eb.val(keys as readonly Role[]))));
    case 'title':
      return accountsTitled(tenantId, keys);
    case 'field':
      return accountsWithValue(tenantId, condition.fieldId, keys);
  }
}
