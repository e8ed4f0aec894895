import { PassThrough, type Readable, type Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SnapshotReads } from '#database';
import { DomainError } from '#kernel';
import type { Manifest } from '../../document/manifest.js';
import type { AuditExport } from '../stored/audit-export.js';
import { CompleteExport } from '../stored/complete-export.js';
import { OrderOfExport } from '../stored/order-of.js';
import { WriteExport } from '../write-export.js';

/** Reads exports straight from the log. What has been read to its end once has a manifest from then on. */
@Injectable()
export class DirectContent {
  constructor(
    private readonly reads: SnapshotReads,
    private readonly orderOf: OrderOfExport,
    private readonly writeExport: WriteExport,
    private readonly complete: CompleteExport,
  ) {}

  /**
   * Opens the bytes of the file. It is broken off before its end when it is not what the manifest says: when records
   * were removed by retention since.
   *
   * @param record records that somebody reads it; what has been read to its end is noted after that
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

  /** Writes the file and keeps its manifest. */
  async write(
    found: AuditExport,
    to: Writable,
    { onOpen, beforeEnd }: { onOpen?: () => void; beforeEnd?: () => Promise<void> } = {},
  ): Promise<Manifest> {
    const order = await this.orderOf.execute(found);
    return this.reads.run(found.tenantId, async (snapshot) =>
      this.writeExport.execute(snapshot, order, {
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
