import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address as proxies write it in `X-Forwarded-For`: plain, in quotes or brackets, with a port. */
const WRITTEN = /^"?(?:\[(?<v6>[^\]]+)\](?::\d+)?|(?<v4>\d+\.\d+\.\d+\.\d+)(?::\d+)?|(?<plain>[^"]+))"?$/;

/**
 * The address that an entry of `X-Forwarded-For` names, in one form for each: without port and zone, IPv4 inside of IPv6 as
 * IPv4. Undefined for what names none, such as `unknown`, and for a connection that has ended, which Fastify knows no address of.
 */
export function addressOfEntry(entry: string | undefined): string | undefined {
  // What nearly all write is in that form already.
  if (entry !== undefined && isIPv4(entry)) return entry;
  const { v6, v4, plain = '' } = WRITTEN.exec(entry?.trim() ?? '')?.groups ?? {};
  const [address = ''] = (v6 ?? v4 ?? plain).split('%');
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return undefined;
  return ipaddr.process(address).toString();
}
