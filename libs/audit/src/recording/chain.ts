import type { Transaction } from '#database';
import type { Present } from '#kernel';
import type { AuditDocument } from '../document/audit-document.js';
import { NO_HASH } from '../document/canonical-form.js';
import { DEFAULT_DEVICES, type DevicePolicy } from '../policy/masking.js';

/** The end of a tenant's chain, to which the next record is joined. */
export interface ChainEnd {
  readonly sequence: number;
  readonly hash: string;
  readonly recordedAt: Date;
  /** The database's time, at which the next record is recorded. */
  readonly now: Date;
  /** What holds for the next record. */
  readonly devices: DevicePolicy;
}

/**
 * Takes the end of the tenant's chain: until the transaction ends, nobody else can join a record to it. That makes it
 * safe with any number of workers.
 */
export async function takeChainEnd(
  transaction: Transaction,
  tenantId: string,
  now: Present,
): Promise<ChainEnd> {
  const known = await lockedEnd(transaction, tenantId, now);
  if (known !== undefined) return known;
  await transaction.query(
    `insert into audit.chain (tenant_id, last_sequence, last_hash, last_recorded_at)
     values ($1, 0, decode($2, 'hex'), to_timestamp(0)) on conflict do nothing`,
    [tenantId, NO_HASH],
  );
  const begun = await lockedEnd(transaction, tenantId, now);
  if (begun === undefined) throw new Error('The chain of this tenant is out of sight');
  return begun;
}

/** Makes the last of these documents the end of its tenant's chain, without waiting for the answer. */
export function moveChainEnd(transaction: Transaction, documents: readonly AuditDocument[]): void {
  const last = documents.at(-1);
  if (last === undefined) return;
  transaction.send(
    `update audit.chain set last_sequence = $2, last_hash = decode($3, 'hex'), last_recorded_at = $4
     where tenant_id = $1`,
    [last.tenant, last.sequence, last.hash, last.recordedAt],
  );
}

interface EndRow {
  readonly sequence: string;
  readonly hash: string;
  readonly recordedAt: Date;
  readonly now: Date;
  readonly ipForm: DevicePolicy['ipForm'] | null;
  readonly agentForm: DevicePolicy['agentForm'] | null;
}

async function lockedEnd(
  transaction: Transaction,
  tenantId: string,
  present: Present,
): Promise<ChainEnd | undefined> {
  const [row] = await transaction.query<EndRow & Record<string, unknown>>(
    `select c.last_sequence as sequence, encode(c.last_hash, 'hex') as hash, c.last_recorded_at as "recordedAt",
       $2::timestamptz as now, p.ip_form as "ipForm", p.agent_form as "agentForm"
     from audit.chain c left join audit.policy p on p.tenant_id = c.tenant_id
     where c.tenant_id = $1 for update of c`,
    [tenantId, present],
  );
  if (row === undefined) return undefined;
  const { sequence, hash, recordedAt, now, ipForm, agentForm } = row;
  const devices = ipForm === null || agentForm === null ? DEFAULT_DEVICES : { ipForm, agentForm };
  return { sequence: Number(sequence), hash, recordedAt, now, devices };
}
