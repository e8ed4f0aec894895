import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import { JobNotices } from '#messaging';
import type { SourceChange } from '../domain/source.js';
import { SourceChangesJob } from './source-changes-job.js';
import { noteHeard } from './stream-statements.js';
import { putNotices, type NoticeRow } from './notice-statements.js';

/** Stores the changes that a source has reported, so that a worker checks everything they name. Once it has returned, nothing is lost. */
@Injectable()
export class QueueChanges {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: JobNotices,
  ) {}

  async execute(tenantId: string, connectionId: string, changes: readonly SourceChange[]): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction, connectionId, changes));
  }

  /** As `execute`, in the caller's transaction. */
  async executeIn(
    transaction: Transaction,
    connectionId: string,
    changes: readonly SourceChange[],
  ): Promise<void> {
    const { tenantId } = transaction;
    await transaction.run(noteHeard, { tenantId, connectionId, now: this.clock.now() });
    await this.look(transaction, connectionId, changes);
  }

  /** Queues a check that the source has not reported. */
  async look(
    transaction: Transaction,
    connectionId: string,
    changes: readonly (SourceChange | { readonly kind: 'gap'; readonly externalId: string })[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map((change): NoticeRow => ({
      kind: change.kind,
      external_id: change.externalId,
      is_leaving: change.kind === 'person' && change.isLeaving,
    }));
    await transaction.run(putNotices, {
      tenantId: transaction.tenantId,
      connectionId,
      notices: json(rows),
      now: this.clock.now(),
    });
    this.notices.announce(SourceChangesJob, transaction, connectionId);
  }
}
