import { accountsFoundBy, joinableAccounts } from '#accounts';
import { sql, type SqlBool } from '#database';
import { accountsInUnits } from './joinable-units.js';
import { db } from './statements.js';

/** Cursor of a page: the name and id of its last person. */
export type PersonPosition = readonly [string, string];

export interface PeopleQuery {
  /** Words of a name, a prefix of a username or an address, or exactly the source's id of the person. */
  readonly search?: string | undefined;
  readonly connectionId?: string | undefined;
  /** In this unit or below it. */
  readonly unitId?: string | undefined;
  readonly state?: 'present' | 'left' | undefined;
  readonly limit: number;
  readonly after?: PersonPosition | undefined;
}

/** People with their accounts and their main unit. */
const listed = (tenantId: string) =>
  db
    .selectFrom('directory.person as p')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'),
    )
    .leftJoin('directory.membership as m', (join) =>
      join
        .onRef('m.tenant_id', '=', 'p.tenant_id')
        .onRef('m.connection_id', '=', 'p.connection_id')
        .onRef('m.account_id', '=', 'p.account_id')
        .on('m.is_primary', '=', true),
    )
    .leftJoin('directory.unit as u', (join) =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.id', '=', 'm.unit_id'),
    )
    .select([
      'p.id',
      'p.connection_id as connectionId',
      'p.subject',
      'p.seat',
      'p.name',
      'p.email',
      'p.title',
      'p.state',
      'p.is_ours as isOurs',
      'p.read_at as readAt',
      'p.left_at as leftAt',
      'a.id as accountId',
      'a.username',
      'a.display_name as displayName',
      'a.role',
      'a.status',
      'u.name as unitName',
      sql<boolean>`a.status = 'suspended' and a.session_epoch is not distinct from p.suspended_epoch`.as(
        'isSuspendedByRun',
      ),
    ])
    .where('p.tenant_id', '=', tenantId);

/** A person as lists show them. */
export type ListedPerson = Awaited<ReturnType<ReturnType<typeof listed>['executeTakeFirstOrThrow']>>;

export const onePerson = (tenantId: string, personId: string) =>
  listed(tenantId).where('p.id', '=', personId);

/** By name; one row more than requested, which shows whether there is a next page. */
export function pageOfPeople(tenantId: string, query: PeopleQuery) {
  const { search, connectionId, unitId, state, limit, after } = query;
  let page = listed(tenantId)
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(limit + 1);
  if (connectionId !== undefined) page = page.where('p.connection_id', '=', connectionId);
  if (state !== undefined) page = page.where('p.state', '=', state);
  if (unitId !== undefined) page = page.where('p.account_id', 'in', accountsInUnits(tenantId, [unitId]));
  if (search !== undefined) {
    page = page.where((eb) =>
      eb.or([
        eb('p.account_id', 'in', accountsFoundBy(tenantId, search)),
        eb('p.seat', '=', search),
        eb('p.subject', '=', search),
      ]),
    );
  }
  if (after === undefined) return page;
  const [name, id] = after;
  return page.where(sql<SqlBool>`(p.name, p.id) > (${name}, ${id}::uuid)`);
}
