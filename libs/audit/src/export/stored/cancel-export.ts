import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { ExportCancelled } from '../../events.js';
import { EXPORT_COLUMNS, exportOf } from './audit-export.js';
import { aboutExport } from './export-event.js';

/** Gives an export up, whether it is being made or there already. A worker that makes it stops within seconds. */
@Injectable()
export class CancelExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `export.unknown`, also when it is over already */
  async execute(tenantId: string, id: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [row] = await transaction.query(
        `update audit.export set state = 'cancelled', worker = null, next_attempt_at = null
         where tenant_id = $1 and id = $2 and state in ('waiting', 'running', 'ready') returning ${EXPORT_COLUMNS}`,
        [tenantId, id],
      );
      if (row === undefined) throw new DomainError('not_found', 'export.unknown');
      transaction.send('delete from audit.export_chunk where tenant_id = $1 and export_id = $2', [
        tenantId,
        id,
      ]);
      this.events.publish(transaction, ExportCancelled, aboutExport(exportOf(row)));
    });
  }
}
