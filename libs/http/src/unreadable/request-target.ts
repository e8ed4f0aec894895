/** Maximum length of an accepted address, in characters: a cursor, a filter, and some reserve. */
export const LONGEST_ADDRESS = 12_000;

/** A path without a route, for requests that are refused before they reach one. */
const NOWHERE = '/.unreadable';

/** The fault of a request's address. */
export type AddressFault = 'too_long' | 'malformed';

/** The address that a request is routed by, and the reason if it is refused. */
export interface RequestTarget {
  readonly address: string;
  readonly fault?: AddressFault;
}

/**
 * Parses the target of a request (RFC 9112, 3.2): a path with its query, alone or after our own origin. The product never issues an address
 * with a malformed escape or a control character in its path.
 */
export function requestTarget(target: string): RequestTarget {
  if (target.length > LONGEST_ADDRESS) return { address: NOWHERE, fault: 'too_long' };
  const address = target.replace(/^https?:\/\/[^/?#]+(?=[/?#]|$)/i, '');
  const [path = ''] = address.split(/[?#]/, 1);
  if (path === '' && address !== target) return { address: `/${address}` };
  return isPath(path) ? { address } : { address: NOWHERE, fault: 'malformed' };
}

function isPath(path: string): boolean {
  if (!path.startsWith('/')) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false; // a malformed escape
  }
}
