import { accountsFoundBy, joinableAccounts } from '#accounts';
import { sql, type SqlBool } from '#database';
import type { Group } from '../domain/group.js';
import { valuesOf } from '../domain/rule-values.js';
import type { Rule } from '../domain/rule.js';
import { accountsWith } from './attributes.js';
import { db } from './statements.js';

/** Cursor of a page: the sort key of its last member, and that member's id. */
export type MemberPosition = readonly [string, string];

export interface MembersQuery {
  /** Words of the username or the display name, or a prefix of the email address. */
  readonly search?: string | undefined;
  readonly limit: number;
  readonly after?: MemberPosition | undefined;
}

/** An existing group, or a rule that is not saved. */
export type Whose = Pick<Group, 'id' | 'rule'> | Rule;

/** Archived accounts are in no list of members; they return to their groups once they are restored. */
function members(tenantId: string, whose: Whose) {
  return db
    .selectFrom(joinableAccounts.as('a'))
    .where('a.tenant_id', '=', tenantId)
    .where('a.archived_at', 'is', null)
    .where(isMember(tenantId, whose));
}

function isMember(tenantId: string, whose: Whose) {
  if ('match' in whose) return byRule(tenantId, whose);
  return whose.rule === null ? byHand(tenantId, whose.id) : byRule(tenantId, whose.rule);
}

export function countMembers(tenantId: string, whose: Whose) {
  return members(tenantId, whose).select(sql<number>`count(*)::int`.as('members'));
}

/** By name; one row more than requested, which shows whether there is a next page. */
export function pageOfMembers(tenantId: string, whose: Whose, { search, limit, after }: MembersQuery) {
  let page = members(tenantId, whose)
    .select([
      'a.id',
      'a.username',
      'a.display_name as displayName',
      'a.role',
      'a.status',
      'a.name_key as nameKey',
    ])
    .orderBy('a.name_key')
    .orderBy('a.id')
    .limit(limit + 1);
  if (search !== undefined) page = page.where('a.id', 'in', accountsFoundBy(tenantId, search));
  if (after === undefined) return page;
  const [nameKey, id] = after;
  return page.where(sql<SqlBool>`(a.name_key, a.id) > (${nameKey}, ${id}::uuid)`);
}

/** The members of groups, including archived accounts, for a statement of another module: one row per group and account. */
export function membersOfGroups(tenantId: string, groups: readonly Pick<Group, 'id' | 'rule'>[]) {
  const ids = groups.map(({ id }) => id);
  return groups.reduce(
    (all, { id, rule }) =>
      rule === null
        ? all
        : all.unionAll(
            db
              .selectFrom(joinableAccounts.as('a'))
              .select([sql<string>`${id}::uuid`.as('group_id'), 'a.id as account_id'])
              .where('a.tenant_id', '=', tenantId)
              .where(byRule(tenantId, rule)),
          ),
    db
      .selectFrom('groups.member as m')
      .select(['m.group_id', 'm.account_id'])
      .where('m.tenant_id', '=', tenantId)
      .where((eb) => eb('m.group_id', '=', eb.fn.any(eb.val(ids)))),
  );
}

function byHand(tenantId: string, groupId: string) {
  return sql<SqlBool>`a.id in ${db
    .selectFrom('groups.member as m')
    .select('m.account_id')
    .where('m.tenant_id', '=', tenantId)
    .where('m.group_id', '=', groupId)}`;
}

function byRule(tenantId: string, rule: Rule) {
  const values = valuesOf(rule);
  const conditions = rule.conditions.map((one, place) => {
    const keys = values.filter(({ condition }) => condition === place).map(({ key }) => key);
    return sql`a.id in (${accountsWith(tenantId, one, keys)})`;
  });
  return sql<SqlBool>`(${sql.join(conditions, rule.match === 'all' ? sql` and ` : sql` or `)})`;
}
