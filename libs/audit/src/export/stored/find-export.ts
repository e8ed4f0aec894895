import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { exportById, exportsOfTenant } from '../../infra/export-statements.js';
import { exportOf, type AuditExport } from './audit-export.js';

/** The columns for `exportOf`, and whether a ready export has expired. */
interface StoredExport {
  readonly isOver: boolean;
}

/** Finds the exports of a tenant. */
@Injectable()
export class FindExport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Newest first. */
  async all(tenantId: string): Promise<readonly AuditExport[]> {
    const rows = await this.unitOfWork.query(tenantId, exportsOfTenant, { tenantId, now: this.clock.now() });
    return rows.map(asOfNow);
  }

  /** @throws DomainError `export.unknown` */
  async byId(tenantId: string, id: string): Promise<AuditExport> {
    const now = this.clock.now();
    const [row] = await this.unitOfWork.query(tenantId, exportById, { tenantId, id, now });
    if (row === undefined) throw new DomainError('not_found', 'export.unknown');
    return asOfNow(row);
  }
}

/** An export counts as expired in time, even if no worker cleans up. */
function asOfNow(row: StoredExport): AuditExport {
  const found = exportOf(row);
  return row.isOver ? { ...found, state: 'expired' } : found;
}
