import { joinableApplications } from '#applications';
import type { SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface OfPerson {
  readonly tenantId: string;
  readonly accountId: string;
  readonly applicationId: string;
}

export const consentOf = prepare((db, $: SqlParams<OfPerson>) =>
  db
    .selectFrom('oidc.consent')
    .select('scopes')
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('application_id', '=', $.applicationId),
);

interface Given extends OfPerson {
  readonly scopes: readonly string[];
  readonly now: DatabaseNow;
}

export const giveConsent = prepare((db, $: SqlParams<Given>) =>
  db
    .insertInto('oidc.consent')
    .values({
      tenant_id: $.tenantId,
      account_id: $.accountId,
      application_id: $.applicationId,
      scopes: $.scopes,
      given_at: $.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'account_id', 'application_id']).doUpdateSet((eb) => ({
        scopes: eb.ref('excluded.scopes'),
        given_at: eb.ref('excluded.given_at'),
      })),
    ),
);

export const withdrawConsent = prepare((db, $: SqlParams<OfPerson>) =>
  db
    .deleteFrom('oidc.consent')
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('application_id', '=', $.applicationId)
    .returning('application_id as applicationId'),
);

type OfAccount = SqlParams<{ tenantId: string; accountId: string; limit: number }>;

/** The consents of a person, newest first. */
export const consentsOfAccount = prepare((db, $: OfAccount) =>
  db
    .selectFrom('oidc.consent as c')
    .innerJoin(joinableApplications.as('p'), (join) =>
      join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.application_id'),
    )
    .select(['p.id as applicationId', 'p.name', 'c.scopes', 'c.given_at as givenAt'])
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.account_id', '=', $.accountId)
    .orderBy('c.given_at', 'desc')
    .orderBy('c.application_id')
    .limit($.limit),
);
