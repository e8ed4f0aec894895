import type { Account } from '#accounts';
import { ipPrefix } from '#http';
import { identifierKey } from '#kernel';
import type { KeyRing } from '#runtime';

/**
 * What failures are counted for: the name that was typed of an account. A name that no account has is counted in the
 * same way under a keyed hash, and user name and e-mail address count apart, so that no pause ever tells whether an
 * account exists, or which two names belong together.
 */
export function subjectOf(keyRing: KeyRing, account: Account | null, identifier: string): string {
  const key = identifierKey(identifier);
  if (account !== null) return `account:${account.id}:${key.includes('@') ? 'email' : 'username'}`;
  return `unknown:${keyRing.sign(key, 'authenticators.unknown-name')}`;
}

/** What failures of a whole network are counted for. */
export function networkSubject(ip: string): string {
  return `network:${ipPrefix(ip)}`;
}
