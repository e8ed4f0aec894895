import { joinableAccounts } from '#accounts';
import type { SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface Use {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly now: DatabaseNow;
}

export const noteUse = prepare((db, $: SqlParams<Use>) =>
  db
    .insertInto('applications.use')
    .values({
      tenant_id: $.tenantId,
      application_id: $.applicationId,
      account_id: $.accountId,
      last_used_at: $.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'application_id', 'account_id'])
        .doUpdateSet((eb) => ({ last_used_at: eb.ref('excluded.last_used_at') })),
    ),
);

type OfApplication = SqlParams<{ tenantId: string; applicationId: string; limit: number }>;

/** The accounts that have used an application, latest first. */
export const usesOf = prepare((db, $: OfApplication) =>
  db
    .selectFrom('applications.use as u')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'u.tenant_id').onRef('a.id', '=', 'u.account_id'),
    )
    .select(['a.id', 'a.username', 'a.display_name as displayName', 'u.last_used_at as lastUsedAt'])
    .where('u.tenant_id', '=', $.tenantId)
    .where('u.application_id', '=', $.applicationId)
    .orderBy('u.last_used_at', 'desc')
    .orderBy('a.id')
    .limit($.limit),
);
