import type { Transaction } from '#database';
import type { AuditPolicy } from './audit-policy.js';
import { DEFAULT_DEVICES } from './masking.js';

/** What holds for a tenant that has decided nothing. */
export const UNDECIDED: AuditPolicy = { ...DEFAULT_DEVICES, revision: 1 };

/** The policy of a tenant. With `lock`, nobody else changes it until the transaction ends. */
export async function loadPolicy(
  transaction: Transaction,
  tenantId: string,
  lock?: 'lock',
): Promise<AuditPolicy> {
  if (lock !== undefined) {
    transaction.send(
      `insert into audit.policy (tenant_id, ip_form, agent_form, revision) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [tenantId, UNDECIDED.ipForm, UNDECIDED.agentForm, UNDECIDED.revision],
    );
  }
  const [row] = await transaction.query<{ [Key in keyof AuditPolicy]: AuditPolicy[Key] }>(
    `select ip_form as "ipForm", agent_form as "agentForm", revision from audit.policy
     where tenant_id = $1 ${lock === undefined ? '' : 'for update'}`,
    [tenantId],
  );
  return row ?? UNDECIDED;
}
