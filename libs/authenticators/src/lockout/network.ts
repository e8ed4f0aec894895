import { isIPv4, isIPv6 } from 'node:net';

/** What failures of one network are counted for: the IPv4 /24 or IPv6 /56 that an address is in. */
export function networkSubject(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;
  if (isIPv4(mapped)) return `network:${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(ip)) return 'network:unknown';
  const groups = expand(ip);
  const third = (groups[3] ?? 0) & 0xff00;
  return `network:${[...groups.slice(0, 3), third].map((group) => group.toString(16)).join(':')}::/56`;
}

function expand(ip: string): readonly number[] {
  const [head = '', tail] = ip.replace(/%.*$/, '').split('::');
  const left = groupsOf(head);
  if (tail === undefined) return left;
  const right = groupsOf(tail);
  return [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => 0), ...right];
}

function groupsOf(part: string): readonly number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
}
