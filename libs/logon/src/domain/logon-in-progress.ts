import type { Device } from './device.js';
import type { TakenProofs } from './proof.js';

/** What a logon is for that is neither a fresh authentication nor was begun with a requirement. */
export const LOGON = 'logon';

/** What a fresh authentication is for. */
export const REAUTHENTICATE = 'reauthenticate';

/** A logon with the proofs that it has, in the step that goes on with it. */
export interface LogonInProgress {
  readonly id: string;
  /** No row has been written of it. */
  readonly isNew: boolean;
  readonly browserHash: Buffer;
  readonly device: Device;
  readonly purpose: string;
  /** The method that it began with. */
  readonly method: string;
  readonly accountId: string;
  readonly proofs: TakenProofs;
  readonly returnTo: string;
  /** The requirement that it was begun with, and what that keeps for it. */
  readonly begunWith?: { readonly key: string; readonly subject: string } | undefined;
  /** The session that goes on, in a fresh authentication. */
  readonly sessionId?: string | undefined;
  readonly begunBy?: string | undefined;
  readonly application?: string | undefined;
  readonly emergency?: { readonly longestSeconds: number } | undefined;
  readonly isHeld: boolean;
}
