import type { Device } from './device.js';
import type { Proof } from './proof.js';

/** What a browser does towards a session: something has proven an account in it. */
export interface LogonStep {
  /** SHA-256 of the browser's cookie: what one browser begins, no other continues. */
  readonly browserHash: Buffer;
  readonly device: Device;
  readonly proof: Proof;
  readonly aim: LogonAim;
  /**
   * The caller has found the method enabled, account and tenant active and the role within the authority, and has locked the
   * account, all in this transaction: nothing of it is asked again, and the session need not be waited for.
   */
  readonly isHeld?: boolean;
}

/** What a proof is for. A proof for one thing is never accepted for another. */
export type LogonAim = NewLogon | FreshAuthentication | MeetsNeed;

/** It begins a logon. */
export interface NewLogon {
  readonly kind: 'logon';
  /** Where the browser goes with its session: an address that `returnTarget` has allowed. */
  readonly returnTo: string;
  /** Id of what it was exchanged for, such as a ticket. */
  readonly begunBy?: string | undefined;
  /** Id of the application for which the person logs on, if for any. */
  readonly application?: string | undefined;
  /** The way in for when methods fail: nothing more is asked for, and the session ends after so many seconds at most. */
  readonly emergency?: { readonly longestSeconds: number };
}

/** It proves once more who the owner of a session is. */
export interface FreshAuthentication {
  readonly kind: 'fresh';
  readonly sessionId: string;
  readonly returnTo: string;
}

/** It is what the logon that waits in this browser needs. */
export interface MeetsNeed {
  readonly kind: 'need';
  /** Key of the requirement. */
  readonly need: string;
}

/** A logon that has identified somebody whose account nobody knows yet, such as by a scan. */
export interface UnprovenLogon extends Omit<NewLogon, 'kind' | 'emergency'> {
  readonly browserHash: Buffer;
  readonly device: Device;
  /** Key of the method that it began with. */
  readonly method: string;
  /** Key of the requirement whose module goes on with it. */
  readonly need: string;
  /** Id of what that module keeps for it. */
  readonly subject: string;
  /** The caller meets the need in the same transaction: that the logon waits is not announced. */
  readonly isMetAtOnce?: boolean;
}
