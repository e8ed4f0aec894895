import type { Head } from '../document/head.js';
import type { DevicePolicy } from '../policy/masking.js';

/** A record by its place. */
export interface Place {
  readonly sequence: number;
  readonly hash: string;
}

/** The end of a tenant's chain, to which the next record is joined. */
export interface ChainEnd extends Place {
  readonly tenant: string;
  readonly recordedAt: Date;
  /** Oldest record that is kept. */
  readonly first: number;
  /** What holds for the next record. */
  readonly devices: DevicePolicy;
  /** What was signed about this end; undefined: it is not the end that was signed, or nobody ever has signed one. */
  readonly head: Head | undefined;
  /** What stands in the place of the head, whatever it is. */
  readonly storedHead: unknown;
  /** See `ChainWords`; null: nobody has founded the log. */
  readonly lock: string | null;
}

/** A head as a parameter of a statement. */
export function storedForm(head: unknown): string | null {
  return head === null || head === undefined ? null : JSON.stringify(head);
}
