import type { Device } from './device.js';
import type { Proof } from './proof.js';

/** A step of a browser towards a session: something has proven an account in this browser. */
export interface LogonStep {
  /** SHA-256 of the browser's cookie: a logon continues only in the browser that began it. */
  readonly browserHash: Buffer;
  readonly device: Device;
  readonly proof: Proof;
  readonly aim: ProofPurpose;
  /**
   * The caller has checked, in this transaction, that the method is enabled, that account and tenant are active and that the authority
   * covers the role, and has locked the account. The step repeats none of these checks, and does not wait for the result of opening the
   * session.
   */
  readonly isHeld?: boolean;
}

/** The purpose of a proof. A proof for one purpose is never accepted for another. */
export type ProofPurpose = NewLogon | FreshAuthentication | RequirementProof;

/** It begins a logon. */
export interface NewLogon {
  readonly kind: 'logon';
  /** Where the browser goes after the logon: an address that `returnTarget` has allowed. */
  readonly returnTo: string;
  /** Id of what was exchanged for the logon, such as a ticket. */
  readonly begunBy?: string | undefined;
  /** Id of the application that the person logs on to, if any. */
  readonly application?: string | undefined;
  /** Emergency access for when other methods fail: nothing more is asked for, and the session ends after this many seconds at most. */
  readonly emergency?: { readonly longestSeconds: number };
}

/** It proves again who the owner of a session is. */
export interface FreshAuthentication {
  readonly kind: 'fresh';
  readonly sessionId: string;
  readonly returnTo: string;
}

/** It is what the waiting logon in this browser needs. */
export interface RequirementProof {
  readonly kind: 'need';
  /** Key of the requirement. */
  readonly need: string;
}

/** A logon that has identified a person, for example by a scan, whose account is not known yet. */
export interface UnprovenLogon extends Omit<NewLogon, 'kind' | 'emergency'> {
  readonly browserHash: Buffer;
  readonly device: Device;
  /** Key of the method with which it began. */
  readonly method: string;
  /** Key of the requirement whose module continues it. */
  readonly need: string;
  /** Id of that module's record. */
  readonly subject: string;
  /** The caller meets the requirement in the same transaction, so the waiting is not announced. */
  readonly isMetAtOnce?: boolean;
}
