import type { Transaction } from '#database';
import type { DatabaseNow } from '#kernel';
import { consumeTicket as consume } from '../infra/redeem-statements.js';

/** A ticket that has just been used up, with its identity and the account that is linked to it now. */
export type ConsumedTicket = NonNullable<Awaited<ReturnType<typeof consumeTicket>>>;

interface Exchanged {
  readonly tenantId: string;
  readonly secretHash: Buffer;
  readonly browserHash: Buffer;
  readonly method: string;
  readonly now: DatabaseNow;
}

/** Uses a ticket up. Its binding, with `authority`, `role` and `isActive`, is null if the identity is not linked. */
export async function consumeTicket(transaction: Transaction, exchanged: Exchanged) {
  const [row] = await transaction.run(consume, exchanged);
  if (row === undefined) return undefined;
  const { provider, connectionId, subject, name, attributes, ...ticket } = row;
  return { ...ticket, identity: { provider, connectionId, subject, name, attributes } };
}
