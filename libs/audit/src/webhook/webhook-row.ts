import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { revisionOf } from '#http';

/** What the use cases read before they change a webhook. */
export interface WebhookRow {
  readonly url: string;
  /** Names. */
  readonly headers: readonly string[];
  readonly nextSequence: number;
  /** Last change of its address, secret or headers. */
  readonly changedAt: Date;
}

type Row = Omit<WebhookRow, 'nextSequence'> & { readonly nextSequence: string };

/** The revision that a change of a webhook is based on. */
export function revisionOfWebhook({ url, changedAt }: Pick<WebhookRow, 'url' | 'changedAt'>): string {
  return revisionOf({ url, changedAt });
}

export function unknownWebhook(): DomainError {
  return new DomainError('not_found', 'audit.webhook.none', { detail: 'The tenant has no webhook.' });
}

/** Reads the tenant's webhook and keeps it from changing until the transaction ends. */
export async function lockWebhook(transaction: Transaction): Promise<WebhookRow | undefined> {
  const [row] = await transaction.query<Row & Record<string, unknown>>(
    `select url, header_names as headers, next_sequence as "nextSequence", changed_at as "changedAt"
     from audit.webhook where tenant_id = $1 for update`,
    [transaction.tenantId],
  );
  return row && { ...row, nextSequence: Number(row.nextSequence) };
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
