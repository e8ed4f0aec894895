import type { SqlParams } from '#database';
import { joinableAccess } from './joinable-access.js';
import { prepare } from './statements.js';

type OfAccount = SqlParams<{ tenantId: string; applicationId: string; accountId: string }>;

/** Returns a row if the account may use the application now. */
export const mayUse = prepare((db, $: OfAccount) =>
  db
    .selectFrom(joinableAccess.as('y'))
    .select('y.application_id as applicationId')
    .where('y.tenant_id', '=', $.tenantId)
    .where('y.application_id', '=', $.applicationId)
    .where('y.account_id', '=', $.accountId),
);

/** Whether an application of any protocol can be used at all, and by whom. */
export const opennessOf = prepare((db, $: SqlParams<{ tenantId: string; applicationId: string }>) =>
  db
    .selectFrom('applications.application')
    .select(['state', 'audience'])
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.applicationId),
);
