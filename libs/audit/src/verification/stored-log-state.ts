import type { Snapshot } from '#database';
import { NO_HASH } from '../document/canonical-form.js';
import type { Place } from '../chain/chain-end.js';
import { STORED_CHAIN, STORED_POLICY, STORED_STATEMENTS } from '../infra/log-state-sql.js';
import type { PolicyRow } from '../policy/log-policy.js';

/** Runs SQL in a tenant's context: a snapshot, or a transaction. */
export type Reader = Pick<Snapshot, 'query'>;

/** What the database contains about a log besides its records; still unverified. */
export interface StoredLogState {
  readonly tenant: string;
  /** The oldest record that is kept. */
  readonly first: number;
  readonly last: Place;
  readonly head: unknown;
  /** By number. */
  readonly statements: readonly unknown[];
  readonly policy: PolicyRow | undefined;
}

interface ChainRow extends Record<string, unknown> {
  readonly first: string;
  readonly last: string;
  readonly hash: string;
  readonly head: unknown;
}

/** Reads what the database contains about a tenant's log. A log without a chain has no records, or must have none. */
export async function readStoredLogState(reader: Reader, tenant: string): Promise<StoredLogState> {
  const [chain] = await reader.query<ChainRow>(STORED_CHAIN, [tenant]);
  const statements = await reader.query<{ document: unknown }>(STORED_STATEMENTS, [tenant]);
  const [policy] = await reader.query<PolicyRow & Record<string, unknown>>(STORED_POLICY, [tenant]);
  return {
    tenant,
    first: Number(chain?.first ?? 1),
    last: { sequence: Number(chain?.last ?? 0), hash: chain?.hash ?? NO_HASH },
    head: chain?.head,
    statements: statements.map(({ document }) => document),
    policy,
  };
}
