import { ROLES } from '#accounts';
import { identifierKey } from '#kernel';

/** The visitor's data that a protected application gets. */
export interface Visitor {
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: string;
  /** Names of the person's groups and units, groups first. */
  readonly groups: readonly string[];
}

/** Characters to percent-encode: everything but letters, digits and some punctuation of addresses. `%` and `,` are encoded, too. */
const ENCODED = /[^A-Za-z0-9@._~+-]/gu;

/** A value in ASCII: UTF-8, percent-encoded (RFC 3986, 2.1), so that `decodeURIComponent` restores it. */
export function headerValue(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(ENCODED, (character) =>
      [...Buffer.from(character)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    );
}

/**
 * The headers of an answer that lets a request through. An absent value is sent as an empty header, so that it replaces a header that the
 * browser sent.
 */
export function remoteHeaders(visitor: Visitor): Readonly<Record<string, string>> {
  return {
    'remote-user': headerValue(visitor.username),
    'remote-name': headerValue(visitor.displayName),
    'remote-email': headerValue(visitor.email ?? ''),
    // A comma inside a value is encoded, so commas only separate values.
    'remote-groups': [visitor.role, ...visitor.groups.filter(isNoRole)].map(headerValue).join(','),
  };
}

/** A department or group named like a role of the portal must not give that role. */
function isNoRole(group: string): boolean {
  const name = identifierKey(group);
  return !ROLES.some((role) => role === name);
}
