import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { ExportFailed } from '../../events.js';
import {
  beginExport,
  giveBack,
  insertChunk,
  noteFailedExport,
  noteWritten,
  removeChunks,
} from '../../infra/making-statements.js';
import { exportOf, type AuditExport } from '../stored/audit-export.js';
import { aboutExport } from '../stored/export-event.js';

/** An export during an attempt. */
export interface TakenExport extends AuditExport {
  /** The attempt. Late writes of earlier attempts are ignored. */
  readonly worker: string;
}

/** The stored state of an export while it is made. */
@Injectable()
export class ExportInMaking {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Starts a new attempt. Undefined: the export must not be made, or not now. */
  async begin(transaction: Transaction, id: string, worker: string): Promise<TakenExport | undefined> {
    const { tenantId } = transaction;
    const [row] = await transaction.run(beginExport, { tenantId, id, worker });
    if (row === undefined) return undefined;
    // Remains of an interrupted attempt.
    transaction.send(removeChunks, { tenantId, id });
    return { ...exportOf(row), worker };
  }

  /**
   * Stores the progress.
   *
   * @throws DomainError `export.over` when it is not this attempt's any more: it was cancelled, or taken over
   */
  async tell({ tenantId, id, worker }: TakenExport, written: number, records: number | null): Promise<void> {
    const told = await this.unitOfWork.query(tenantId, noteWritten, {
      tenantId,
      id,
      worker,
      written: String(written),
      records: records === null ? null : String(records),
    });
    if (told.length === 0) throw new DomainError('gone', 'export.over');
  }

  /** Stores a chunk, if the export still belongs to this attempt. */
  async keep({ tenantId, id, worker }: TakenExport, number: number, body: Buffer): Promise<void> {
    const chunk = { tenantId, id, worker, number, body };
    const kept = await this.unitOfWork.query(tenantId, insertChunk, chunk);
    if (kept.length === 0) throw new DomainError('gone', 'export.over');
  }

  /** Releases the export, so that another worker can make it at once. */
  async giveBack(transaction: Transaction, { tenantId, id, worker }: TakenExport): Promise<void> {
    await transaction.run(giveBack, { tenantId, id, worker });
  }

  /** Schedules another attempt after a pause, or gives up (null). */
  async fail(
    transaction: Transaction,
    failed: TakenExport,
    reason: string,
    pauseSeconds: number | null,
  ): Promise<void> {
    const { tenantId, id, worker } = failed;
    const isOver = pauseSeconds === null;
    const rows = await transaction.run(noteFailedExport, {
      tenantId,
      id,
      worker,
      state: isOver ? 'failed' : 'waiting',
      failure: isOver ? reason : null,
      pauseSeconds,
    });
    if (rows.length === 0 || !isOver) return;
    transaction.send(removeChunks, { tenantId, id });
    this.events.publish(transaction, ExportFailed, { ...aboutExport(failed), outcome: 'refused', reason });
  }
}
