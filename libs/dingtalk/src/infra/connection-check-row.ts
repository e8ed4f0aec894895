import type { Transaction } from '#database';
import type { Present } from '#kernel';
import type { ConnectionCheck } from '../domain/connection-check.js';

/** Keeps what a check found in place of what the one before found. */
export async function saveCheck(
  transaction: Transaction,
  connectionId: string,
  items: ConnectionCheck['items'],
  now: Present,
): Promise<Date> {
  const [saved] = await transaction.query<{ checked_at: Date }>(
    `insert into dingtalk.connection_check (tenant_id, connection_id, checked_at, items) values ($1, $2, $3, $4)
     on conflict (tenant_id, connection_id) do update set checked_at = excluded.checked_at, items = excluded.items
     returning checked_at`,
    [transaction.tenantId, connectionId, now, JSON.stringify(items)],
  );
  if (saved === undefined) throw new Error('The check was not kept');
  return saved.checked_at;
}
