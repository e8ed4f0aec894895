import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { ExportFailed } from '../../events.js';
import { EXPORT_COLUMNS, exportOf, type AuditExport } from '../stored/audit-export.js';
import { aboutExport } from '../stored/export-event.js';

/** An export that an attempt makes. */
export interface TakenExport extends AuditExport {
  /** Of the attempt: what another one writes does not count. */
  readonly worker: string;
}

/** What is noted of an export while it is made. */
@Injectable()
export class ExportInMaking {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Begins it anew in an attempt. Undefined: it is not to be made, or not now. */
  async begin(transaction: Transaction, id: string, worker: string): Promise<TakenExport | undefined> {
    const [row] = await transaction.query(
      `update audit.export set state = 'running', worker = $3, attempts = attempts + 1, written = 0
       where tenant_id = $1 and id = $2 and state in ('waiting', 'running') and coalesce(next_attempt_at <= now(), true)
       returning ${EXPORT_COLUMNS}`,
      [transaction.tenantId, id, worker],
    );
    if (row === undefined) return undefined;
    // What an attempt has left that was broken off.
    transaction.send('delete from audit.export_chunk where tenant_id = $1 and export_id = $2', [
      transaction.tenantId,
      id,
    ]);
    return { ...exportOf(row), worker };
  }

  /**
   * Tells how far it is.
   *
   * @throws DomainError `export.over` when it is not this attempt's any more: it was cancelled, or taken over
   */
  async tell({ tenantId, id, worker }: TakenExport, written: number, records: number | null): Promise<void> {
    const rows = await this.unitOfWork.ask(
      tenantId,
      `update audit.export set written = $4, records = coalesce($5, records)
       where tenant_id = $1 and id = $2 and worker = $3 and state = 'running' returning 1`,
      [tenantId, id, worker, written, records],
    );
    if (rows.length === 0) throw new DomainError('gone', 'export.over');
  }

  /** Keeps a chunk, as long as the export is this attempt's. */
  async keep({ tenantId, id, worker }: TakenExport, number: number, body: Buffer): Promise<void> {
    const rows = await this.unitOfWork.ask(
      tenantId,
      `insert into audit.export_chunk (tenant_id, export_id, number, body)
       select tenant_id, id, $4, $5 from audit.export
       where tenant_id = $1 and id = $2 and worker = $3 and state = 'running' for share returning 1`,
      [tenantId, id, worker, number, body],
    );
    if (rows.length === 0) throw new DomainError('gone', 'export.over');
  }

  /** Lets another worker make it, at once. */
  async giveBack(transaction: Transaction, { tenantId, id, worker }: TakenExport): Promise<void> {
    await transaction.query(
      `update audit.export set state = 'waiting', worker = null, attempts = attempts - 1
       where tenant_id = $1 and id = $2 and worker = $3 and state = 'running'`,
      [tenantId, id, worker],
    );
  }

  /** Lets it be tried again after a pause, or gives it up (null). */
  async fail(
    transaction: Transaction,
    failed: TakenExport,
    reason: string,
    pauseSeconds: number | null,
  ): Promise<void> {
    const { tenantId, id, worker } = failed;
    const isOver = pauseSeconds === null;
    const rows = await transaction.query(
      `update audit.export set state = $4, failure = $5, worker = null,
         next_attempt_at = now() + make_interval(secs => $6)
       where tenant_id = $1 and id = $2 and worker = $3 and state = 'running' returning 1`,
      [tenantId, id, worker, isOver ? 'failed' : 'waiting', isOver ? reason : null, pauseSeconds],
    );
    if (rows.length === 0 || !isOver) return;
    transaction.send('delete from audit.export_chunk where tenant_id = $1 and export_id = $2', [
      tenantId,
      id,
    ]);
    this.events.publish(transaction, ExportFailed, { ...aboutExport(failed), outcome: 'refused', reason });
  }
}
