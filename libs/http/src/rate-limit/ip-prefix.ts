import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that an address counts as part of: IPv4 /24, IPv6 /56 (what one household or site gets, so that
 * changing the address within it gains nothing). An IPv4 address inside IPv6 counts as IPv4.
 *
 * @returns for example `192.0.2.0/24` or `2001:db8:0:1200::/56`; `unknown` for what is no address
 */
export function ipPrefix(ip: string): string {
  const address = ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(address)) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  if (!isIPv6(address)) return 'unknown';
  const [first = 0, second = 0, third = 0, fourth = 0] = groupsOf(address);
  const groups = [first, second, third, fourth & 0xff00].map((group) => group.toString(16));
  return `${groups.join(':')}::/56`;
}

/** The eight 16-bit groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = address.split('::');
  const before = parse(head);
  if (tail === undefined) return before;
  const after = parse(tail);
  return [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}

function parse(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
