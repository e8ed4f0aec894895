import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { ExportFailed } from '../../events.js';
import { EXPORT_COLUMNS, exportOf, type AuditExport } from '../stored/audit-export.js';
import { aboutExport } from '../stored/export-event.js';

/** Seconds for which a worker has an export to itself, unless it says again that it is at it. */
const LEASE_SECONDS = 30;

/** Seconds until an export is tried again, times the attempts so far. */
const PAUSE_SECONDS = 15;

const MOST_ATTEMPTS = 3;

/** Which worker makes which export. All of it is by PostgreSQL's clock. */
@Injectable()
export class ExportLeases {
  /** Name of this worker. */
  readonly worker = newId();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Takes an export that waits, or whose worker is gone; it begins anew. Null when there is none. */
  async take(): Promise<AuditExport | null> {
    const [row] = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query(
        `update audit.export set state = 'running', worker = $1, attempts = attempts + 1, written = 0,
           leased_until = now() + make_interval(secs => ${String(LEASE_SECONDS)})
         where (tenant_id, id) = (
           select tenant_id, id from audit.export
           where state in ('waiting', 'running') and coalesce(leased_until <= now(), true)
           order by created_at limit 1 for update skip locked)
         returning ${EXPORT_COLUMNS}`,
        [this.worker],
      ),
    );
    if (row === undefined) return null;
    const taken = exportOf(row);
    await this.unitOfWork.ask(
      taken.tenantId,
      'delete from audit.export_chunk where tenant_id = $1 and export_id = $2',
      [taken.tenantId, taken.id],
    );
    return taken;
  }

  /**
   * Says how far it is, and keeps it for this worker.
   *
   * @throws DomainError `export.over` when it is not this worker's any more: it was cancelled, or taken over
   */
  async renew({ tenantId, id }: AuditExport, written: number, records: number | null): Promise<void> {
    const rows = await this.unitOfWork.ask(
      tenantId,
      `update audit.export set written = $4, records = coalesce($5, records),
         leased_until = now() + make_interval(secs => ${String(LEASE_SECONDS)})
       where tenant_id = $1 and id = $2 and worker = $3 and state = 'running' returning 1`,
      [tenantId, id, this.worker, written, records],
    );
    if (rows.length === 0) throw new DomainError('gone', 'export.over');
  }

  /** Keeps a chunk, as long as the export is this worker's. */
  async keep({ tenantId, id }: AuditExport, number: number, body: Buffer): Promise<void> {
    const rows = await this.unitOfWork.ask(
      tenantId,
      `insert into audit.export_chunk (tenant_id, export_id, number, body)
       select tenant_id, id, $4, $5 from audit.export
       where tenant_id = $1 and id = $2 and worker = $3 and state = 'running' for share returning 1`,
      [tenantId, id, this.worker, number, body],
    );
    if (rows.length === 0) throw new DomainError('gone', 'export.over');
  }

  /** Lets another worker make it, at once. */
  async giveBack({ tenantId, id }: AuditExport): Promise<void> {
    await this.unitOfWork.ask(
      tenantId,
      `update audit.export set state = 'waiting', worker = null, leased_until = null, attempts = attempts - 1
       where tenant_id = $1 and id = $2 and worker = $3 and state = 'running'`,
      [tenantId, id, this.worker],
    );
  }

  /** Lets it be tried again after a pause, or gives it up after some attempts or at once when trying is no use. */
  async fail(found: AuditExport, reason: string, isFinal: boolean): Promise<void> {
    const { tenantId, id, attempts } = found;
    const isOver = isFinal || attempts >= MOST_ATTEMPTS;
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const rows = await transaction.query(
        `update audit.export set state = $4, failure = $5, worker = null,
           leased_until = now() + make_interval(secs => $6)
         where tenant_id = $1 and id = $2 and worker = $3 and state = 'running' returning 1`,
        [
          tenantId,
          id,
          this.worker,
          isOver ? 'failed' : 'waiting',
          isOver ? reason : null,
          PAUSE_SECONDS * attempts,
        ],
      );
      if (rows.length === 0 || !isOver) return;
      transaction.send('delete from audit.export_chunk where tenant_id = $1 and export_id = $2', [
        tenantId,
        id,
      ]);
      this.events.publish(transaction, ExportFailed, {
        ...aboutExport(found),
        outcome: 'refused',
        reason,
      });
    });
  }
}
