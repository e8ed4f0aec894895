import type { Transaction } from '#database';
import type { AuditPolicy } from './audit-policy.js';
import { DEFAULT_DEVICES } from './masking.js';

interface PolicyRow {
  readonly ip_form: AuditPolicy['ipForm'];
  readonly agent_form: AuditPolicy['agentForm'];
  readonly retention_days: number | null;
  readonly legal_hold_reason: string | null;
  readonly legal_hold_since: Date | null;
  readonly revision: number;
}

/** What holds for a tenant that has decided nothing: everything is kept, for ever. */
const UNDECIDED: AuditPolicy = {
  ...DEFAULT_DEVICES,
  retentionDays: null,
  legalHold: null,
  legalHoldSince: null,
  revision: 1,
};

/** The policy of a tenant. With `lock`, nobody else changes it until the transaction ends. */
export async function loadPolicy(
  transaction: Transaction,
  tenantId: string,
  lock?: 'lock',
): Promise<AuditPolicy> {
  const [row] = await transaction.query<PolicyRow & Record<string, unknown>>(
    `select ip_form, agent_form, retention_days, legal_hold_reason, legal_hold_since, revision
     from audit.policy where tenant_id = $1 ${lock === undefined ? '' : 'for update'}`,
    [tenantId],
  );
  if (row !== undefined) return policyOf(row);
  if (lock === undefined) return UNDECIDED;
  await transaction.query(
    `insert into audit.policy (tenant_id, ip_form, agent_form, revision) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [tenantId, UNDECIDED.ipForm, UNDECIDED.agentForm, UNDECIDED.revision],
  );
  return loadPolicy(transaction, tenantId, lock);
}

/** Keeps what a policy says, under the lock of `loadPolicy`. */
export async function storePolicy(
  transaction: Transaction,
  tenantId: string,
  policy: AuditPolicy,
): Promise<void> {
  await transaction.query(
    `update audit.policy set ip_form = $2, agent_form = $3, retention_days = $4, legal_hold_reason = $5,
       legal_hold_since = $6, revision = $7
     where tenant_id = $1`,
    [
      tenantId,
      policy.ipForm,
      policy.agentForm,
      policy.retentionDays,
      policy.legalHold?.reason ?? null,
      policy.legalHoldSince,
      policy.revision,
    ],
  );
}

function policyOf(row: PolicyRow): AuditPolicy {
  return {
    ipForm: row.ip_form,
    agentForm: row.agent_form,
    retentionDays: row.retention_days,
    legalHold: row.legal_hold_reason === null ? null : { reason: row.legal_hold_reason },
    legalHoldSince: row.legal_hold_since,
    revision: row.revision,
  };
}
