import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { Recurring } from '#messaging';
import { readHead } from '../chain/signed-head.js';
import type { Checkpoint } from '../document/checkpoint.js';
import type { Head } from '../document/head.js';
import { LogSigner } from '../signing/log-signer.js';

/** Records after which a checkpoint is made at the latest. */
const RECORDS = 1_000;

/** Seconds after which one is made of fewer records. */
const SECONDS = 3_600;

/** Tenants looked after in one run, and checkpoints made of one tenant; the next run goes on. */
const MOST = 500;

interface Vouched {
  readonly sequence: string;
  readonly hash: string;
  readonly recordedAt: Date;
}

/**
 * Signs where the log of each tenant stands: after every thousand records, and every hour in which there was one. Any
 * number of workers may do it; of two that make the same checkpoint the first one's is kept. A log whose end is not the
 * one that was signed gets none: they would vouch for what somebody put there.
 */
@Injectable()
export class MakeCheckpoints {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly signer: LogSigner,
  ) {}

  @Recurring('audit.checkpoints', 10_000)
  async makeDue(): Promise<void> {
    const due = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<{ tenantId: string }>(
        `select c.tenant_id as "tenantId" from audit.chain c
         left join lateral (select k.sequence, k.made_at from audit.checkpoint k where k.tenant_id = c.tenant_id
           order by k.sequence desc limit 1) k on true
         where (c.head ->> 'sequence')::bigint = c.last_sequence and (c.last_sequence >= coalesce(k.sequence, 0) + ${String(RECORDS)}
            or (c.last_sequence > coalesce(k.sequence, 0)
              and coalesce(k.made_at <= $1::timestamptz - make_interval(secs => ${String(SECONDS)}), true)))
         limit ${String(MOST)}`,
        [this.clock.now()],
      ),
    );
    for (const { tenantId } of due) await this.makeFor(tenantId);
  }

  /** Makes the checkpoints that are missing up to the end of a tenant's log. */
  async makeFor(tenantId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const madeAt = this.clock.now().toISOString();
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
    const [row] = await transaction.query<{ head: unknown }>(
      `select c.head from audit.chain c join audit.entry e
         on e.sequence = c.last_sequence and e.hash = c.last_hash
       where c.tenant_id = $1 and c.head ->> 'sequence' = c.last_sequence::text
         and c.head ->> 'hash' = encode(c.last_hash, 'hex')`,
      [tenantId],
    );
    const found = readHead(row?.head, tenantId, this.signer.publicKeys());
    return found.state === 'valid' ? found.head : undefined;
  }
}

/** Every thousandth record after the newest checkpoint, and the last one that is signed. */
async function toVouchFor(transaction: Transaction, { tenant, sequence }: Head): Promise<readonly Vouched[]> {
  return transaction.query<Vouched & Record<string, unknown>>(
    `with chain as (
       select $2::bigint as "end", greatest(first_sequence - 1,
         (select max(sequence) from audit.checkpoint where tenant_id = $1)) as begin
       from audit.chain where tenant_id = $1
     )
     select e.sequence, encode(e.hash, 'hex') as hash, e.recorded_at as "recordedAt" from audit.entry e
     where e.sequence in (
       select generate_series(begin + ${String(RECORDS)}, "end", ${String(RECORDS)}) from chain
       union select "end" from chain where "end" > begin)
     order by e.sequence limit ${String(MOST)}`,
    [tenant, sequence],
  );
}

function keep(transaction: Transaction, checkpoint: Checkpoint): void {
  const { tenant, sequence, hash, recordedAt, madeAt, keyId, signature } = checkpoint;
  transaction.send(
    `insert into audit.checkpoint (tenant_id, sequence, hash, recorded_at, made_at, key_id, signature)
     values ($1, $2, decode($3, 'hex'), $4, $5, $6, decode($7, 'base64')) on conflict do nothing`,
    [tenant, sequence, hash, recordedAt, madeAt, keyId, signature],
  );
}
