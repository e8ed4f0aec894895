import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { readDatabaseNow, UnitOfWork, type Transaction } from '#database';
import { Recurring } from '#messaging';
import { readHead } from '../chain/signed-head.js';
import type { Checkpoint } from '../document/checkpoint.js';
import type { Head } from '../document/head.js';
import { HEAD_AT_END, KEEP_CHECKPOINT, TENANTS_DUE, TO_VOUCH_FOR } from '../infra/checkpoint-sql.js';
import { LogSigner } from '../signing/log-signer.js';

interface Vouched {
  readonly sequence: string;
  readonly hash: string;
  readonly recordedAt: Date;
}

/**
 * Signs the state of each tenant's log: after every thousand records, and every hour with a new record. Any number of workers may do so; of two that make
 * the same checkpoint, the first one's is kept. A log whose end differs from the signed one gets no checkpoints, as they would vouch for a forgery.
 */
@Injectable()
export class MakeCheckpoints {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly signer: LogSigner,
  ) {}

  @Recurring('audit.checkpoints', 30_000)
  async makeDue(): Promise<void> {
    const due = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<{ tenantId: string }>(TENANTS_DUE, [this.clock.now()]),
    );
    for (const { tenantId } of due) await this.makeFor(tenantId);
  }

  /** Creates the missing checkpoints up to the end of a tenant's log. */
  async makeFor(tenantId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const madeAt = (await readDatabaseNow(transaction, this.clock.now())).toISOString();
      const head = await this.signedEnd(transaction, tenantId);
      if (head === undefined) return;
      for (const { sequence, hash, recordedAt } of await toVouchFor(transaction, head)) {
        const checkpoint = {
          version: 1 as const,
          tenant: tenantId,
          sequence: Number(sequence),
          hash,
          recordedAt: recordedAt.toISOString(),
          madeAt,
        };
        keep(transaction, this.signer.sign(checkpoint));
      }
    });
  }

  private async signedEnd(transaction: Transaction, tenantId: string): Promise<Head | undefined> {
    const [row] = await transaction.query<{ head: unknown }>(HEAD_AT_END, [tenantId]);
    const found = readHead(row?.head, tenantId, this.signer.publicKeys());
    return found.state === 'valid' ? found.head : undefined;
  }
}

/** Every thousandth record after the newest checkpoint, and the last signed record. */
async function toVouchFor(transaction: Transaction, { tenant, sequence }: Head): Promise<readonly Vouched[]> {
  return transaction.query<Vouched & Record<string, unknown>>(TO_VOUCH_FOR, [tenant, sequence]);
}

function keep(transaction: Transaction, checkpoint: Checkpoint): void {
  const { tenant, sequence, hash, recordedAt, madeAt, keyId, signature } = checkpoint;
  transaction.send(KEEP_CHECKPOINT, [tenant, sequence, hash, recordedAt, madeAt, keyId, signature]);
}
