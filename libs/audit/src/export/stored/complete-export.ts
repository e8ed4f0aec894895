import { Injectable } from '@nestjs/common';
import { json, UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Manifest } from '../../document/manifest.js';
import { ExportCompleted } from '../../events.js';
import { completeExport } from '../../infra/export-statements.js';
import type { AuditExport } from './audit-export.js';
import { aboutExport } from './export-event.js';

/** Stores the manifest of an export after its first complete write. */
@Injectable()
export class CompleteExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Returns false if it must not be completed: it was cancelled, already has a manifest, or belongs to another worker.
   *
   * @param worker the worker that made it; null for a direct read
   */
  async execute(found: AuditExport, manifest: Manifest, worker: string | null): Promise<boolean> {
    return this.unitOfWork.run(found.tenantId, (transaction) =>
      this.executeIn(transaction, found, manifest, worker),
    );
  }

  /** The same in the caller's transaction, which must be the tenant's. */
  async executeIn(
    transaction: Transaction,
    found: AuditExport,
    manifest: Manifest,
    worker: string | null,
  ): Promise<boolean> {
    const { tenantId, id } = found;
    const rows = await transaction.run(completeExport, {
      tenantId,
      id,
      manifest: json(manifest),
      records: String(manifest.count),
      worker,
    });
    if (rows.length === 0) return false;
    const { count: records, bytes, sha256 } = manifest;
    this.events.publish(transaction, ExportCompleted, { ...aboutExport(found), records, bytes, sha256 });
    return true;
  }
}
