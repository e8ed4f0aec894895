import { PassThrough, type Readable, type Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SnapshotReads } from '#database';
import { DomainError } from '#kernel';
import type { Manifest } from '../../document/manifest.js';
import type { AuditExport } from '../stored/audit-export.js';
import { CompleteExport } from '../stored/complete-export.js';
import { ResolveExportSpec } from '../stored/resolve-export-spec.js';
import { WriteExport } from '../write-export.js';

/** Reads exports directly from the log. The first complete read creates the manifest. */
@Injectable()
export class DirectContent {
  constructor(
    private readonly reads: SnapshotReads,
    private readonly resolveSpec: ResolveExportSpec,
    private readonly writeExport: WriteExport,
    private readonly complete: CompleteExport,
  ) {}

  /**
   * Opens the content of the file. The stream is aborted before its end if the content does not match the manifest, because retention has removed records
   * since.
   *
   * @param record records the download; the complete read is recorded after it
   * @throws DomainError `database.reads_busy`, and what `record` throws
   */
  async open(found: AuditExport, record: () => Promise<void>): Promise<Readable> {
    return new Promise((resolve, reject) => {
      const content = new PassThrough();
      const fail = (error: unknown): void => {
        const reason = error instanceof Error ? error : new Error('The export was broken off');
        content.destroy(reason);
        reject(reason);
      };
      let recorded = Promise.resolve();
      const onOpen = (): void => {
        recorded = record();
        recorded.then(() => {
          resolve(content);
        }, fail);
      };
      this.write(found, content, { onOpen, beforeEnd: () => recorded }).catch(fail);
    });
  }

  /** Writes the file and stores its manifest. */
  async write(
    found: AuditExport,
    to: Writable,
    { onOpen, beforeEnd }: { onOpen?: () => void; beforeEnd?: () => Promise<void> } = {},
  ): Promise<Manifest> {
    const spec = await this.resolveSpec.execute(found);
    return this.reads.run(found.tenantId, async (snapshot) =>
      this.writeExport.execute(snapshot, spec, {
        to,
        onExtent: () => onOpen?.(),
        beforeEnd: async (manifest) => {
          await beforeEnd?.();
          if (found.manifest === null) await this.complete.execute(found, manifest, null);
          else if (found.manifest.sha256 !== manifest.sha256) throw new DomainError('gone', 'export.over');
        },
      }),
    );
  }
}
