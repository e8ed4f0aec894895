import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Manifest } from '../../document/manifest.js';
import { ExportCompleted } from '../../events.js';
import type { AuditExport } from './audit-export.js';
import { aboutExport } from './export-event.js';

/** Keeps the manifest of an export that was written to its end, the first time that it was. */
@Injectable()
export class CompleteExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * False when it is not to be completed: it was cancelled, has its manifest, or is in the hands of another worker.
   *
   * @param worker the one that made it; null for what is read directly
   */
  async execute(found: AuditExport, manifest: Manifest, worker: string | null): Promise<boolean> {
    return this.unitOfWork.run(found.tenantId, (transaction) =>
      this.within(transaction, found, manifest, worker),
    );
  }

  /** The same in the caller's transaction, which is the tenant's. */
  async within(
    transaction: Transaction,
    found: AuditExport,
    manifest: Manifest,
    worker: string | null,
  ): Promise<boolean> {
    const { tenantId, id } = found;
    const rows = await transaction.query(
      `update audit.export set state = 'ready', manifest = $4, records = $5, written = $5, worker = null,
           next_attempt_at = null
         where tenant_id = $1 and id = $2 and manifest is null and worker is not distinct from $3::uuid
           and state = case when is_made then 'running' else 'ready' end
         returning 1`,
      [tenantId, id, worker, JSON.stringify(manifest), manifest.count],
    );
    if (rows.length === 0) return false;
    const { count: records, bytes, sha256 } = manifest;
    this.events.publish(transaction, ExportCompleted, { ...aboutExport(found), records, bytes, sha256 });
    return true;
  }
}
