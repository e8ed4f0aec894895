import { searchKey, sql, type Expression } from '#database';
import { unitNames } from '#directory';
import { attributesOf, type OfAccount } from './attributes.js';
import { db } from './statements.js';

/** Maximum number of groups and departments of one person that are sent to applications: they also travel in headers. */
const MOST_RELEASED = 50;

/** Groups for other modules to join by tenant and id, read-only. */
export const joinableGroups = db
  .selectFrom('groups.definition')
  .select([
    'tenant_id',
    'id',
    'name',
    'name_key',
    'external_id',
    'match',
    'version',
    'created_at',
    'updated_at',
  ]);

/** Members that were added to groups by hand, likewise. */
export const joinableMembers = db.selectFrom('groups.member').select(['tenant_id', 'group_id', 'account_id']);

/** A group, for a statement of another module. It stays locked until the transaction ends. */
export function groupForKeyShare(group: {
  readonly tenantId: Expression<string>;
  readonly groupId: Expression<string>;
}) {
  return db
    .selectFrom('groups.definition')
    .select(['id', 'name'])
    .where('tenant_id', '=', group.tenantId)
    .where('id', '=', group.groupId)
    .forKeyShare();
}

/**
 * The ids of the groups that an account is in, by hand or by rule, for a statement of another module. It starts from the account's few
 * attributes and not from the rules, so its cost does not grow with the number of groups.
 */
export function groupsOf(account: OfAccount) {
  const { tenantId, accountId } = account;
  return db
    .selectFrom('groups.member as groups_m')
    .select('groups_m.group_id as id')
    .where('groups_m.tenant_id', '=', tenantId)
    .where('groups_m.account_id', '=', accountId)
    .unionAll(
      db
        .selectFrom(attributesOf(account).as('groups_has'))
        .innerJoin('groups.condition_value as groups_v', (join) =>
          join
            .on('groups_v.tenant_id', '=', tenantId)
            .onRef('groups_v.attribute', '=', 'groups_has.attribute')
            .onRef('groups_v.key', '=', 'groups_has.key'),
        )
        .innerJoin('groups.definition as groups_d', (join) =>
          join.on('groups_d.tenant_id', '=', tenantId).onRef('groups_d.id', '=', 'groups_v.group_id'),
        )
        .select('groups_d.id')
        .groupBy(['groups_d.id', 'groups_d.match', 'groups_d.conditions'])
        .having(
          sql<boolean>`groups_d.match = 'any' or count(distinct groups_v.condition) = groups_d.conditions`,
        ),
    );
}

/**
 * The claim `groups` for applications, for a statement of another module: the names of an account's groups, then those of its departments,
 * the primary one first. A department with the same name as a group is left out: otherwise the people who name departments at the source
 * could put people into groups.
 */
export function groupNames(account: OfAccount) {
  const { tenantId } = account;
  const names = db
    .selectFrom('groups.definition as groups_n')
    .select([
      'groups_n.name',
      sql<number>`0`.as('kind'),
      sql<number>`row_number() over (order by groups_n.name_key)`.as('place'),
    ])
    .where('groups_n.tenant_id', '=', tenantId)
    .where('groups_n.id', 'in', groupsOf(account))
    .unionAll(
      db
        .selectFrom(
          sql<{
            name: string;
            place: number;
          }>`unnest(${unitNames(account)}) with ordinality`.as<'groups_told'>(sql`groups_told (name, place)`),
        )
        .select(['groups_told.name', sql<number>`1`.as('kind'), 'groups_told.place'])
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('groups.definition as groups_same')
                .select('groups_same.id')
                .where('groups_same.tenant_id', '=', tenantId)
                .where('groups_same.name_key', '=', searchKey(sql`btrim(groups_told.name)`)),
            ),
          ),
        ),
    );
  const first = db
    .selectFrom(names.as('groups_all'))
    .select('groups_all.name')
    .orderBy('groups_all.kind')
    .orderBy('groups_all.place')
    .limit(sql.lit(MOST_RELEASED));
  return sql<readonly string[]>`array(${first})`;
}
