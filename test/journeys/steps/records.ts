import type { Product } from '../../harness/start-product.js';

/** Username by linked DingTalk person: `{ alice: 'alice' }`. */
export async function links(product: Product): Promise<Record<string, string>> {
  const rows = await product.sql<{ subject: string; username: string }>(
    `select b.subject, a.username from binding.binding b join accounts.account a on a.id = b.account_id
     where b.ended_at is null`,
  );
  return Object.fromEntries(rows.map(({ subject, username }) => [subject.replace('UNION-', ''), username]));
}

/** Number of sessions that have ever been opened for an account. */
export async function sessionsOf(product: Product, username: string): Promise<number> {
  const [row] = await product.sql<{ count: string }>(
    `select count(*) from logon.session s join accounts.account a on a.id = s.account_id where a.username = $1`,
    [username],
  );
  return Number(row?.count);
}
