import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { ExportCancelled } from '../../events.js';
import { cancelExport } from '../../infra/export-statements.js';
import { removeChunks } from '../../infra/making-statements.js';
import { exportOf } from './audit-export.js';
import { aboutExport } from './export-event.js';

/** Cancels an export, whether it is being made or ready. A worker that makes it stops within seconds. */
@Injectable()
export class CancelExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `export.unknown`, also when it is already over */
  async execute(tenantId: string, id: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [row] = await transaction.run(cancelExport, { tenantId, id });
      if (row === undefined) throw new DomainError('not_found', 'export.unknown');
      transaction.send(removeChunks, { tenantId, id });
      this.events.publish(transaction, ExportCancelled, aboutExport(exportOf(row)));
    });
  }
}
