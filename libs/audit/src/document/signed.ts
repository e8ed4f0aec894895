import * as z from 'zod';

/** 32 bytes in hexadecimal digits. */
export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

/** RFC 3339, UTC, with milliseconds. */
export const timeText = z.iso.datetime({ precision: 3 });

/** The members of every signed document. */
export const signature = {
  keyId: z.string().min(1).describe('Id of the signing key; `cli audit public-key` prints the public key'),
  signature: z
    .base64()
    .describe(
      'Ed25519 (RFC 8032) over the UTF-8 bytes of this document without `signature`, in canonical form (RFC 8785)',
    ),
};

/** A document with its key id and signature. */
export type Signed<T extends object> = T & { readonly keyId: string; readonly signature: string };
