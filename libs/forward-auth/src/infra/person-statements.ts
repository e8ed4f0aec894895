import { joinableAccounts } from '#accounts';
import { joinableAccess } from '#applications';
import { sql, type SqlParams } from '#database';
import { groupNames } from '#groups';
import { prepare } from './statements.js';

/** The columns about a person of `joinableAccounts as a` that an application gets. */
export const PERSON = [
  'a.username',
  'a.display_name as displayName',
  'a.email',
  'a.role',
  groupNames({ tenantId: sql.ref('a.tenant_id'), accountId: sql.ref('a.id') }).as('groups'),
] as const;

type Person = SqlParams<{ tenantId: string; applicationId: string; accountId: string }>;

/** A person as an application sees them, while they may use it. */
export const releasedPerson = prepare((db, $: Person) =>
  db
    .selectFrom(joinableAccess.as('y'))
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'y.tenant_id').onRef('a.id', '=', 'y.account_id'),
    )
    .select(PERSON)
    .where('y.tenant_id', '=', $.tenantId)
    .where('y.application_id', '=', $.applicationId)
    .where('y.account_id', '=', $.accountId),
);
