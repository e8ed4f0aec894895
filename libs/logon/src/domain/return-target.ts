import { asciiAddress } from '#kernel';

/** Decides where a logon may lead: the tenant's slug, and the addresses that it allows, each as an exact match. */
export interface ReturnPolicy {
  readonly slug: string;
  readonly settings: { readonly returnUrls: readonly string[] };
}

/** Longest return address that is kept, in characters of its encoded form. */
const LONGEST = 2_000;

/** Characters that browsers drop or rewrite in addresses: backslash, control characters, spaces, lone surrogates. */
const UNSAFE = /[\\\u0000-\u0020\u007f\p{Cs}]/u;

/**
 * Returns `wanted` if it is a page of the tenant's portal or exactly one of its allowed addresses, otherwise the portal's home. So an
 * attacker cannot choose the address (ASVS 10.4.1), and it is always valid in a header, which is sent when the logon can no longer be
 * undone.
 */
export function returnTarget(policy: ReturnPolicy, wanted: string | undefined): string {
  const home = `/t/${policy.slug}/`;
  if (wanted === undefined || UNSAFE.test(wanted)) return home;
  const target = asciiAddress(wanted);
  if (target.length > LONGEST) return home;
  if (policy.settings.returnUrls.includes(target)) return target;
  if (!target.startsWith(home)) return home;
  const { host, pathname, search, hash } = new URL(target, 'http://portal.invalid');
  const staysInside = host === 'portal.invalid' && pathname.startsWith(home);
  return staysInside && !decodesToTraversal(pathname) ? `${pathname}${search}${hash}` : home;
}

function decodesToTraversal(path: string): boolean {
  try {
    return decodeURIComponent(path).split('/').includes('..') || decodeURIComponent(path).includes('\\');
  } catch {
    return true; // the portal never makes malformed percent-encoding
  }
}
