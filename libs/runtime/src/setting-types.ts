import ipaddr from 'ipaddr.js';
import * as z from 'zod';

/** A whole number in decimal digits: `Number` alone would take ` `, `0x50` and `3e3`, too. */
export const wholeNumber = (least: number, most: number, preset: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${String(least)} to ${String(most)}, such as ${String(preset)}`,
      abort: true,
    })
    .transform(Number)
    .prefault(String(preset));

/** A TCP port; 0 takes one that is free. */
export const port = (preset: number) => wholeNumber(0, 65_535, preset);

/** A limit of something that there must be at least one of. */
export const count = (preset: number) => wholeNumber(1, 1_000_000, preset);

/** An address with one of these protocols. */
export const url = (protocols: RegExp, example: string) =>
  z
    .url({ protocol: protocols, error: `must be an address such as ${example}`, abort: true })
    .refine((text) => isReadable(text), {
      error:
        'contains a % that is not part of an escape: write each special character of a name or password as %XX, and % as %25',
    });

/** The address of a Redis: it may name one of its databases by number. */
export const redis = url(/^rediss?$/, 'redis://host:6379').refine(
  (text) => /^\/?\d*$/.test(new URL(text).pathname),
  { error: 'must end with the host, the port or a database number, such as redis://host:6379/0' },
);

/** The address of a server of whose paths only the product decides. */
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

/** The address below which an API stands. */
export const base = url(/^https?$/, 'https://api.example.com')
  .refine((text) => isBare(new URL(text)), { error: 'must have neither query nor login' })
  .transform((text) => text.replace(/\/+$/, ''));

/** The name or address on which a process listens. */
export const host = z.string().regex(/^(?:[\w.-]+|[\da-fA-F:]+(?:%\w+)?)$/, {
  error: 'must be an address or name without protocol and port, such as 0.0.0.0',
});

/** Names for groups of networks that are no one's alone. */
const GROUPS: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Networks whose servers are believed; a number of hops or `true` would trust anybody. */
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

/** Who sends mails: an address, with a name before it or alone. */
export const sender = z.string().regex(/^(?:[^<>\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u, {
  error: 'must be an email address, or a name and one such as openeiam <no-reply@example.com>',
});

/** A text that is sent in a header. */
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

/** An address as people write it; the library also takes `1` for 0.0.0.1. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** The length of a network's prefix; undefined for what is no network. */
function networkOf(entry: string): number | undefined {
  const [address = '', , ...more] = entry.split('/');
  if (!isAddress(address) || more.length > 0 || !ipaddr.isValidCIDR(entry)) return undefined;
  return ipaddr.parseCIDR(entry)[1];
}

/** Whether its escapes can be undone, as those do who connect to it. */
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
