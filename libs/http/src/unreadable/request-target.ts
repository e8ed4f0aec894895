/** Longest address that is looked at, in characters: a cursor, a filter, and room to spare. */
export const LONGEST_ADDRESS = 12_000;

/** Where the router finds nothing, for requests that are refused before they would get there. */
const NOWHERE = '/.unreadable';

/** What is wrong with the address of a request. */
export type AddressFault = 'too_long' | 'malformed';

/** The address that a request is routed by, and why it is refused if it is. */
export interface RequestTarget {
  readonly address: string;
  readonly fault?: AddressFault;
}

/**
 * Reads the target of a request (RFC 9112, 3.2): a path with its query, alone or behind our own origin. An address with a malformed
 * escape or a control character in its path names nothing that the product has ever given out.
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
