import { randomBytes } from 'node:crypto';

/** A new id of a message or an assertion: a name of XML that nobody can guess (SAML Core, 1.3.4). */
export function newMessageId(): string {
  return `_${randomBytes(20).toString('hex')}`;
}
