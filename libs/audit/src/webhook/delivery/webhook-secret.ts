import * as z from 'zod';

/** The allowed sizes of a secret in bytes (Standard Webhooks, "Signature scheme"). */
const LEAST_BYTES = 24;
const MOST_BYTES = 64;

const FORM = /^whsec_([A-Za-z0-9+/]+={0,2})$/;

/** The shared secret: `whsec_` and 24 to 64 random bytes in base64. */
export const webhookSecret = z.string().refine((text) => isSecretLength(bytesOf(text)?.length ?? 0), {
  error: 'must be whsec_ and 24 to 64 random bytes in base64',
});

/** The key in a secret. Throws for an invalid secret. */
export function keyOf(secret: string): Buffer {
  const bytes = bytesOf(secret);
  if (bytes === undefined) throw new TypeError('Not the secret of a webhook');
  return bytes;
}

function bytesOf(text: string): Buffer | undefined {
  const base64 = FORM.exec(text)?.[1];
  if (base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  // Node decodes base64 leniently; another library would decode such a text to another key, or not at all.
  return bytes.toString('base64') === base64 ? bytes : undefined;
}

function isSecretLength(bytes: number): boolean {
  return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
}
