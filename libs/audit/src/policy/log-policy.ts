import type { Transaction } from '#database';
import { policyOfTenant } from '../infra/log-statements.js';
import { DEFAULT_DEVICES, type DevicePolicy } from './masking.js';

/** What a tenant has decided about its log. */
export interface LogPolicy extends DevicePolicy {
  /** Null: records are kept for ever. */
  readonly retentionDays: number | null;
  readonly hold: { readonly reason: string; readonly since: Date } | null;
  /** Grows with each change. */
  readonly revision: number;
}

/** What holds for a tenant that has decided nothing. */
export const UNDECIDED: LogPolicy = { ...DEFAULT_DEVICES, retentionDays: null, hold: null, revision: 1 };

/** A row of `audit.policy`. */
export interface PolicyRow extends DevicePolicy {
  readonly retentionDays: number | null;
  readonly holdReason: string | null;
  readonly holdSince: Date | null;
  readonly revision: number;
  readonly seal: unknown;
}

/** What a row says, whether it was sealed so or not. */
export function policyOf({ holdReason, holdSince, ...row }: PolicyRow): LogPolicy {
  const { ipForm, agentForm, retentionDays, revision } = row;
  const hold = holdReason === null || holdSince === null ? null : { reason: holdReason, since: holdSince };
  return { ipForm, agentForm, retentionDays, hold, revision };
}

/** Reads the tenant's policy. */
export async function readPolicy(transaction: Transaction): Promise<LogPolicy> {
  const [row] = await transaction.run(policyOfTenant, { tenantId: transaction.tenantId });
  return row === undefined ? UNDECIDED : policyOf(row);
}
