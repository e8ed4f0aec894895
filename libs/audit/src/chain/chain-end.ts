import type { Head } from '../document/head.js';
import type { DevicePolicy } from '../policy/masking.js';

/** A record's sequence number and hash. */
export interface Place {
  readonly sequence: number;
  readonly hash: string;
}

/** The end of a tenant's chain, to which the next record is appended. */
export interface ChainEnd extends Place {
  readonly tenant: string;
  readonly recordedAt: Date;
  /** The database's time, which becomes the next record's `recordedAt`. */
  readonly now: Date;
  /** The oldest record that is kept. */
  readonly first: number;
  /** The device policy for the next record. */
  readonly devices: DevicePolicy;
  /** The signed head for this end; undefined: the end differs from the signed one, or no end was ever signed. */
  readonly head: Head | undefined;
  /** The stored head, as it is and unchecked. */
  readonly storedHead: unknown;
  /** See `ChainTokens`; null: the log has no foundation yet. */
  readonly lock: string | null;
}

/** A head as a parameter of a statement. */
export function storedForm(head: unknown): string | null {
  return head === null || head === undefined ? null : JSON.stringify(head);
}
