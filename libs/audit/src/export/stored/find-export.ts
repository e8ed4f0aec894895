import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EXPORT_COLUMNS, exportOf, type AuditExport } from './audit-export.js';

/** Exports of a list; there are never many, as they are removed some days after they have expired. */
const LONGEST_LIST = 100;

/** Finds the exports of a tenant. */
@Injectable()
export class FindExport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Newest first. */
  async all(tenantId: string): Promise<readonly AuditExport[]> {
    const rows = await this.unitOfWork.ask(
      tenantId,
      `select ${EXPORT_COLUMNS} from audit.export where tenant_id = $1
       order by created_at desc, id desc limit ${String(LONGEST_LIST)}`,
      [tenantId],
    );
    return rows.map((row) => this.asOfNow(exportOf(row)));
  }

  /** @throws DomainError `export.unknown` */
  async byId(tenantId: string, id: string): Promise<AuditExport> {
    const [row] = await this.unitOfWork.ask(
      tenantId,
      `select ${EXPORT_COLUMNS} from audit.export where tenant_id = $1 and id = $2`,
      [tenantId, id],
    );
    if (row === undefined) throw new DomainError('not_found', 'export.unknown');
    return this.asOfNow(exportOf(row));
  }

  /** What has expired has expired, also while no worker clears up. */
  private asOfNow(found: AuditExport): AuditExport {
    const isOver = found.state === 'ready' && found.expiresAt <= this.clock.now();
    return isOver ? { ...found, state: 'expired' } : found;
  }
}
