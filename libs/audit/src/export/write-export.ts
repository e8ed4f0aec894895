import type { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { readDatabaseNow, type Snapshot } from '#database';
import type { Manifest } from '../document/manifest.js';
import { LogKeys } from '../signing/log-keys.js';
import { LogSigner } from '../signing/log-signer.js';
import { logStateOf } from '../verification/log-state.js';
import { readStoredLogState } from '../verification/stored-log-state.js';
import type { Problem } from '../verification/verdict.js';
import { extentOf, type ExportExtent } from './export-extent.js';
import type { ExportSpec } from './export-spec.js';
import { recordsOf } from './export-sql.js';
import { EXPORT_FORMS } from './format/export-forms.js';
import { ChecksumStream } from './checksum-stream.js';

/** The target of an export, and its callbacks. */
export interface ExportDestination {
  readonly to: Writable;
  /** Transforms the output, for example to compress it. */
  readonly through?: Transform;
  readonly signal?: AbortSignal;
  /** Is called with the extent before the first byte, and may throw. */
  readonly onExtent?: (extent: ExportExtent) => void;
  /** Receives the number of records written, and the total. */
  readonly onProgress?: (records: number, count: number) => void;
  /** Is awaited when everything is written but `to` has not ended yet. An error aborts the export. */
  readonly beforeEnd?: (manifest: Manifest) => Promise<void>;
}

/** Writes the records of an export as PostgreSQL returns them, and signs what was written. */
@Injectable()
export class WriteExport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly signer: LogSigner,
    private readonly logKeys: LogKeys,
  ) {}

  async execute(snapshot: Snapshot, spec: ExportSpec, destination: ExportDestination): Promise<Manifest> {
    const madeAt = (await readDatabaseNow(snapshot, this.clock.now())).toISOString();
    const extent = await extentOf(snapshot, spec);
    const keys = await this.logKeys.publicKeys();
    const state = logStateOf(await readStoredLogState(snapshot, spec.tenant.id), keys);
    destination.onExtent?.(extent);
    const { columns, copy, beginning } = EXPORT_FORMS[spec.format];
    let manifest: Manifest | undefined;
    const checksumStream = new ChecksumStream(
      beginning,
      (lines) => destination.onProgress?.(Math.min(lines, extent.count), extent.count),
      async (sha256, bytes) => {
        manifest = this.manifestOf(spec, extent, { sha256, bytes, madeAt }, state.problem);
        await destination.beforeEnd?.(manifest);
      },
    );
    const { through, to, signal } = destination;
    await pipeline(
      [
        snapshot.copy(recordsOf(spec, columns()), copy),
        checksumStream,
        ...(through === undefined ? [] : [through]),
        to,
      ],
      signal === undefined ? {} : { signal },
    );
    if (manifest === undefined) throw new Error('An export has ended without a manifest');
    return manifest;
  }

  private manifestOf(
    spec: ExportSpec,
    extent: ExportExtent,
    file: Pick<Manifest, 'sha256' | 'bytes' | 'madeAt'>,
    doubt: Problem | undefined,
  ): Manifest {
    return this.signer.sign({
      version: 1 as const,
      tenant: spec.tenant,
      format: spec.format,
      filter: { ...spec.asked },
      ...extent,
      ...file,
      // A truncated log must not get a signature for the remaining records.
      ...(doubt === undefined ? {} : { unproven: doubt.code }),
    });
  }
}
