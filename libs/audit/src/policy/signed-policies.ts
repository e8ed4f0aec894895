import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { storedForm, type ChainEnd } from '../chain/chain-end.js';
import { ChainEnds } from '../chain/chain-ends.js';
import { ChainTokens } from '../chain/chain-tokens.js';
import { TAKE_POLICY } from '../infra/functions.js';
import { LogSigner } from '../signing/log-signer.js';
import { policyOf, type LogPolicy, type PolicyRow } from './log-policy.js';
import { documentOfPolicy, policySignatureState } from './policy-signature.js';

/** A locked policy, and the end of its chain. */
export interface TakenPolicy {
  readonly policy: LogPolicy;
  readonly end: ChainEnd;
}

/**
 * Reads and writes the signed policies of logs. Without the signature, the database or the login of the processes could end a legal hold or have records
 * removed.
 */
@Injectable()
export class SignedPolicies {
  constructor(
    private readonly ends: ChainEnds,
    private readonly tokens: ChainTokens,
    private readonly signer: LogSigner,
  ) {}

  /** @throws DomainError `audit.policy.forged` when its signature is missing or wrong */
  async take(transaction: Transaction): Promise<TakenPolicy> {
    const end = await this.ends.take(transaction);
    const row = await takenRow(transaction);
    const state = policySignatureState(end.tenant, row, this.signer.publicKeys());
    const isDecided = state === 'valid' || (state === 'unsealed' && end.lock === null);
    if (!isDecided || row.revision < (end.head?.policy ?? 1)) throw policyForged();
    return { policy: policyOf(row), end };
  }

  /** Returns the new policy. */
  async change(
    transaction: Transaction,
    { policy, end }: TakenPolicy,
    changes: Partial<Omit<LogPolicy, 'revision'>>,
  ): Promise<LogPolicy> {
    const after = { ...policy, ...changes, revision: policy.revision + 1 };
    await this.write(transaction, end, after);
    return after;
  }

  /** Signs the present policy unchecked, for a log that is created or accepted. Returns the policy. */
  async sign(transaction: Transaction): Promise<LogPolicy> {
    const end = await this.ends.take(transaction);
    const policy = policyOf(await takenRow(transaction));
    const revision = Math.max(policy.revision, end.head?.policy ?? 1);
    const sealed = { ...policy, revision };
    await this.write(transaction, end, sealed);
    return sealed;
  }

  private async write(transaction: Transaction, end: ChainEnd, policy: LogPolicy): Promise<void> {
    const { token, next } = this.tokens.open(end);
    const { keyId, signature } = this.signer.sign(documentOfPolicy(end.tenant, policy));
    const head = end.head && this.ends.sign({ ...end.head, policy: policy.revision });
    const { ipForm, agentForm, retentionDays, hold, revision } = policy;
    await transaction.query('select audit.change_policy($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      ipForm,
      agentForm,
      retentionDays,
      hold?.reason ?? null,
      hold?.since ?? null,
      revision,
      JSON.stringify({ keyId, signature }),
      storedForm(head ?? end.storedHead),
      token,
      next,
    ]);
  }
}

async function takenRow(transaction: Transaction): Promise<PolicyRow> {
  const [row] = await transaction.query<PolicyRow & Record<string, unknown>>(TAKE_POLICY);
  if (row === undefined) throw new Error('The policy of this tenant is out of sight');
  return row;
}

function policyForged(): DomainError {
  return new DomainError('conflict', 'audit.policy.forged', {
    detail:
      'The policy of the log is not as it was decided: somebody has changed it in the database. See "When the log is not intact" in docs/audit-log.md.',
  });
}
