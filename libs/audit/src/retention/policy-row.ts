import type { Transaction } from '#database';
import { loadPolicy, UNDECIDED } from '../policy/policy-row.js';

/** What a tenant has decided about removal. */
export interface RetentionPolicy {
  readonly retentionDays: number | null;
  readonly hold: { readonly reason: string; readonly since: Date } | null;
  /** Grows with each change of what the tenant has decided about its log. */
  readonly revision: number;
}

interface Row {
  readonly retention_days: number | null;
  readonly legal_hold_reason: string | null;
  readonly legal_hold_since: Date | null;
  readonly revision: number;
}

/** Reads the tenant's policy. Nobody else changes it until the transaction ends. */
export async function lockPolicy(transaction: Transaction): Promise<RetentionPolicy> {
  await loadPolicy(transaction, transaction.tenantId ?? '', 'lock');
  return readPolicy(transaction);
}

/** Reads the tenant's policy. */
export async function readPolicy(transaction: Transaction): Promise<RetentionPolicy> {
  const [row] = await transaction.query<Row>(SELECTED, [transaction.tenantId]);
  return policyOf(row);
}

const SELECTED = `select retention_days, legal_hold_reason, legal_hold_since, revision from audit.policy
  where tenant_id = $1`;

function policyOf(row: Row | undefined): RetentionPolicy {
  const {
    retention_days: retentionDays = null,
    legal_hold_reason: reason,
    legal_hold_since: since,
    revision = UNDECIDED.revision,
  } = row ?? {};
  return {
    retentionDays,
    hold: typeof reason === 'string' && since instanceof Date ? { reason, since } : null,
    revision,
  };
}
