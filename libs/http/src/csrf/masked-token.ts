import { randomBytes } from 'node:crypto';

/** Hides a token behind as many random bytes, which go along: no two answers hold the same characters. */
export function mask(token: string): string {
  const bytes = Buffer.from(token);
  const pad = randomBytes(bytes.length);
  return Buffer.concat([pad, combined(bytes, pad)]).toString('base64url');
}

/** What was masked; of anything else, something that is no token. */
export function unmask(masked: string): string {
  const bytes = Buffer.from(masked, 'base64url');
  const half = bytes.length >> 1;
  return combined(bytes.subarray(half), bytes.subarray(0, half)).toString();
}

function combined(bytes: Buffer, pad: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, at) => byte ^ (pad[at] ?? 0)));
}
