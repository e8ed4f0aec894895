import { createHash } from 'node:crypto';
import type { Checkpoint } from '../../document/checkpoint.js';

/** A place outside of the database that keeps checkpoints. */
export interface CheckpointSink {
  readonly kind: 'file' | 'url' | 'mail';
  /** The kind and a hash of the location; identifies the sink's progress. */
  readonly id: string;
  /** Resolves once the sink has stored the checkpoints of one tenant. They may arrive twice. */
  deliver(checkpoints: readonly Checkpoint[]): Promise<void>;
}

/** The id of a sink. It contains only a hash of the address, because addresses can contain secrets. */
export function sinkId(kind: CheckpointSink['kind'], where: string): string {
  return `${kind}:${createHash('sha256').update(where).digest('hex').slice(0, 16)}`;
}

/** Checkpoints as lines of JSON. */
export function linesOf(checkpoints: readonly Checkpoint[]): string {
  return checkpoints.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join('');
}
