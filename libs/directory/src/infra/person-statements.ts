import { joinableAccounts } from '#accounts';
import { sql, type SqlParams } from '#database';
import { prepare } from './statements.js';

export const peopleCalled = prepare((db, $: SqlParams<{ tenantId: string; word: string; limit: number }>) =>
  db
    .selectFrom('directory.person as p')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'),
    )
    .select([
      'p.subject',
      'p.seat',
      'p.name',
      'p.email',
      'p.title',
      'p.state',
      'p.is_ours as isOurs',
      'p.read_at as readAt',
      'p.left_at as leftAt',
      'p.account_id as accountId',
      'a.username',
      'a.status',
      sql<boolean>`a.status = 'suspended' and a.session_epoch is not distinct from p.suspended_epoch`.as(
        'isSuspendedByRun',
      ),
    ])
    .where('p.tenant_id', '=', $.tenantId)
    .where((eb) =>
      eb.or([eb('p.subject', '=', $.word), eb('p.seat', '=', $.word), eb('a.username', '=', $.word)]),
    )
    .orderBy('p.state', 'desc')
    .orderBy('p.subject')
    .limit($.limit),
);

/** A unit to which a person belongs. */
export interface UnitOfPerson {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly isPrimary: boolean;
}

/** The main one first. */
export const unitsOfAccount = prepare((db, $: SqlParams<{ tenantId: string; accountId: string }>) =>
  db
    .selectFrom('directory.membership as m')
    .innerJoin('directory.unit as u', (join) =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.id', '=', 'm.unit_id'),
    )
    .select(['u.id', 'u.external_id as externalId', 'u.name', 'm.is_primary as isPrimary'])
    .where('m.tenant_id', '=', $.tenantId)
    .where('m.account_id', '=', $.accountId)
    .orderBy('m.is_primary', 'desc')
    .orderBy('u.name')
    .orderBy('u.id'),
);
