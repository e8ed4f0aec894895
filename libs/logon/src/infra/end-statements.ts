import { sql, type Expression, type RawBuilder, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { IS_OUTDATED, sessionsIn } from './live-sessions.js';
import { prepare, type db } from './statements.js';

/** Which open sessions; every condition that is not null must hold. */
export interface SessionFilter {
  readonly tenantId: string;
  readonly sessionId: string | null;
  readonly accountId: string | null;
  readonly bornOf: string | null;
  readonly except: string | null;
  readonly among: readonly string[] | null;
  /**
   * True: only sessions that a suspension or a raised role has ended already. False: none of these, so that the log does not name a later
   * reason than the one that ended them.
   */
  readonly isOutdated: boolean;
  readonly now: DatabaseNow;
}

/** True if the value is null, or else for the rows that meet the condition. */
function unlessNull(value: Expression<string | null>, condition: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  return sql`(${value}::uuid is null or ${condition})`;
}

function isSelected(from: typeof db, $: SqlParams<SessionFilter>): RawBuilder<SqlBool> {
  const outdated = sessionsIn(from)
    .select('s.id')
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.ended_at', 'is', null)
    .where(unlessNull($.accountId, sql`s.account_id = ${$.accountId}`))
    .where(IS_OUTDATED);
  const thisOneIf = sessionsIn(from)
    .select('s.id')
    .where('s.tenant_id', '=', $.tenantId)
    .where(sql<SqlBool>`s.id = logon.session.id`)
    .where(IS_OUTDATED);
  return sql`tenant_id = ${$.tenantId} and ended_at is null and expires_at > ${$.now}
    and ${unlessNull($.sessionId, sql`id = ${$.sessionId}`)}
    and ${unlessNull($.accountId, sql`account_id = ${$.accountId}`)}
    and ${unlessNull($.bornOf, sql`born_of = ${$.bornOf}`)}
    and ${unlessNull($.except, sql`id <> ${$.except}`)}
    and (${$.among}::uuid[] is null or id = any(${$.among}))
    and case when ${$.isOutdated}::boolean then id in ${outdated} else not exists ${thisOneIf} end`;
}

/** The accounts of the selected sessions. */
export const ownersOfSelected = prepare((db, $: SqlParams<SessionFilter>) =>
  db.selectFrom('logon.session').select('account_id as accountId').distinct().where(isSelected(db, $)),
);

export const endSelected = prepare((db, $: SqlParams<SessionFilter & { reason: string }>) =>
  db
    .updateTable('logon.session')
    .set({ ended_at: $.now, end_reason: $.reason })
    .where(isSelected(db, $))
    .returning(['id', 'account_id as accountId', 'method']),
);
