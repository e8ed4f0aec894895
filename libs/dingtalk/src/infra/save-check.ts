import { json, type Transaction } from '#database';
import type { DatabaseNow } from '#kernel';
import type { ConnectionCheck } from '../domain/connection-check.js';
import { saveCheck as save } from './connection-statements.js';

/** Stores the result of a check, in place of the former one. Returns the time. */
export async function saveCheck(
  transaction: Transaction,
  connectionId: string,
  items: ConnectionCheck['items'],
  now: DatabaseNow,
): Promise<Date> {
  const { tenantId } = transaction;
  const [saved] = await transaction.run(save, { tenantId, connectionId, items: json(items), now });
  if (saved === undefined) throw new Error('The check was not kept');
  return saved.checkedAt;
}
