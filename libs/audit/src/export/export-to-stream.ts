import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { DatabaseTime, SnapshotReads, UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import type { ExportFormat, Manifest } from '../document/manifest.js';
import { ExportCompleted, ExportCreated } from '../events.js';
import type { FilterQuery } from '../search/filter-query.js';
import { ResolveFilter } from '../search/resolve-filter.js';
import { requestedFilter } from './requested-filter.js';
import { aboutExport } from './stored/export-event.js';
import { WriteExport } from './write-export.js';

/** Time limit in milliseconds for an operator's export, which can be interrupted: a day. */
const LONGEST_MS = 24 * 3_600_000;

/** An operator's export. */
export interface ExportInput {
  readonly tenant: { readonly id: string; readonly slug: string };
  readonly format: ExportFormat;
  readonly query: FilterQuery;
}

/** Writes an export directly to a stream of the caller. Only the log records it; no export is stored. */
@Injectable()
export class ExportToStream {
  constructor(
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: SnapshotReads,
    private readonly events: EventPublisher,
    private readonly resolveFilter: ResolveFilter,
    private readonly writeExport: WriteExport,
  ) {}

  /** @param onProgress receives the number of records written, and the total */
  async execute(
    { tenant, format, query }: ExportInput,
    to: Writable,
    onProgress: (records: number, count: number) => void,
  ): Promise<Manifest> {
    const asked = requestedFilter(query, await this.time.read());
    const about = aboutExport({ id: newId(), format });
    await this.unitOfWork.run(tenant.id, async (transaction) => {
      this.events.publish(transaction, ExportCreated, { ...about, filter: asked });
      await Promise.resolve();
    });
    const filter = await this.resolveFilter.execute(tenant.id, query);
    const spec = { tenant, format, filter, asked, upTo: Number.MAX_SAFE_INTEGER };
    const manifest = await this.reads.run(
      tenant.id,
      (snapshot) => this.writeExport.execute(snapshot, spec, { to, onProgress }),
      LONGEST_MS,
    );
    const { count: records, bytes, sha256 } = manifest;
    await this.unitOfWork.run(tenant.id, async (transaction) => {
      this.events.publish(transaction, ExportCompleted, { ...about, records, bytes, sha256 });
      await Promise.resolve();
    });
    return manifest;
  }
}
