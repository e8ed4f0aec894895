import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { ChainEnd } from '../chain/chain-end.js';
import { ChainEnds } from '../chain/chain-ends.js';
import { checkpointOf, type CheckpointRow } from '../checkpoints/checkpoint-row.js';
import { NO_HASH } from '../document/canonical-form.js';
import { LogAdopted } from '../events.js';
import { CHECKPOINT_OF_RECORD } from '../infra/checkpoint-sql.js';
import { LAST_RECORD } from '../infra/entry-sql.js';
import { lastStatement } from '../infra/log-statements.js';
import { LogSigner } from '../signing/log-signer.js';
import { signatureState } from '../signing/signatures.js';
import { SignLogStatement } from './sign-log-statement.js';

/** Whether an existing database has just received statements, so that its logs are not anchored yet. */
export function hasUnanchoredLogs(appliedMigrations: readonly string[]): boolean {
  return appliedMigrations.includes('m0031-audit-proof') && !appliedMigrations.includes('m0001-roles');
}

/** Anchors a log from before whole logs were signed. Its records are verified afterwards, not here. */
@Injectable()
export class AnchorLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly ends: ChainEnds,
    private readonly signer: LogSigner,
    private readonly statements: SignLogStatement,
  ) {}

  /**
   * Returns whether the log was anchored now; a log is anchored once.
   *
   * @throws DomainError `audit.not_anchorable` when the end or the beginning of the log does not match the chain
   */
  async execute(tenantId: string): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const end = await this.ends.take(transaction);
      const stated = await transaction.run(lastStatement, { tenantId });
      if (stated.length > 0) return false;
      await assertEnd(transaction, end);
      const before = await this.hashBefore(transaction, end);
      const { policy } = await this.statements.vouch(transaction, {
        kind: 'adopted',
        first: end.first,
        before,
      });
      this.events.publish(transaction, LogAdopted, {
        outcome: 'success',
        firstSequence: end.first,
        lastSequence: end.sequence,
        retentionDays: policy.retentionDays,
        isHeld: policy.hold !== null,
      });
      return true;
    });
  }

  private async hashBefore(transaction: Transaction, { tenant, first }: ChainEnd): Promise<string> {
    if (first === 1) return NO_HASH;
    const [row] = await transaction.query<CheckpointRow>(CHECKPOINT_OF_RECORD, [tenant, first - 1]);
    const checkpoint = row && checkpointOf(row);
    if (checkpoint === undefined || signatureState(checkpoint, this.signer.publicKeys()) !== 'valid')
      throw notAnchorable(
        `The log begins at record ${String(first)}, and no checkpoint that was signed by a key of ENCRYPTION_KEYS says what stood before.`,
      );
    return checkpoint.hash;
  }
}

async function assertEnd(transaction: Transaction, { sequence, hash }: ChainEnd): Promise<void> {
  const [row] = await transaction.query<{ last: string; hash: string }>(LAST_RECORD);
  const [last, found] = [Number(row?.last ?? 0), row?.hash ?? NO_HASH];
  if (last !== sequence || found !== hash)
    throw notAnchorable(
      `By its chain the log ends at record ${String(sequence)}, and record ${String(last)} is the last one or another one.`,
    );
}

function notAnchorable(detail: string): DomainError {
  return new DomainError('conflict', 'audit.not_anchorable', { detail });
}
