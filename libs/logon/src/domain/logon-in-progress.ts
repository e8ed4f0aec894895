import type { Device } from './device.js';
import type { TakenProofs } from './proof.js';

/** Purpose of a logon that is not a fresh authentication and did not begin with a requirement. */
export const LOGON = 'logon';

/** Purpose of a fresh authentication. */
export const REAUTHENTICATE = 'reauthenticate';

/** A logon and its proofs, in the step that continues it. */
export interface LogonInProgress {
  readonly id: string;
  /** It has no row in the database yet. */
  readonly isNew: boolean;
  readonly browserHash: Buffer;
  readonly device: Device;
  readonly purpose: string;
  /** The method with which it began. */
  readonly method: string;
  readonly accountId: string;
  readonly proofs: TakenProofs;
  readonly returnTo: string;
  /** The requirement with which it began, and the id of that requirement's record. */
  readonly begunWith?: { readonly key: string; readonly subject: string } | undefined;
  /** In a fresh authentication: the session that continues. */
  readonly sessionId?: string | undefined;
  readonly begunBy?: string | undefined;
  readonly application?: string | undefined;
  readonly emergency?: { readonly longestSeconds: number } | undefined;
  readonly isHeld: boolean;
}
