import type { Authority, Role } from '#accounts';
import type { Transaction } from '#database';
import type { BilingualText } from '#kernel';
import type { Evidence } from './evidence.js';
import type { Standing } from './standing.js';

/** A way to log on. The module that owns one registers it; menu, portal and attachment know no method by name. */
export interface LogonMethod {
  /** Never changes: `password`, `email-code`. */
  readonly key: string;
  readonly label: BilingualText;
  /** Key of the provider of identities whose people log on with it, as its lib registers it. Left out: accounts prove themselves. */
  readonly provider?: string;
  /** In every tenant's list from the beginning; others appear when they are first enabled. */
  readonly builtIn: boolean;
  /** Whether a built-in method is on until somebody switches it. */
  readonly enabledAtFirst: boolean;
  /** What it shows when it proves an account. */
  readonly evidence: Evidence;
  /** May be the proof of an account in attachment. */
  readonly proves: boolean;
  /** Can be on only while a method that proves is on. */
  readonly needsOtherMethod: boolean;
  /** Whether it could work at all on this installation, for example because a mail server is configured. */
  isAvailable(): boolean;
  /**
   * Whether this account could log on with it: has a password, an email address, a binding.
   *
   * @param role the one to ask for instead of the account's own, before it is given
   */
  standingOf(transaction: Transaction, accountId: string, role?: Role): Promise<Standing>;
  /** Whether any active account of these roles could log on with it, each in its own role. */
  isUsableByRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean>;
  /**
   * Asserts that the tenant has set up what the method works with, such as a connection. Left out: it needs nothing.
   *
   * @throws DomainError naming what is missing
   */
  assertReady?(transaction: Transaction): Promise<void>;
  /** Lets what the account has for the method rest on this authority. Left out: it has nothing of its own. */
  vouchFor?(transaction: Transaction, accountId: string, authority: Authority): Promise<void>;
  /** Brings what belongs to the method in step with its switch, in the transaction that has turned it. */
  follow?(transaction: Transaction, enabled: boolean): Promise<void>;
}
