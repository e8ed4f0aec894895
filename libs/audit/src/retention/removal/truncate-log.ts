import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Checkpoint } from '../../document/checkpoint.js';
import type { LogPolicy } from '../../policy/log-policy.js';
import { SignedPolicies } from '../../policy/signed-policies.js';
import { LogKeys } from '../../signing/log-keys.js';
import type { PublicKeys } from '../../signing/public-keys.js';
import { signatureState } from '../../signing/signatures.js';
import { SignLogStatement } from '../../statements/sign-log-statement.js';
import { RetentionRan } from '../events.js';
import { expirableRecords } from './expirable.js';

const DAY_MS = 86_400_000;

/** The old and the new beginning of a log. */
export interface Cut {
  readonly isHeld: boolean;
  readonly before: number;
  readonly after: number;
}

/**
 * Moves the beginning of a log behind the newest checkpoint that is old enough. The database names that checkpoint; this process, which has the key,
 * verifies the signature and signs the new beginning.
 */
@Injectable()
export class TruncateLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly logKeys: LogKeys,
    private readonly policies: SignedPolicies,
    private readonly statements: SignLogStatement,
  ) {}

  /**
   * @param note records the cut in the same transaction
   * @throws DomainError `audit.end_unproven`, `audit.policy.forged`, `audit.checkpoint_forged`, `audit.clocks_differ`
   */
  async execute(
    tenantId: string,
    note: (transaction: Transaction, cut: Cut) => Promise<void>,
  ): Promise<void> {
    // Old checkpoints may be signed by a key that was retired since.
    const keys = await this.logKeys.publicKeys();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const { policy, end } = await this.policies.take(transaction);
      const { isHeld, before, after, checkpoint } = await expirableRecords(transaction);
      await note(transaction, { isHeld, before, after });
      if (checkpoint === undefined) return;
      if (end.head === undefined) throw new DomainError('conflict', 'audit.end_unproven');
      const retentionDays = assertExpired(policy, checkpoint, keys);
      const content = { kind: 'cut' as const, retentionDays, first: after, before: checkpoint.hash };
      await this.statements.cut(transaction, content);
      this.events.publish(transaction, RetentionRan, {
        outcome: 'success',
        before: { firstSequence: before },
        after: { firstSequence: after },
        removed: after - before,
      });
    });
  }
}

function assertExpired({ retentionDays, hold }: LogPolicy, checkpoint: Checkpoint, keys: PublicKeys): number {
  if (retentionDays === null || hold !== null) throw new DomainError('conflict', 'audit.policy.forged');
  if (signatureState(checkpoint, keys) !== 'valid')
    throw new DomainError('conflict', 'audit.checkpoint_forged');
  // oxlint-disable-next-line house/database-time -- the database has decided; its clock must not be the only one that says so
  const latest = Date.now() - retentionDays * DAY_MS;
  if (Date.parse(checkpoint.recordedAt) > latest) throw new DomainError('conflict', 'audit.clocks_differ');
  return retentionDays;
}
