import { ROLES } from '#accounts';
import { identifierKey } from '#kernel';

/** The visitor, as a protected application is told. */
export interface Visitor {
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: string;
  /** Names of the groups and units that the person is told to be in, groups first. */
  readonly groups: readonly string[];
}

/** What is percent-encoded: everything but letters, digits and some marks of addresses. `%` and `,` are, too. */
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

/** The headers of an answer that lets a request through. An absent value is sent as an empty header, so that it replaces one that the browser sent. */
export function remoteHeaders(visitor: Visitor): Readonly<Record<string, string>> {
  return {
    'remote-user': headerValue(visitor.username),
    'remote-name': headerValue(visitor.displayName),
    'remote-email': headerValue(visitor.email ?? ''),
    // A comma within a value is encoded, so that it stands between values only.
    'remote-groups': [visitor.role, ...visitor.groups.filter(isNoRole)].map(headerValue).join(','),
  };
}

/** Whoever may name departments or groups gets no role of the portal by it. */
function isNoRole(group: string): boolean {
  const name = identifierKey(group);
  return !ROLES.some((role) => role === name);
}
