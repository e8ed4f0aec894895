import * as z from 'zod';
import { asciiAddress } from '#kernel';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isAcceptable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isSafeTransport =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return isSafeTransport && url.username === '' && url.password === '' && url.hash === '';
}

/**
 * An address that a logon may lead to. Compared character by character (ASVS 10.4.1), so it has no wildcards; HTTPS, or HTTP on the same
 * machine for development (RFC 8252). Stored in the form in which it is sent (`asciiAddress`).
 */
export const returnUrl = z
  .string()
  .max(2_000, 'A return address is at most 2000 characters')
  .overwrite(asciiAddress)
  .refine(isAcceptable, 'A return address is a full https:// address without username and fragment');
