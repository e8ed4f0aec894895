import ipaddr from 'ipaddr.js';
import * as z from 'zod';

/** A whole number in decimal digits: `Number` alone would also accept ` `, `0x50` and `3e3`. */
export const wholeNumber = (least: number, most: number, preset: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${String(least)} to ${String(most)}, such as ${String(preset)}`,
      abort: true,
    })
    .transform(Number)
    .prefault(String(preset));

/** A TCP port; 0 picks a free one. */
export const port = (preset: number) => wholeNumber(0, 65_535, preset);

/** A limit that must be at least one. */
export const count = (preset: number) => wholeNumber(1, 1_000_000, preset);

/** An address with one of these protocols. */
export const url = (protocols: RegExp, example: string) =>
  z
    .url({ protocol: protocols, error: `must be an address such as ${example}`, abort: true })
    .refine((text) => isReadable(text), {
      error:
        'contains a % that is not part of an escape: write each special character of a name or password as %XX, and % as %25',
    });

/** The address of a Redis server, optionally with a database number. */
export const redis = url(/^rediss?$/, 'redis://host:6379').refine(
  (text) => /^\/?\d*$/.test(new URL(text).pathname),
  { error: 'must end with the host, the port or a database number, such as redis://host:6379/0' },
);

/** The origin of a server. The product decides about all its paths. */
export const origin = url(/^https?$/, 'https://id.example.com')
  .refine((text) => isBare(new URL(text)) && new URL(text).pathname.replaceAll('/', '') === '', {
    error:
      'must be a protocol and a host, with an optional port, such as https://id.example.com, without path or query',
    abort: true,
  })
  .refine((text) => !['0.0.0.0', '[::]'].includes(new URL(text).hostname), {
    error: 'must name a host that browsers and phones can open; 0.0.0.0 and [::] are for HOST',
  })
  .transform((text) => new URL(text).origin);

/** The base address of an API. */
export const base = url(/^https?$/, 'https://api.example.com')
  .refine((text) => isBare(new URL(text)), { error: 'must have neither query nor login' })
  .transform((text) => text.replace(/\/+$/, ''));

/** The name or address that a process listens on. */
export const host = z.string().regex(/^(?:[\w.-]+|[\da-fA-F:]+(?:%\w+)?)$/, {
  error: 'must be an address or name without protocol and port, such as 0.0.0.0',
});

/** Names of groups of private networks. */
const GROUPS: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Networks whose proxies are trusted; a number of hops or `true` would trust anybody. */
export const proxies = list(
  (entry) => GROUPS.has(entry) || isAddress(entry) || networkOf(entry) !== undefined,
  'must be addresses or networks such as 10.1.0.7, 10.1.0.0/16 or loopback, separated by commas; not a number of hops',
).refine((entries) => entries.every((entry) => networkOf(entry) !== 0), {
  error: 'would trust everybody: name only the networks of the proxies',
});

/** Networks in CIDR notation. */
export const networks = list(
  (entry) => networkOf(entry) !== undefined,
  'must be networks such as 10.1.0.0/16, separated by commas',
);

/** The sender of mails: an address, alone or after a name. */
export const sender = z.string().regex(/^(?:[^<>\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u, {
  error: 'must be an email address, or a name and one such as openeiam <no-reply@example.com>',
});

/** A token that is sent in a header. */
export const bearerToken = z
  .string()
  .min(16, { error: 'needs at least 16 characters', abort: true })
  .regex(/^[\x21-\x7E]+$/, { error: 'must consist of ASCII letters, digits and signs without spaces' });

function list(isEntry: (entry: string) => boolean, error: string) {
  return z
    .string()
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .refine((entries) => entries.every(isEntry), { error, abort: true });
}

/** An address as people write it; the library also accepts `1` for 0.0.0.1. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** The prefix length of a network; undefined if it is not a network. */
function networkOf(entry: string): number | undefined {
  const [address = '', , ...more] = entry.split('/');
  if (!isAddress(address) || more.length > 0 || !ipaddr.isValidCIDR(entry)) return undefined;
  return ipaddr.parseCIDR(entry)[1];
}

/** Whether its escapes can be decoded, as clients do when they connect. */
function isReadable(text: string): boolean {
  const { username, password, pathname } = new URL(text);
  try {
    return [username, password, pathname].every((part) => decodeURIComponent(part).length >= 0);
  } catch {
    return false;
  }
}

function isBare({ search, hash, username, password, href }: URL): boolean {
  return [search, hash, username, password].every((part) => part === '') && !/[?#]$/.test(href);
}
