import type { Authority } from '#accounts';
import type { Transaction } from '#database';
import type { FormAuthenticator } from '../form-logon-method.js';
import type { TakenProofs } from './proof.js';

/** Something that a logon can need besides, or before, the proof of an account. The module that owns it registers it. */
export interface LogonRequirement {
  /** Never changes; begins with the module's name: `binding.attach`. */
  readonly key: string;
  /** Purpose of the proofs that meet it, and of a logon that begins with it. */
  readonly purpose: string;
  /** Page, below the tenant's address, that asks for it. */
  readonly page: string;
  /** Page, below the tenant's address, that shows the result once the session is open. */
  readonly resultPage?: string;
  /** Whether a proof by this method meets it. */
  isMetBy(method: string): boolean;
  /** Whether a logon lacks it; asked after each proof and before the session opens. Left out: only logons that began with it need it. */
  isMissing?(transaction: Transaction, logon: LogonSoFar): Promise<boolean>;
  /**
   * Work that the end of a logon that began with it also does, in the transaction that opens the session: both happen or neither. Throws a
   * `DomainError` to refuse. Returns what the session is born of, so that the session ends with it.
   */
  complete?(transaction: Transaction, completion: Completion): Promise<{ readonly bornOf?: string }>;
}

/** A further proof that some logons need, such as a second factor. The portal has one page for all of them. */
export interface FactorRequirement extends LogonRequirement {
  readonly label: { readonly en: string; readonly zh: string };
  /** Ways to meet it. Each limits guessing itself, as logon methods do. */
  readonly ways: readonly [FormAuthenticator, ...FormAuthenticator[]];
}

/** A logon whose account is proven, before any row is written. */
export interface LogonSoFar {
  readonly accountId: string;
  /** Its purpose: `logon`, `reauthenticate`, or the purpose of the requirement with which it began. */
  readonly purpose: string;
  readonly proofs: TakenProofs;
}

/** The logon that completes, with the proof and the account. */
export interface Completion {
  readonly logonId: string;
  /** The id that was given when the logon began. */
  readonly subject: string;
  readonly accountId: string;
  readonly method: string;
  readonly authority: Authority;
}
