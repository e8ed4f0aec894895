import { randomBytes } from 'node:crypto';

/** Masks a token with random bytes of the same length, which are included: no two answers contain the same characters. */
export function mask(token: string): string {
  const bytes = Buffer.from(token);
  const pad = randomBytes(bytes.length);
  return Buffer.concat([pad, combined(bytes, pad)]).toString('base64url');
}

/** The unmasked token; for other input, a text that is not a valid token. */
export function unmask(masked: string): string {
  const bytes = Buffer.from(masked, 'base64url');
  const half = bytes.length >> 1;
  return combined(bytes.subarray(half), bytes.subarray(0, half)).toString();
}

function combined(bytes: Buffer, pad: Buffer): Buffer {
  const result = Buffer.allocUnsafe(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) result[at] = (bytes[at] ?? 0) ^ (pad[at] ?? 0);
  return result;
}
