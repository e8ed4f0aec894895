import { randomBytes } from 'node:crypto';

/** A new id for a message or an assertion: an XML name that cannot be guessed (SAML Core, 1.3.4). */
export function newMessageId(): string {
  return `_${randomBytes(20).toString('hex')}`;
}
