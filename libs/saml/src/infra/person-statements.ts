import { joinableAccess } from '#applications';
import { joinableAccounts } from '#accounts';
import { sql, type SqlParams } from '#database';
import { groupNames } from '#groups';
import type { DatabaseNow } from '#kernel';
import { joinableSessions } from '#logon';
import { releasedFields } from '#profiles';
import { prepare } from './statements.js';

type OfSession = SqlParams<{ tenantId: string; id: string; applicationId: string; now: DatabaseNow }>;

/** A valid session with its person, and whether the person may use an application. */
export const visitorOf = prepare((db, $: OfSession) =>
  db
    .selectFrom(joinableSessions.as('s'))
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.account_id'),
    )
    .leftJoin(joinableAccess.as('y'), (join) =>
      join
        .onRef('y.tenant_id', '=', 's.tenant_id')
        .onRef('y.account_id', '=', 's.account_id')
        .on('y.application_id', '=', $.applicationId),
    )
    .select([
      's.id as sessionId',
      's.account_id as accountId',
      's.authenticated_at as authenticatedAt',
      's.good_until as goodUntil',
      's.amr',
      'a.username',
      'a.display_name as name',
      'a.email',
      'a.phone_number as phoneNumber',
      'a.role',
      groupNames({ tenantId: sql.ref('a.tenant_id'), accountId: sql.ref('a.id') }).as('groups'),
      releasedFields({ tenantId: sql.ref('a.tenant_id'), accountId: sql.ref('a.id') }).as('fields'),
      (eb) => eb('y.account_id', 'is not', null).as('mayUse'),
    ])
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.id', '=', $.id)
    .where('s.good_until', '>', $.now),
);
