import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Snapshot } from '#database';
import type { Manifest } from '../document/manifest.js';
import { LogSigner } from '../signing/log-signer.js';
import { extentOf, type ExportExtent } from './export-extent.js';
import { conditionsOf, type ExportOrder } from './export-order.js';
import { EXPORT_FORMS } from './format/export-forms.js';
import { Measured } from './measured.js';

/** Where an export goes, and who hears of it. */
export interface ExportDestination {
  /** The streams behind the one that measures; the last one is writable. */
  readonly streams: readonly NodeJS.ReadWriteStream[];
  readonly end: NodeJS.WritableStream;
  readonly signal?: AbortSignal | undefined;
  /** Hears what it will hold before the first byte, and may throw. */
  readonly onExtent?: (extent: ExportExtent) => void;
  /** Hears how many records have been written. */
  readonly onProgress?: (records: number, count: number) => void;
}

/** Writes the records of an order as PostgreSQL gives them, and signs what was written. */
@Injectable()
export class WriteExport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly signer: LogSigner,
  ) {}

  async execute(snapshot: Snapshot, order: ExportOrder, destination: ExportDestination): Promise<Manifest> {
    const extent = await extentOf(snapshot, order);
    destination.onExtent?.(extent);
    const { columns, copy } = EXPORT_FORMS[order.format];
    const select = `select ${columns} from audit.entry where ${conditionsOf(order)} order by sequence`;
    const measured = new Measured((lines) =>
      destination.onProgress?.(Math.min(lines, extent.count), extent.count),
    );
    await pipeline([snapshot.copy(select, copy), measured, ...destination.streams, destination.end], {
      signal: destination.signal,
    });
    return this.signer.sign({
      version: 1 as const,
      tenant: order.tenant,
      format: order.format,
      filter: { ...order.asked },
      ...extent,
      sha256: measured.sha256(),
      bytes: measured.bytes,
      madeAt: this.clock.now().toISOString(),
    });
  }
}
