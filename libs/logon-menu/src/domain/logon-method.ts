import type { Authority, Role } from '#accounts';
import type { Transaction } from '#database';
import type { BilingualText } from '#kernel';
import type { Evidence } from './evidence.js';
import type { CredentialStatus } from './credential-status.js';

/** A way to log on. The module that owns it registers it; menu, portal and attachment know no method by name. */
export interface LogonMethod {
  /** `password`, `email-code`. Never changes. */
  readonly key: string;
  readonly label: BilingualText;
  /** Key of the identity provider whose people log on with it, as registered by its lib. Left out: accounts prove themselves. */
  readonly provider?: string;
  /** Whether it is in every tenant's list from the beginning; others appear when they are first enabled. */
  readonly isBuiltIn: boolean;
  /** Whether a built-in method is on until somebody changes its switch. */
  readonly isEnabledByDefault: boolean;
  /** The evidence that it gives when it proves an account. */
  readonly evidence: Evidence;
  /** Whether it can prove an account in attachment. */
  readonly canVerifyAccount: boolean;
  /** Whether it can be on only while a method that proves accounts is on. */
  readonly needsOtherMethod: boolean;
  /** Whether it can work at all on this installation, for example because a mail server is configured. */
  isAvailable(): boolean;
  /**
   * Whether this account could log on with it: has a password, an email address, a binding.
   *
   * @param role a role to check instead of the account's own, before it is granted
   */
  credentialStatusOf(transaction: Transaction, accountId: string, role?: Role): Promise<CredentialStatus>;
  /** Whether any active account with one of these roles could log on with it, each in its own role. */
  isUsableByRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean>;
  /**
   * Asserts that the tenant has set up what the method needs, such as a connection. Left out: it needs nothing.
   *
   * @throws DomainError naming what is missing
   */
  assertReady?(transaction: Transaction): Promise<void>;
  /** Sets the authority that vouches for the account's credentials of this method. Left out: it has none of its own. */
  vouchFor?(transaction: Transaction, accountId: string, authority: Authority): Promise<void>;
  /** Updates what belongs to the method after its switch changes, in the same transaction. */
  follow?(transaction: Transaction, enabled: boolean): Promise<void>;
}
