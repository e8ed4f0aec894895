import { joinableAccounts, type Role } from '#accounts';
import { sql, type SqlParams } from '#database';
import { unitForKeyShare, joinableUnits, unitNames, unitsOf } from '#directory';
import { groupsOf, groupForKeyShare, joinableGroups } from '#groups';
import type { DatabaseNow } from '#kernel';
import type { Assignment } from '../domain/assignment.js';
import { prepare, type db } from './statements.js';

interface NewAssignment {
  readonly id: string;
  readonly tenantId: string;
  readonly applicationId: string;
  readonly role: Role | null;
  readonly accountId: string | null;
  readonly unitId: string | null;
  readonly groupId: string | null;
  readonly now: DatabaseNow;
}

/** Returns no row if it is assigned already. */
export const insertAssignment = prepare((db, $: SqlParams<NewAssignment>) =>
  db
    .insertInto('applications.assignment')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      application_id: $.applicationId,
      role: $.role,
      account_id: $.accountId,
      unit_id: $.unitId,
      group_id: $.groupId,
      created_at: $.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

type Named = SqlParams<{ tenantId: string; applicationId: string; id: string }>;

export const deleteAssignment = prepare((db, $: Named) =>
  db
    .deleteFrom('applications.assignment')
    .where('tenant_id', '=', $.tenantId)
    .where('application_id', '=', $.applicationId)
    .where('id', '=', $.id)
    .returning(['role', 'account_id as accountId', 'unit_id as unitId', 'group_id as groupId']),
);

type OfApplication = SqlParams<{ tenantId: string; applicationId: string; limit: number }>;

/** A unit for an assignment. It stays locked until the transaction ends. */
export const unitOfAssignment = prepare((_db, $: SqlParams<{ tenantId: string; unitId: string }>) =>
  unitForKeyShare({ tenantId: $.tenantId, unitId: $.unitId }),
);

/** A group for an assignment. It stays locked until the transaction ends. */
export const groupOfAssignment = prepare((_db, $: SqlParams<{ tenantId: string; groupId: string }>) =>
  groupForKeyShare({ tenantId: $.tenantId, groupId: $.groupId }),
);

/** Assignments as they are shown. */
const shown = (from: typeof db) =>
  from
    .selectFrom('applications.assignment as s')
    .leftJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.account_id'),
    )
    .leftJoin(joinableUnits.as('u'), (join) =>
      join.onRef('u.tenant_id', '=', 's.tenant_id').onRef('u.id', '=', 's.unit_id'),
    )
    .leftJoin(joinableGroups.as('g'), (join) =>
      join.onRef('g.tenant_id', '=', 's.tenant_id').onRef('g.id', '=', 's.group_id'),
    )
    .select([
      's.id',
      's.role',
      sql<
        Assignment['group']
      >`case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end`.as('group'),
      sql<
        Assignment['unit']
      >`case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end`.as('unit'),
      sql<Assignment['account']>`case when a.id is not null then json_build_object(
        'id', a.id, 'username', a.username, 'displayName', a.display_name) end`.as('account'),
      's.created_at as createdAt',
    ])
    .orderBy(sql`s.role is null`)
    .orderBy('s.created_at')
    .orderBy('s.id');

/** The assignments of an application: roles first, then the oldest first. */
export const assignmentsOf = prepare((db, $: OfApplication) =>
  shown(db)
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.application_id', '=', $.applicationId)
    .limit($.limit),
);

type Candidate = SqlParams<{ tenantId: string; applicationId: string; accountId: string; limit: number }>;

/** The assignments that apply to an account: its own, and those of its role, units and groups. */
export const assignmentsFor = prepare((db, $: Candidate) =>
  shown(db)
    .innerJoin(joinableAccounts.as('c'), (join) =>
      join.onRef('c.tenant_id', '=', 's.tenant_id').on('c.id', '=', $.accountId),
    )
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.application_id', '=', $.applicationId)
    .where((eb) =>
      eb.or([
        eb('s.account_id', '=', $.accountId),
        eb('s.role', '=', eb.ref('c.role')),
        eb('s.unit_id', 'in', unitsOf({ tenantId: $.tenantId, accountId: $.accountId })),
        eb('s.group_id', 'in', groupsOf({ tenantId: $.tenantId, accountId: $.accountId })),
      ]),
    )
    .limit($.limit),
);

/** The account's departments. */
export const departmentsOf = prepare((db, $: SqlParams<{ tenantId: string; accountId: string }>) =>
  db.selectNoFrom(unitNames({ tenantId: $.tenantId, accountId: $.accountId }).as('names')),
);

/** Names of the account's groups, by hand or by rule; the first ones by name. */
export const groupsOfAccount = prepare(
  (db, $: SqlParams<{ tenantId: string; accountId: string; limit: number }>) =>
    db
      .selectFrom(joinableGroups.as('g'))
      .select('g.name')
      .where('g.tenant_id', '=', $.tenantId)
      .where('g.id', 'in', groupsOf({ tenantId: $.tenantId, accountId: $.accountId }))
      .orderBy('g.name')
      .orderBy('g.id')
      .limit($.limit),
);
