import { randomInt } from 'node:crypto';
import { equalInConstantTime, identifierKey } from '#kernel';
import type { KeyRing } from '#runtime';

const DIGITS = 6;

/** A code of six digits from the operating system's CSPRNG. */
export function newCode(): string {
  return randomInt(10 ** DIGITS)
    .toString()
    .padStart(DIGITS, '0');
}

/** The digits that a person typed, without the spaces that some type or paste between them. */
export function typedCode(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/**
 * The stored form of a code: an HMAC under the key ring, because a plain hash of six digits is guessed at once. The row's `id` makes the
 * hashes of equal codes different.
 */
export function hashCode(keyRing: KeyRing, id: string, code: string): string {
  return keyRing.sign(`${id}:${code}`, 'authenticators.email-code');
}

/** Keyed hash of the address that a code was sent to: enough to check whether the account still has it. */
export function addressMac(keyRing: KeyRing, email: string): string {
  return keyRing.sign(identifierKey(email), 'authenticators.email-address');
}

/** Whether the stored hash is that of this address, under any key of the ring. */
export function isAddress(keyRing: KeyRing, email: string, stored: string | null): boolean {
  return keyRing
    .signatures(identifierKey(email), 'authenticators.email-address')
    .some((signature) => signature === stored);
}

/** Whether the stored hash is that of `code`, under any key of the ring. */
export function isCode(keyRing: KeyRing, id: string, code: string, stored: string): boolean {
  return keyRing
    .signatures(`${id}:${code}`, 'authenticators.email-code')
    .some((signature) => equalInConstantTime(signature, stored));
}
