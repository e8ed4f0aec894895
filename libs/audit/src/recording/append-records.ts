import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { KEY_RING, LOGGER, type KeyRing, type Logger } from '#runtime';
import type { Transaction } from '#database';
import { storedForm, type ChainEnd } from '../chain/chain-end.js';
import { ChainEnds } from '../chain/chain-ends.js';
import type { AuditDocument } from '../document/audit-document.js';
import type { AuditRecord } from '../document/audit-record.js';
import { APPEND_RECORDS, columnsOf } from '../document/entry-row.js';
import type { Head } from '../document/head.js';
import { Masking } from '../policy/masking.js';
import { Partitions } from './partitions.js';
import { chainRecords } from './chain-records.js';
import { KnownChainHeads } from './known-chain-heads.js';

/** Appends records to the log: gives each its place in the tenant's chain, and its hash. */
@Injectable()
export class AppendRecords {
  readonly #known = new KnownChainHeads();
  readonly #doubted = new Set<string>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly partitions: Partitions,
    private readonly ends: ChainEnds,
  ) {}

  /** Appends records, in their order, to the log of the transaction's tenant. They exist once it commits. */
  async append(transaction: Transaction, records: readonly AuditRecord[]): Promise<readonly AuditDocument[]> {
    const { tenantId } = transaction;
    const occurred = Math.max(...records.map(({ occurredAt }) => occurredAt.getTime()));
    // Before the chain is locked, because creating partitions waits for all writers.
    await this.partitions.ensure(transaction, this.clock.now(), new Date(occurred));
    const end = await this.ends.take(transaction);
    const masking = new Masking(this.keyRing, tenantId, end.devices);
    const documents = chainRecords(tenantId, records, end, masking);
    const head = this.headAfter(end, documents);
    transaction.send(APPEND_RECORDS, [storedForm(head ?? end.storedHead), ...columnsOf(documents)]);
    if (head !== undefined)
      transaction.afterCommit('audit.remember-end', () => {
        this.#known.remember(head);
      });
    return documents;
  }

  /**
   * The head after these records. If the present end is not the signed one, no head is signed, as it would vouch for what happened before. Recording
   * continues, and the old head stays as evidence.
   */
  private headAfter(end: ChainEnd, documents: readonly AuditDocument[]): Head | undefined {
    const last = documents.at(-1);
    if (last === undefined) return undefined;
    if (end.head === undefined || this.#known.isBehind(end.head)) {
      this.doubt(end);
      return undefined;
    }
    const { sequence, hash, recordedAt } = last;
    return this.ends.sign({ ...end.head, sequence, hash, recordedAt });
  }

  /** Logs it once for each tenant; the watch reports it every hour. */
  private doubt({ tenant, lock, sequence }: ChainEnd): void {
    if (lock === null || this.#doubted.has(tenant)) return; // a log without a foundation has no head yet
    this.#doubted.add(tenant);
    this.logger.error(
      { tenantId: tenant, sequence },
      'The end of a log is not the one that was signed. Verify the log: cli audit verify',
    );
  }
}
