import { joinableAccounts } from '#accounts';
import { joinableIdentities } from '#binding';
import { json, sql } from '#database';
import { joinableMemberships, joinablePeople, joinableUnits } from '#directory';
import { membersOfGroups, type Group } from '#groups';
import type { Target } from '../domain/units.js';
import { db } from './statements.js';

export interface ComparisonScope {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly groups: readonly Pick<Group, 'id' | 'rule'>[];
  readonly targets: readonly Target[];
}

/** Who exists at the source, where everybody is there, and where they should be, for the comparison statement. */
export function wherePeopleAre({ tenantId, connectionId, groups, targets }: ComparisonScope) {
  return (
    db
      // The first of them declares the whole `with` clause as recursive.
      .withRecursive('target', (db) =>
        db
          .selectFrom(
            sql<Target>`jsonb_to_recordset(${json(targets)}::jsonb)`.as<'given'>(
              sql`given (group_id uuid, unit_id uuid, name text)`,
            ),
          )
          .select(['given.group_id', 'given.unit_id', 'given.name']),
      )
      .with('paired', (db) =>
        db
          .selectFrom('target')
          .select([sql<string>`unit_id`.as('unit_id'), sql<string>`min(name)`.as('name')])
          .where('unit_id', 'is not', null)
          .groupBy('unit_id'),
      )
      .with('member', () => membersOfGroups(tenantId, groups))
      .with('wanted', (db) =>
        db
          .selectFrom('member')
          .innerJoin('target', 'target.group_id', 'member.group_id')
          .select(['member.account_id', 'target.unit_id', 'target.name'])
          .distinct(),
      )
      // By the link if there is one: it identifies the person even after the former account has lost it.
      .with('seat', (db) =>
        db
          .selectFrom(joinablePeople.as('p'))
          .leftJoin(joinableIdentities.as('b'), (join) =>
            join
              .on('b.tenant_id', '=', tenantId)
              .on('b.connection_id', '=', connectionId)
              .onRef('b.subject', '=', 'p.subject'),
          )
          .distinctOn(sql`coalesce(b.account_id, p.account_id)`)
          .select([
            sql<string>`coalesce(b.account_id, p.account_id)`.as('account_id'),
            'p.account_id as listed_as',
            'p.seat',
            'p.name',
            'p.email',
            'p.phone_number',
            'p.state',
            'p.profile',
            sql<boolean>`b.account_id is not null`.as('is_linked'),
          ])
          .where('p.tenant_id', '=', tenantId)
          .where('p.connection_id', '=', connectionId)
          .orderBy(sql`coalesce(b.account_id, p.account_id)`)
          .orderBy(sql`b.account_id is not null`, 'desc')
          .orderBy(sql`p.state = 'present'`, 'desc')
          .orderBy('p.id'),
      )
      .with('placed', (db) =>
        db
          .selectFrom('seat as s')
          .innerJoin(joinableMemberships.as('m'), (join) =>
            join
              .on('m.tenant_id', '=', tenantId)
              .on('m.connection_id', '=', connectionId)
              .onRef('m.account_id', '=', 's.listed_as'),
          )
          .select(['s.account_id', 'm.unit_id'])
          .where('s.state', '=', 'present'),
      )
      .with('leaving', (db) =>
        db
          .selectFrom('placed as l')
          .innerJoin('paired as u', 'u.unit_id', 'l.unit_id')
          .leftJoin('wanted as w', (join) =>
            join.onRef('w.account_id', '=', 'l.account_id').onRef('w.unit_id', '=', 'l.unit_id'),
          )
          .select(['l.account_id', 'l.unit_id', 'u.name'])
          .where('w.account_id', 'is', null),
      )
      .withRecursive('below(root, id)', (db) =>
        db
          .selectFrom('paired')
          .select(['unit_id as root', 'unit_id as id'])
          .union(
            db
              .selectFrom(joinableUnits.as('u'))
              .innerJoin('below as t', 't.id', 'u.parent_id')
              .select(['t.root', 'u.id'])
              .where('u.tenant_id', '=', tenantId),
          ),
      )
      // Somebody in a department below counts as in the department, unless the former is one to leave.
      .with('has', (db) =>
        db
          .selectFrom('placed as l')
          .innerJoin('below as t', 't.id', 'l.unit_id')
          .leftJoin('leaving as v', (join) =>
            join.onRef('v.account_id', '=', 'l.account_id').onRef('v.unit_id', '=', 'l.unit_id'),
          )
          .select(['l.account_id', 't.root'])
          .where('v.account_id', 'is', null)
          .distinct(),
      )
      .with('joining', (db) =>
        db
          .selectFrom('wanted as w')
          .leftJoin('has as i', (join) =>
            join.onRef('i.account_id', '=', 'w.account_id').onRef('i.root', '=', 'w.unit_id'),
          )
          .select(['w.account_id', 'w.name'])
          .where('i.account_id', 'is', null),
      )
      // A suspended person may no longer be in any group, and may be below a paired unit rather than in it.
      .with('concerned', (db) =>
        db
          .selectFrom('member')
          .select('account_id')
          .union(
            db
              .selectFrom('placed as l')
              .innerJoin('paired as u', 'u.unit_id', 'l.unit_id')
              .select('l.account_id'),
          )
          .union(
            db
              .selectFrom('placed as l')
              .innerJoin('below as t', 't.id', 'l.unit_id')
              .innerJoin(joinableAccounts.as('a'), (join) =>
                join
                  .on('a.tenant_id', '=', tenantId)
                  .onRef('a.id', '=', 'l.account_id')
                  .on('a.status', '=', 'suspended'),
              )
              .select('l.account_id'),
          ),
      )
  );
}
