import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';
import type { Transaction } from '#database';
import type { AuditDocument } from '../document/audit-document.js';
import type { AuditRecord } from '../document/audit-record.js';
import { columnsOf, INSERT_RECORDS } from '../document/entry-row.js';
import { Masking } from '../policy/masking.js';
import { moveChainEnd, takeChainEnd } from './chain.js';
import { Partitions } from './partitions.js';
import { sealed } from './sealed.js';

/** Appends to the log: gives each record its place in the chain of the tenant, and the hash that holds it there. */
@Injectable()
export class AppendRecords {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly partitions: Partitions,
  ) {}

  /** Appends records, in their order, to the log of the transaction's tenant. They are there if it commits. */
  async append(transaction: Transaction, records: readonly AuditRecord[]): Promise<readonly AuditDocument[]> {
    const { tenantId } = transaction;
    if (tenantId === null) throw new TypeError('A record belongs to a tenant');
    const occurred = Math.max(...records.map(({ occurredAt }) => occurredAt.getTime()));
    // Before the chain is taken: whoever makes partitions waits until nobody writes.
    await this.partitions.ensure(transaction, new Date(occurred));
    const end = await takeChainEnd(transaction, tenantId, this.clock.now());
    const masking = new Masking(this.keyRing, tenantId, end.devices);
    const documents = sealed(tenantId, records, end, masking);
    transaction.send(INSERT_RECORDS, columnsOf(documents));
    moveChainEnd(transaction, documents);
    return documents;
  }
}
