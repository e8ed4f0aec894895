import { createPublicKey } from 'node:crypto';
import * as z from 'zod';

/** Members of a JSON Web Key that only a private key has (RFC 7518, 6). */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** A public key as JSON Web Key; symmetric and private keys are refused. */
const publicKey = z
  .record(z.string().max(50), z.union([z.string().max(2_000), z.array(z.string().max(8_000)).max(5)]))
  .refine((key) => PRIVATE.every((name) => !(name in key)), 'A public key must not hold private parts')
  .refine(isReadable, 'Not a public key of RSA, EC or Ed25519 as JSON Web Key');

function isReadable(key: Readonly<Record<string, unknown>>): boolean {
  try {
    return ['rsa', 'ec', 'ed25519'].includes(createPublicKey({ key, format: 'jwk' }).asymmetricKeyType ?? '');
  } catch {
    return false; // whatever the error, it is not a key
  }
}

/** Public keys of a client, as a JSON Web Key Set (RFC 7517, 5). */
export const publicKeys = z
  .object({ keys: z.array(publicKey).min(1, 'At least one key').max(10, 'At most 10 keys') })
  .readonly();
