import { sql, statementsOn, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { accessTable } from './access.table.js';

const { prepare } = statementsOn(accessTable);

type OfAccount = SqlParams<{ tenantId: string; accountId: string; now: DatabaseNow }>;

/** Ends every usable link of an account. */
export const withdrawAccess = prepare((db, $: OfAccount) =>
  db
    .updateTable('break_glass.access')
    .set({ expires_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', $.now),
);

interface NewAccess {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly secretHash: Buffer;
  readonly reason: string;
  readonly now: DatabaseNow;
  readonly lifetimeSeconds: number;
}

export const insertAccess = prepare((db, $: SqlParams<NewAccess>) =>
  db
    .insertInto('break_glass.access')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      account_id: $.accountId,
      secret_hash: $.secretHash,
      reason: $.reason,
      created_at: $.now,
      expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.lifetimeSeconds})`,
    })
    .returning('expires_at as expiresAt'),
);

type BySecret = SqlParams<{ tenantId: string; secretHash: Buffer; now: DatabaseNow }>;

export const usableAccess = prepare((db, $: BySecret) =>
  db
    .selectFrom('break_glass.access')
    .select(['account_id as accountId', 'expires_at as expiresAt'])
    .where('tenant_id', '=', $.tenantId)
    .where('secret_hash', '=', $.secretHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', $.now),
);

/** Uses a link up; succeeds once. */
export const useAccess = prepare((db, $: BySecret) =>
  db
    .updateTable('break_glass.access')
    .set({ used_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('secret_hash', '=', $.secretHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', $.now)
    .returning(['id', 'account_id as accountId']),
);
