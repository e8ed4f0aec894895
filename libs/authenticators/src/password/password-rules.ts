import { DomainError } from '#kernel';
import { COMMON_PASSWORDS } from './common-passwords.js';

/** Shortest and longest password, in characters (Unicode code points after NFKC). */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;

/** Names of the owner, which attackers try first. */
export interface OwnerNames {
  readonly username: string;
  readonly email: string | null;
}

/**
 * Refuses passwords that attackers try first. There are no rules about kinds of characters: they make passwords worse (NIST SP 800-63B-4,
 * 3.1.1.2).
 *
 * @throws DomainError `password.too_short`, `password.too_long`, `password.too_common` or `password.is_name`
 */
export function checkPassword(password: string, owner: OwnerNames): void {
  const text = password.normalize('NFKC');
  const length = Array.from(text).length;
  if (length < SHORTEST_PASSWORD) {
    refuse('password.too_short', `A password has at least ${String(SHORTEST_PASSWORD)} characters.`);
  }
  if (length > LONGEST_PASSWORD) {
    refuse('password.too_long', `A password has at most ${String(LONGEST_PASSWORD)} characters.`);
  }
  const folded = text.toLowerCase();
  if (COMMON_PASSWORDS.has(folded) || isRepetition(folded) || isSequence(folded)) {
    refuse('password.too_common', 'This password is among those that are guessed first.');
  }
  if (namesOf(owner).includes(folded)) {
    refuse('password.is_name', 'A password is not the username or the email address.');
  }
}

function refuse(code: string, detail: string): never {
  throw new DomainError('invalid', code, { detail });
}

function namesOf({ username, email }: OwnerNames): readonly string[] {
  const names = email === null ? [username] : [username, email, email.slice(0, email.lastIndexOf('@'))];
  return names
    .map((name) => name.normalize('NFKC').toLowerCase())
    .flatMap((name) => [name, `${name}${name}`, reversed(name)]);
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}

/** `aaaaaaaa`, `abababab`, `123123123`: a repetition of one to three characters. */
function isRepetition(text: string): boolean {
  return /^(.{1,3})\1+.?$/u.test(text);
}

/** `12345678`, `hgfedcba`: each character is the next, or the previous, one in order. */
function isSequence(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
