import type { Authority } from '#accounts';
import type { Transaction } from '#database';
import type { FormAuthenticator } from '../form-logon-method.js';
import type { TakenProofs } from './proof.js';

/** What a logon can need besides, or before, the proof of an account. The module that knows of it registers it. */
export interface LogonRequirement {
  /** Never changes; begins with the name of the module: `binding.attach`. */
  readonly key: string;
  /** What the proofs that meet it are for, and what a logon is for that begins with it. */
  readonly purpose: string;
  /** Page, below the tenant's address, that asks for it. */
  readonly page: string;
  /** Page, below the tenant's address, that tells what has come of it once the session is there. */
  readonly resultPage?: string;
  /** Whether proofs by this method meet it. */
  isMetBy(method: string): boolean;
  /**
   * Whether a logon lacks it; asked after each proof and before the session. Left out: only the logons that were begun with it
   * need it.
   */
  isMissing?(transaction: Transaction, logon: LogonSoFar): Promise<boolean>;
  /**
   * What else the end of a logon that was begun with it brings about, in the transaction that opens the session: both happen
   * or neither. Throws a `DomainError` to refuse. Gives what the session is born of, so that it ends with it.
   */
  complete?(transaction: Transaction, completion: Completion): Promise<{ readonly bornOf?: string }>;
}

/** A further proof that some logons need, such as one by a second factor. The portal has one page for all of them. */
export interface FactorRequirement extends LogonRequirement {
  readonly label: { readonly en: string; readonly zh: string };
  /** What it can be met by. Each slows guessing down by itself, as methods do. */
  readonly ways: readonly [FormAuthenticator, ...FormAuthenticator[]];
}

/** A logon whose account is proven, before anything is written of it. */
export interface LogonSoFar {
  readonly accountId: string;
  /** What it is for: `logon`, `reauthenticate`, or the purpose of the requirement that it began with. */
  readonly purpose: string;
  readonly proofs: TakenProofs;
}

/** Which logon completes, by which proof of which account. */
export interface Completion {
  readonly logonId: string;
  /** The id that was given when the logon was begun. */
  readonly subject: string;
  readonly accountId: string;
  readonly method: string;
  readonly authority: Authority;
}
