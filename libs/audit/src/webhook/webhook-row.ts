import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { revisionOf } from '#http';

/** What the use cases read before they change a webhook. */
export interface WebhookRow {
  readonly url: string;
  readonly nextSequence: number;
  /** Last change of its address or secret. */
  readonly changedAt: Date;
}

/** The revision that a change of a webhook is based on. */
export function revisionOfWebhook({ url, changedAt }: Pick<WebhookRow, 'url' | 'changedAt'>): string {
  return revisionOf({ url, changedAt });
}

export function unknownWebhook(): DomainError {
  return new DomainError('not_found', 'audit.webhook.none', { detail: 'The tenant has no webhook.' });
}

/** Reads the tenant's webhook and keeps it from changing until the transaction ends. */
export async function lockWebhook(transaction: Transaction): Promise<WebhookRow | undefined> {
  const [row] = await transaction.query<{ url: string; next_sequence: string; changed_at: Date }>(
    'select url, next_sequence, changed_at from audit.webhook where tenant_id = $1 for update',
    [transaction.tenantId],
  );
  return row && { url: row.url, nextSequence: Number(row.next_sequence), changedAt: row.changed_at };
}

/** First and last record that the tenant's log holds. An empty log ends before it begins. */
export async function endsOfLog(
  transaction: Transaction,
): Promise<{ readonly first: number; readonly last: number }> {
  const [chain] = await transaction.query<{ first: string; last: string }>(
    'select first_sequence as first, last_sequence as last from audit.chain where tenant_id = $1',
    [transaction.tenantId],
  );
  return { first: Number(chain?.first ?? 1), last: Number(chain?.last ?? 0) };
}
