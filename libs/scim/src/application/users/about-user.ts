import { maskName } from '#kernel';
import type { Client } from '../../domain/client.js';

/** The account and the client of an event; the account's name is masked. */
export function aboutUser(client: Client, account: { readonly id: string; readonly username: string }) {
  return {
    outcome: 'success' as const,
    accountId: account.id,
    targets: [{ kind: 'account' as const, id: account.id, label: maskName(account.username) }],
    client: client.name,
  };
}
