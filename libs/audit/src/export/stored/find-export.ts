import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EXPORT_COLUMNS, exportOf, type AuditExport } from './audit-export.js';

/** Exports of a list; there are never many, as they are removed some days after they have expired. */
const LONGEST_LIST = 100;

/** What `exportOf` takes, and whether the time of what was ready is over. */
type StoredExport = Record<string, unknown> & { readonly isOver: boolean };

/** Finds the exports of a tenant. */
@Injectable()
export class FindExport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Newest first. */
  async all(tenantId: string): Promise<readonly AuditExport[]> {
    const rows = await this.unitOfWork.ask<StoredExport>(
      tenantId,
      `select ${EXPORT_COLUMNS}, ${IS_OVER} from audit.export where tenant_id = $1
       order by created_at desc, id desc limit ${String(LONGEST_LIST)}`,
      [tenantId, this.clock.now()],
    );
    return rows.map(asOfNow);
  }

  /** @throws DomainError `export.unknown` */
  async byId(tenantId: string, id: string): Promise<AuditExport> {
    const [row] = await this.unitOfWork.ask<StoredExport>(
      tenantId,
      `select ${EXPORT_COLUMNS}, ${IS_OVER} from audit.export where tenant_id = $1 and id = $3`,
      [tenantId, this.clock.now(), id],
    );
    if (row === undefined) throw new DomainError('not_found', 'export.unknown');
    return asOfNow(row);
  }
}

const IS_OVER = `state = 'ready' and expires_at <= $2 as "isOver"`;

/** What has expired has expired, also while no worker clears up. */
function asOfNow(row: StoredExport): AuditExport {
  const found = exportOf(row);
  return row.isOver ? { ...found, state: 'expired' } : found;
}
