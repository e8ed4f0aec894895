import { createGzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SnapshotReads } from '#database';
import { resolveOptional, CurrentPermissions } from '#http';
import { DomainError } from '#kernel';
import { LOG_PERMISSIONS } from '../../http/log-permissions.js';
import type { Manifest } from '../../document/manifest.js';
import type { ExportExtent } from '../export-extent.js';
import type { AuditExport } from '../stored/audit-export.js';
import { ResolveExportSpec } from '../stored/resolve-export-spec.js';
import { WriteExport } from '../write-export.js';
import { ChunkWriter } from './chunk-writer.js';
import { ExportInMaking, type TakenExport } from './export-in-making.js';

/** Maximum number of records of an export that is stored in the database; larger ones need the command line, which writes to a file. */
const MOST_RECORDS = 10_000_000;

/** A fast compression level; it still compresses a log to an eighth. */
const GZIP_LEVEL = 3;

/** Interval in milliseconds at which a worker stores its progress and checks for a cancellation. */
const TELL_MS = 2_000;

/** Writes one export into chunks, and returns its manifest. */
@Injectable()
export class MakeExport {
  constructor(
    private readonly reads: SnapshotReads,
    private readonly resolveSpec: ResolveExportSpec,
    private readonly writeExport: WriteExport,
    private readonly making: ExportInMaking,
    private readonly moduleRef: ModuleRef,
  ) {}

  /**
   * @throws DomainError `export.too_large`, `export.too_slow`; `export.not_allowed` when the person who ordered it has lost the permission; `export.over`
   * when it was cancelled or another worker has taken it over
   */
  async execute(taken: TakenExport, stop: AbortSignal): Promise<Manifest> {
    const lost = new AbortController();
    const progress = { written: 0, records: null as number | null };
    const telling = setInterval(() => {
      this.making.tell(taken, progress.written, progress.records).catch((error: unknown) => {
        if (error instanceof DomainError) lost.abort(error); // else the next check detects it
      });
    }, TELL_MS);
    try {
      await this.assertAllowed(taken);
      const spec = await this.resolveSpec.execute(taken);
      const manifest = await this.reads.run(taken.tenantId, (snapshot) =>
        this.writeExport.execute(snapshot, spec, {
          through: createGzip({ level: GZIP_LEVEL }),
          to: new ChunkWriter((number, body) => this.making.keep(taken, number, body)),
          signal: AbortSignal.any([stop, lost.signal]),
          onExtent: (extent) => {
            assertSize(extent);
            progress.records = extent.count;
          },
          onProgress: (written) => (progress.written = written),
        }),
      );
      await this.assertAllowed(taken);
      return manifest;
    } catch (error) {
      if (lost.signal.aborted) throw lost.signal.reason;
      throw isTooLong(error) ? new DomainError('unavailable', 'export.too_slow', { cause: error }) : error;
    } finally {
      clearInterval(telling);
    }
  }

  /** The person who ordered the export may have been suspended or have lost the role in the meantime. */
  private async assertAllowed({ tenantId, createdBy }: AuditExport): Promise<void> {
    const permissions = resolveOptional(this.moduleRef, CurrentPermissions);
    if (createdBy === null || permissions === undefined) return;
    if (await permissions.has(tenantId, createdBy, LOG_PERMISSIONS.export)) return;
    throw new DomainError('forbidden', 'export.not_allowed');
  }
}

function isTooLong(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'database.read_too_long';
}

function assertSize({ count }: ExportExtent): void {
  if (count > MOST_RECORDS) throw new DomainError('invalid', 'export.too_large');
}
