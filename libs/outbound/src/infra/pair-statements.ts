import { searchKey, sql, type SqlParams } from '#database';
import { unitForKeyShare, joinableUnits } from '#directory';
import { groupForKeyShare, joinableGroups } from '#groups';
import type { DatabaseNow } from '#kernel';
import { MOST_PAIRS } from '../domain/pair.js';
import { prepare } from './statements.js';

type OfConnection = SqlParams<{ tenantId: string; connectionId: string }>;

/**
 * In the order in which they were added. A new unit is identified by the id it was found under before, otherwise by its name and parent.
 */
export const pairsOf = prepare((db, $: OfConnection) =>
  db
    .selectFrom('outbound.pair as p')
    .innerJoin(joinableUnits.as('u'), (join) =>
      join.on('u.tenant_id', '=', $.tenantId).onRef('u.id', '=', 'p.unit_id'),
    )
    .leftJoin(joinableGroups.as('g'), (join) =>
      join.on('g.tenant_id', '=', $.tenantId).onRef('g.id', '=', 'p.group_id'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom(joinableUnits.as('c'))
          .select(['c.id', 'c.name', 'c.external_id'])
          .where('c.tenant_id', '=', $.tenantId)
          .where('c.connection_id', '=', $.connectionId)
          .where('p.is_new', '=', true)
          .where(
            sql<boolean>`(c.external_id = p.found_external_id
              or (c.parent_id = p.unit_id and ${searchKey(sql`btrim(c.name)`)} = g.name_key))`,
          )
          .orderBy(sql`(c.external_id = p.found_external_id) desc nulls last`)
          .orderBy('c.external_id')
          .limit(sql.lit(1))
          .as('f'),
      (join) => join.onTrue(),
    )
    .select([
      'p.id',
      'p.group_id as groupId',
      sql<string>`coalesce(g.name, p.group_name)`.as('groupName'),
      'p.unit_id as unitId',
      'u.name as unitName',
      'p.is_new as isNew',
      'f.id as foundId',
      'f.name as foundName',
      'f.external_id as foundExternalId',
      'p.created_at as createdAt',
    ])
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.connection_id', '=', $.connectionId)
    .orderBy('p.created_at')
    .orderBy('p.id')
    .limit(sql.lit(MOST_PAIRS)),
);

export const countPairs = prepare((db, $: OfConnection) =>
  db
    .selectFrom('outbound.pair')
    .select(sql<number>`count(*)::integer`.as('pairs'))
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId),
);

export const groupOfPair = prepare((_db, $: SqlParams<{ tenantId: string; groupId: string }>) =>
  groupForKeyShare($),
);

/** The unit if it belongs to the connection. It is locked until the transaction ends. */
export const unitOfPair = prepare(
  (_db, $: SqlParams<{ tenantId: string; connectionId: string; unitId: string }>) =>
    unitForKeyShare($).where('connection_id', '=', $.connectionId),
);

interface Adding {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly groupId: string;
  readonly unitId: string;
  readonly isNew: boolean;
  readonly now: DatabaseNow;
}

/** Returns no row if the same pair already exists. */
export const insertPair = prepare((db, $: SqlParams<Adding>) =>
  db
    .insertInto('outbound.pair')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      group_id: $.groupId,
      unit_id: $.unitId,
      is_new: $.isNew,
      created_at: $.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

/** The columns to report for a removed pair. */
const REMOVED = [
  'id',
  'connection_id as connectionId',
  'group_id as groupId',
  'group_name as groupName',
  'unit_id as unitId',
  'is_new as isNew',
] as const;

export const deletePair = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .deleteFrom('outbound.pair')
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .returning(REMOVED),
);

/** Keeps those pairs of a group about to be deleted whose units were created for it: people must remove these units by hand. */
export const keepWithoutGroup = prepare(
  (db, $: SqlParams<{ tenantId: string; groupId: string; groupName: string }>) =>
    db
      .updateTable('outbound.pair')
      .set({ group_id: null, group_name: $.groupName })
      .where('tenant_id', '=', $.tenantId)
      .where('group_id', '=', $.groupId)
      .where('found_external_id', 'is not', null)
      .returning(REMOVED),
);

export const deletePairsOfGroup = prepare((db, $: SqlParams<{ tenantId: string; groupId: string }>) =>
  db
    .deleteFrom('outbound.pair')
    .where('tenant_id', '=', $.tenantId)
    .where('group_id', '=', $.groupId)
    .returning(REMOVED),
);

/** Removes the pairs with these units, and those that only waited for one of them to be removed. */
export const deletePairsOfUnits = prepare(
  (db, $: SqlParams<{ tenantId: string; unitIds: readonly string[] }>) =>
    db
      .deleteFrom('outbound.pair as p')
      .where('p.tenant_id', '=', $.tenantId)
      .where((eb) =>
        eb.or([
          eb('p.unit_id', '=', eb.fn.any($.unitIds)),
          eb.and([
            eb('p.group_id', 'is', null),
            eb.exists(
              eb
                .selectFrom(joinableUnits.as('u'))
                .select('u.id')
                .where('u.tenant_id', '=', $.tenantId)
                .whereRef('u.connection_id', '=', 'p.connection_id')
                .whereRef('u.external_id', '=', 'p.found_external_id')
                .where('u.id', '=', eb.fn.any($.unitIds)),
            ),
          ]),
        ]),
      )
      .returning([
        'p.id',
        'p.connection_id as connectionId',
        'p.group_id as groupId',
        'p.group_name as groupName',
        'p.unit_id as unitId',
        'p.is_new as isNew',
      ]),
);

/** Stores the source's id of a new unit, so that it is still recognised after it is renamed or moved. */
export const noteFound = prepare((db, $: SqlParams<{ tenantId: string; id: string; externalId: string }>) =>
  db
    .updateTable('outbound.pair')
    .set({ found_external_id: $.externalId })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where(sql<boolean>`found_external_id is distinct from ${$.externalId}`),
);
