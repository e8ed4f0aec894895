/** The request about which a proxy asks. */
export interface ForwardedRequest {
  readonly method: string;
  /** The address that the browser requested. */
  readonly url: URL;
}

/** The headers of a trusted proxy. */
export interface ForwardedHeaders {
  readonly host: string | undefined;
  readonly proto: string | undefined;
  readonly method: string | undefined;
  readonly uri: string | undefined;
}

/** Longest address, in characters. */
const LONGEST = 4_000;

/** A path with a query as requests have it: visible ASCII, no backslash. */
const PATH = /^\/[\x21-\x5b\x5d-\x7e]*$/;

const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\d{1,5})?$/i;

/**
 * Reads the request about which a proxy asks; undefined if its headers do not form one address of one host: two hosts, a user name, or a
 * path that browsers would read as another host.
 */
export function forwardedRequest({
  host,
  proto,
  method,
  uri,
}: ForwardedHeaders): ForwardedRequest | undefined {
  if (host === undefined || uri === undefined || !HOST.test(host)) return undefined;
  if (proto !== 'https' && proto !== 'http') return undefined;
  if (uri.length > LONGEST || !PATH.test(uri)) return undefined;
  const origin = URL.parse(`${proto}://${host}`);
  const url = URL.parse(`${proto}://${host}${uri}`);
  if (origin === null || url?.origin !== origin.origin) return undefined;
  return { method: (method ?? 'GET').toUpperCase(), url };
}
