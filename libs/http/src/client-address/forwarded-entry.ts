import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Formats that proxies use for an address in `X-Forwarded-For`: plain, in quotes or brackets, with a port. */
const WRITTEN = /^"?(?:\[(?<v6>[^\]]+)\](?::\d+)?|(?<v4>\d+\.\d+\.\d+\.\d+)(?::\d+)?|(?<plain>[^"]+))"?$/;

/**
 * The normalized address of an entry of `X-Forwarded-For`: without port and zone, IPv4 inside of IPv6 as IPv4. Undefined if the entry names
 * none, such as `unknown`, and for a closed connection, whose address Fastify does not know.
 */
export function addressOfEntry(entry: string | undefined): string | undefined {
  // Nearly all proxies use the normalized form.
  if (entry !== undefined && isIPv4(entry)) return entry;
  const { v6, v4, plain = '' } = WRITTEN.exec(entry?.trim() ?? '')?.groups ?? {};
  const [address = ''] = (v6 ?? v4 ?? plain).split('%');
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return undefined;
  return ipaddr.process(address).toString();
}
