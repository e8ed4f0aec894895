import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { chunkOf, countChunks } from '../../infra/making-statements.js';
import type { AuditExport } from '../stored/audit-export.js';
import { withPeriodicGc } from './with-periodic-gc.js';

/** Bytes of stored chunks between garbage collections; a quarter of it when decompressing, which creates more garbage. */
const COLLECT_EVERY = 4 * 1024 * 1024;

/** Reads exports that a worker has made, chunk by chunk, each in a short transaction. */
@Injectable()
export class StoredContent {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The content of the file, compressed as stored or decompressed. */
  open(found: AuditExport, asKept: boolean): Readable {
    const kept = Readable.from(
      withPeriodicGc(this.chunks(found), asKept ? COLLECT_EVERY : COLLECT_EVERY / 4),
      {
        objectMode: false,
      },
    );
    if (asKept) return kept;
    return pipeline(kept, createGunzip(), () => undefined); // the returned stream reports the end or the error
  }

  private async *chunks({ tenantId, id }: AuditExport): AsyncGenerator<Buffer> {
    const [total] = await this.unitOfWork.query(tenantId, countChunks, { tenantId, id });
    for (let number = 0; number < (total?.chunks ?? 0); number += 1) {
      const [chunk] = await this.unitOfWork.query(tenantId, chunkOf, { tenantId, id, number });
      // It has expired or was cancelled during the download.
      if (chunk === undefined) throw new DomainError('gone', 'export.over');
      yield chunk.body;
    }
  }
}
