import type { Transaction } from '#database';
import type { ConnectionCheck } from '../domain/connection-check.js';

/** Keeps what a check found in place of what the one before found. */
export async function saveCheck(
  transaction: Transaction,
  connectionId: string,
  { checkedAt, items }: ConnectionCheck,
): Promise<void> {
  await transaction.query(
    `insert into dingtalk.connection_check (tenant_id, connection_id, checked_at, items) values ($1, $2, $3, $4)
     on conflict (tenant_id, connection_id) do update set checked_at = excluded.checked_at, items = excluded.items`,
    [transaction.tenantId, connectionId, checkedAt, JSON.stringify(items)],
  );
}
