import * as z from 'zod';

/** Maximum number of fixed headers. */
const MOST_HEADERS = 3;

/** Names by which receivers accept tokens; all other names must begin with `X-`. */
const KNOWN = ['authorization', 'api-key', 'dd-api-key'];

/** `X-` headers that tell proxies and frameworks about the client or the request; a tenant must not set them. */
const STEERING =
  /^x-(forwarded|original|rewrite|real-ip|client-ip|cluster|remote|host|http-|method|envoy|amz-|aws-|azure-|ms-|metadata|appengine|goog-(?!api-key)|accel|sendfile|middleware|requested-with)/;

const name = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, 'must be letters, digits and hyphens')
  .refine((text) => isAllowed(text.toLowerCase()), {
    error: 'must be Authorization, Api-Key, DD-API-KEY, or begin with X- and not be one that proxies heed',
  });

/** Visible ASCII characters, with spaces between them (RFC 9110, field values), so that a value cannot end the line. */
const value = z.string().regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,1998}[\x21-\x7e])?$/, {
  error: 'must be 1 to 2000 visible ASCII characters, without a line break',
});

const header = z.strictObject({ name, value });

/** A header that is sent with every message. */
export type FixedHeader = Readonly<z.output<typeof header>>;

/** Headers that are sent with every message; their values are secrets. */
export const fixedHeaders = z
  .array(header)
  .max(MOST_HEADERS, `must be ${String(MOST_HEADERS)} at most`)
  .refine((all) => new Set(all.map(({ name: one }) => one.toLowerCase())).size === all.length, {
    error: 'must have different names',
  });

/** Headers as the request takes them. */
export function asRecord(headers: readonly FixedHeader[]): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.map((one) => [one.name.toLowerCase(), one.value]));
}

function isAllowed(lowerCase: string): boolean {
  return KNOWN.includes(lowerCase) || (/^x-[a-z0-9]/.test(lowerCase) && !STEERING.test(lowerCase));
}
