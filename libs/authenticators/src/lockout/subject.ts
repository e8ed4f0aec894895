import type { Account } from '#accounts';
import { ipPrefix } from '#http';
import { identifierKey } from '#kernel';
import type { KnownDevice } from '#logon';
import type { KeyRing } from '#runtime';

/**
 * The subject for which failures are counted: the typed name of an account. A name that no account has is counted in the same way under a
 * keyed hash, and username and email address are counted separately, so no pause reveals whether an account exists or which two names
 * belong together. In a browser in which the account has logged on before, failures are counted for this browser alone: strangers' guesses
 * do not lock the owner out, and guesses made here are still slowed down.
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

/** The beginning of every subject of an account. */
export function accountPrefix(accountId: string): string {
  return `account:${accountId}:`;
}

/** Whether failures are counted for a browser in which the account has logged on before. */
export function isOfKnownDevice(subject: string): boolean {
  return subject.startsWith('account:') && subject.includes(`:${DEVICE}`);
}

/** The subject for the failures of a whole network. */
export function networkSubject(ip: string): string {
  return `network:${ipPrefix(ip)}`;
}
