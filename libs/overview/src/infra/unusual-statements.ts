import { joinableAccounts } from '#accounts';
import { sql, type SqlParams, type SqlBool } from '#database';
import { prepare } from './statements.js';

/** Number of events that the overview shows. */
const SHOWN = 20;

/** Number of events kept for a tenant; the log contains all of them. */
const KEPT = 100;

/** The newest first. */
export const newestUnusual = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('overview.unusual_event as e')
    .leftJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'e.tenant_id').onRef('a.id', '=', 'e.account_id'),
    )
    .select([
      'e.id',
      'e.occurred_at as occurredAt',
      'e.type',
      'e.reason',
      'e.method',
      'e.account_id as accountId',
      'a.username',
      'e.correlation_id as correlationId',
    ])
    .where('e.tenant_id', '=', $.tenantId)
    .orderBy('e.occurred_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(SHOWN),
);

interface Unusual {
  readonly tenantId: string;
  readonly id: string;
  readonly occurredAt: Date;
  readonly type: string;
  readonly reason: string | null;
  readonly method: string | null;
  readonly accountId: string | null;
  readonly correlationId: string;
}

export const keepUnusual = prepare((db, $: SqlParams<Unusual>) =>
  db
    .insertInto('overview.unusual_event')
    .values({
      tenant_id: $.tenantId,
      id: $.id,
      occurred_at: $.occurredAt,
      type: $.type,
      reason: $.reason,
      method: $.method,
      account_id: $.accountId,
      correlation_id: $.correlationId,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Removes all but the newest events. */
export const forgetOldUnusual = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .deleteFrom('overview.unusual_event')
    .where('tenant_id', '=', $.tenantId)
    .where(
      sql<SqlBool>`(occurred_at, id) < ${db
        .selectFrom('overview.unusual_event')
        .select(['occurred_at', 'id'])
        .where('tenant_id', '=', $.tenantId)
        .orderBy('occurred_at', 'desc')
        .orderBy('id', 'desc')
        .offset(KEPT - 1)
        .limit(1)}`,
    ),
);
