import { plainText } from '#kernel';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Schemes that a browser executes or displays itself: none of them leads to an application. */
const ACTIVE = new Set(['javascript:', 'vbscript:', 'data:', 'blob:', 'file:', 'about:', 'filesystem:']);

const address = plainText({ max: 2_000, min: 1, trim: true, what: 'An address' }).regex(
  /^[\x21-\x7e]+$/,
  'An address is written in ASCII, without spaces',
);

/** HTTPS, or HTTP on the same machine (RFC 8252, 7.3); no username, no fragment. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && isPlain(url, text) && (url.protocol === 'https:' || isLoopback(url));
}

/** A private scheme, by which an operating system finds the application; reverse-DNS names prevent collisions (RFC 8252, 7.1). */
function isOwnScheme(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !isPlain(url, text) || ACTIVE.has(url.protocol)) return false;
  return /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol);
}

function isPlain(url: URL, text: string): boolean {
  return url.username === '' && url.password === '' && !text.includes('#') && !text.includes('\\');
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && LOOPBACK.has(url.hostname);
}

/** Whether an address is one of an installed application: its private scheme, or HTTP on the same machine, at any port. */
export function isNativeAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (isLoopback(url) || isOwnScheme(text));
}

/** The host of a web address, for rules that compare hosts. */
export function hostOf(text: string): string {
  return URL.parse(text)?.host ?? '';
}

/** An address of a web application. */
export const webUrl = address.refine(
  isWebAddress,
  'An address is a full https:// address (http:// only on the same machine), without username and fragment',
);

/** An address to which a logon or a log-off may lead back. Compared character by character. */
export const redirectUri = address.refine(
  (text) => isWebAddress(text) || isOwnScheme(text),
  'An address is https://…, http:// on the same machine, or begins with a scheme of its own such as com.example.app:/',
);
