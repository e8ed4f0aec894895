import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Groups of an IPv6 address that identify its network. */
const GROUPS = 4;

/**
 * The network that an address counts as part of: IPv4 /24, IPv6 /56 (the usual size for one household or site, so that changing the address
 * within it gains nothing). An IPv4 address inside IPv6 counts as IPv4.
 *
 * @returns for example `192.0.2.0/24` or `2001:db8:0:1200::/56`; any other text counts as a network of its own
 */
export function ipPrefix(ip: string): string {
  if (isIPv4(ip)) return `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`;
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return ipPrefix(address.toString());
  const groups = address.parts
    .slice(0, GROUPS)
    .map((group, index) => (index < GROUPS - 1 ? group : group & 0xff00));
  return `${groups.map((group) => group.toString(16)).join(':')}::/56`;
}
