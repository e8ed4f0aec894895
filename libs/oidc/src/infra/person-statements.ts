import { joinableAccess } from '#applications';
import { joinableIdentities } from '#binding';
import { sql, type SqlParams } from '#database';
import { unitNames } from '#directory';
import { groupNames } from '#groups';
import type { DatabaseNow } from '#kernel';
import { joinableSessions } from '#logon';
import { releasedFields } from '#profiles';
import { prepare } from './statements.js';

type OfAccount = SqlParams<{ tenantId: string; accountId: string; provider: string }>;

/** The identity at a provider to which the account has been linked longest. */
export const identityOfAccount = prepare((db, $: OfAccount) =>
  db
    .selectFrom(joinableIdentities.as('i'))
    .select(['i.subject', 'i.attributes'])
    .where('i.tenant_id', '=', $.tenantId)
    .where('i.account_id', '=', $.accountId)
    .where('i.provider', '=', $.provider)
    .orderBy('i.created_at')
    .orderBy('i.subject')
    .limit(1),
);

type Using = SqlParams<{ tenantId: string; accountId: string; applicationId: string }>;

/** Returns a row if the person may use the application now. */
export const accessOf = prepare((db, $: Using) =>
  db
    .selectFrom(joinableAccess.as('y'))
    .select('y.account_id as accountId')
    .where('y.tenant_id', '=', $.tenantId)
    .where('y.account_id', '=', $.accountId)
    .where('y.application_id', '=', $.applicationId),
);

/** A portal session with what applications may learn of it. */
export const releasedSession = prepare(
  (db, $: SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>) =>
    db
      .selectFrom(joinableSessions.as('s'))
      .select([
        's.id',
        's.account_id as accountId',
        sql<number>`floor(extract(epoch from s.authenticated_at))::float8`.as('authenticatedSeconds'),
        's.amr',
        's.acr',
      ])
      .where('s.tenant_id', '=', $.tenantId)
      .where('s.id', '=', $.id)
      .where('s.good_until', '>', $.now),
);

/** The groups and units that applications may learn of a person. */
export const releasedGroups = prepare((db, $: SqlParams<{ tenantId: string; accountId: string }>) =>
  db.selectNoFrom([
    groupNames({ tenantId: $.tenantId, accountId: $.accountId }).as('groups'),
    unitNames({ tenantId: $.tenantId, accountId: $.accountId }).as('units'),
  ]),
);

/** The profile fields that applications may learn of a person. */
export const releasedProfile = prepare((db, $: SqlParams<{ tenantId: string; accountId: string }>) =>
  db.selectNoFrom(releasedFields({ tenantId: $.tenantId, accountId: $.accountId }).as('told')),
);
