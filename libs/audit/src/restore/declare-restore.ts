import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { NO_HASH } from '../document/canonical-form.js';
import { LogRestored } from '../events.js';
import { LogSigner } from '../signing/log-signer.js';
import type { RestoreStatement } from './restore-statement.js';

/** Why the database was restored: words for whoever reads the log in years. */
const reasonText = z.string().trim().min(3).max(500);

interface End {
  readonly now: Date;
  readonly sequence: string | null;
  readonly hash: string | null;
  readonly [column: string]: unknown;
}

/**
 * Declares that the database was restored from a backup: signs where it left a tenant's log, and lets the log tell of it.
 * To be done before anything else is recorded: what is recorded first counts as held by the backup.
 */
@Injectable()
export class DeclareRestore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly signer: LogSigner,
  ) {}

  /** @throws DomainError `audit.restore.reason_invalid` */
  async execute(tenantId: string, why: string): Promise<RestoreStatement> {
    const reason = checkedReason(why);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { now, sequence, hash } = await endOf(transaction, tenantId);
      const statement = this.signer.sign({
        version: 1 as const,
        kind: 'restore' as const,
        tenant: tenantId,
        sequence: Number(sequence ?? 0),
        hash: hash ?? NO_HASH,
        restoredAt: now.toISOString(),
      });
      keep(transaction, statement);
      this.events.publish(transaction, LogRestored, {
        outcome: 'success',
        reason,
        keptTo: statement.sequence,
      });
      return statement;
    });
  }
}

function checkedReason(text: string): string {
  const result = reasonText.safeParse(text);
  if (result.success) return result.data;
  throw new DomainError('invalid', 'audit.restore.reason_invalid', {
    detail: 'A restore is declared with a reason of 3 to 500 characters.',
  });
}

/** The time of the database, and where it says that the log ends. */
async function endOf(transaction: Transaction, tenantId: string): Promise<End> {
  const [end] = await transaction.query<End>(
    `select date_trunc('milliseconds', now()) as now, c.last_sequence as sequence, encode(c.last_hash, 'hex') as hash
     from (values ($1::uuid)) as tenant (id) left join audit.chain c on c.tenant_id = tenant.id`,
    [tenantId],
  );
  if (end === undefined) throw new Error('The database has told no time');
  return end;
}

function keep(transaction: Transaction, statement: RestoreStatement): void {
  const { tenant, restoredAt, sequence, hash, keyId, signature } = statement;
  transaction.send(
    `insert into audit.restore (tenant_id, restored_at, sequence, hash, key_id, signature)
     values ($1, $2, $3, decode($4, 'hex'), $5, decode($6, 'base64'))`,
    [tenant, restoredAt, sequence, hash, keyId, signature],
  );
}
