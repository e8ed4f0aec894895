import { createHash } from 'node:crypto';
import type { Checkpoint } from '../../document/checkpoint.js';

/** A place outside of the database where checkpoints are kept. */
export interface CheckpointSink {
  readonly kind: 'file' | 'url' | 'mail';
  /** Kind and hash of where it is; by it, the sink's progress is kept. */
  readonly id: string;
  /** Resolves once those of one tenant are kept there. They may come twice. */
  deliver(checkpoints: readonly Checkpoint[]): Promise<void>;
}

/** The id of a sink. Addresses can hold secrets, so only a hash of them is kept. */
export function sinkId(kind: CheckpointSink['kind'], where: string): string {
  return `${kind}:${createHash('sha256').update(where).digest('hex').slice(0, 16)}`;
}

/** Checkpoints as lines of JSON. */
export function linesOf(checkpoints: readonly Checkpoint[]): string {
  return checkpoints.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join('');
}
