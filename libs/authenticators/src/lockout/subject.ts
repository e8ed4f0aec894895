import type { Account } from '#accounts';
import { ipPrefix } from '#http';
import { identifierKey } from '#kernel';
import type { KnownDevice } from '#logon';
import type { KeyRing } from '#runtime';

/**
 * What failures are counted for: the name that was typed of an account. A name that no account has is counted in the
 * same way under a keyed hash, and username and email address count apart, so that no pause ever tells whether an
 * account exists, or which two names belong together. In a browser in which the account has logged on before they are
 * counted for this browser alone: what strangers guess does not keep the owner out, and what is guessed here is slowed
 * down all the same.
 */
export function subjectOf(
  keyRing: KeyRing,
  account: Account | null,
  identifier: string,
  device: KnownDevice | undefined,
): string {
  const key = identifierKey(identifier);
  if (account !== null && device?.accountIds.includes(account.id) === true)
    return `${accountPrefix(account.id)}${DEVICE}${device.id}`;
  if (account !== null) return `account:${account.id}:${key.includes('@') ? 'email' : 'username'}`;
  return `unknown:${keyRing.sign(key, 'authenticators.unknown-name')}`;
}

const DEVICE = 'device:';

/** What every subject of an account begins with. */
export function accountPrefix(accountId: string): string {
  return `account:${accountId}:`;
}

/** Whether failures are counted for a browser in which the account has logged on before. */
export function isOfKnownDevice(subject: string): boolean {
  return subject.startsWith('account:') && subject.includes(`:${DEVICE}`);
}

/** What failures of a whole network are counted for. */
export function networkSubject(ip: string): string {
  return `network:${ipPrefix(ip)}`;
}
