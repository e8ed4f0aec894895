import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { revisionOf } from '#http';
import { webhookForUpdate } from '../infra/webhook-statements.js';

/** The columns that the use cases read before they change a webhook. */
export interface WebhookRow {
  readonly url: string;
  /** The names of its headers. */
  readonly headers: readonly string[];
  readonly nextSequence: number;
  /** The last change of its address, secret or headers. */
  readonly changedAt: Date;
}

/** The revision on which a change of a webhook is based. */
export function revisionOfWebhook({ url, changedAt }: Pick<WebhookRow, 'url' | 'changedAt'>): string {
  return revisionOf({ url, changedAt });
}

export function unknownWebhook(): DomainError {
  return new DomainError('not_found', 'audit.webhook.none', { detail: 'The tenant has no webhook.' });
}

/** Reads the tenant's webhook, and locks it until the transaction ends. */
export async function lockWebhook(transaction: Transaction): Promise<WebhookRow | undefined> {
  const [row] = await transaction.run(webhookForUpdate, { tenantId: transaction.tenantId });
  return row && { ...row, nextSequence: Number(row.nextSequence) };
}
