/** What decides where a logon may lead: the tenant's slug and the addresses that it allows, each an exact match. */
export interface ReturnPolicy {
  readonly slug: string;
  readonly settings: { readonly returnUrls: readonly string[] };
}

/** Longest return address that is kept, in characters. */
const LONGEST = 2_000;

/** Characters that browsers drop or rewrite in addresses: backslash, control characters, spaces. */
const UNSAFE = /[\\\u0000-\u0020\u007f]/;

/**
 * Where a logon leads: `wanted` when it is a page of the tenant's portal or exactly one of its allowed addresses,
 * otherwise the portal's home. Never an address that an attacker could choose (ASVS 10.4.1).
 */
export function returnTarget(policy: ReturnPolicy, wanted: string | undefined): string {
  const home = `/t/${policy.slug}/`;
  if (wanted === undefined || wanted.length > LONGEST || UNSAFE.test(wanted)) return home;
  if (policy.settings.returnUrls.includes(wanted)) return wanted;
  if (!wanted.startsWith(home)) return home;
  const resolved = new URL(wanted, 'http://portal.invalid');
  const staysInside = resolved.host === 'portal.invalid' && resolved.pathname.startsWith(home);
  return staysInside && !decodesToTraversal(resolved.pathname) ? wanted : home;
}

function decodesToTraversal(path: string): boolean {
  try {
    return decodeURIComponent(path).split('/').includes('..') || decodeURIComponent(path).includes('\\');
  } catch {
    return true; // malformed percent-encoding is nothing that the portal ever made
  }
}
