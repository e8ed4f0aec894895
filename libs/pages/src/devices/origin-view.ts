import { BlockList, isIPv6 } from 'node:net';
import { ipPrefix } from '#http';
import type { OriginView } from '../context/page-context.js';
import type { Locale } from '../i18n/locale.js';
import { texts } from '../texts/index.js';

const THIS_MACHINE = new BlockList();
THIS_MACHINE.addSubnet('127.0.0.0', 8, 'ipv4');
THIS_MACHINE.addAddress('::1', 'ipv6');

/** Private and link-local networks (RFC 1918, 4193, 3927, 4291) and those of carriers (RFC 6598). */
const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv4');
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/**
 * Where a request came from, coarsely: the kind of network and its prefix. A city would need an address database, which nobody may
 * redistribute; people best recognise that a network is not their own.
 */
export function originView(ip: string, locale: Locale): OriginView {
  const family = isIPv6(ip) ? 'ipv6' : 'ipv4';
  const isMachine = THIS_MACHINE.check(ip, family);
  const kind = isMachine ? 'machine' : PRIVATE.check(ip, family) ? 'private' : 'internet';
  return { place: texts(locale).devices[kind], network: ipPrefix(ip) };
}
