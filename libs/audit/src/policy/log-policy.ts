import type { Transaction } from '#database';
import { policyOfTenant } from '../infra/log-statements.js';
import { DEFAULT_DEVICES, type DevicePolicy } from './masking.js';

/** A tenant's policy for its log. */
export interface LogPolicy extends DevicePolicy {
  /** Null: records are kept forever. */
  readonly retentionDays: number | null;
  readonly hold: { readonly reason: string; readonly since: Date } | null;
  /** Increases with each change. */
  readonly revision: number;
}

/** The policy of a tenant that has not set one. */
export const UNDECIDED: LogPolicy = { ...DEFAULT_DEVICES, retentionDays: null, hold: null, revision: 1 };

/** A row of `audit.policy`. */
export interface PolicyRow extends DevicePolicy {
  readonly retentionDays: number | null;
  readonly holdReason: string | null;
  readonly holdSince: Date | null;
  readonly revision: number;
  readonly seal: unknown;
}

/** The policy of a row; its signature is not checked here. */
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
