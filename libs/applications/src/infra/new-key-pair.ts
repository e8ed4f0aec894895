import { generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { newId } from '#kernel';
import type { Algorithm } from '../domain/client-settings.js';

/** A new key, with its private part. */
export interface NewKeyPair {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly publicJwk: JsonWebKey;
  readonly privateJwk: JsonWebKey;
}

const generate = promisify(generateKeyPair);

const MAKE: Readonly<Record<Algorithm, () => Promise<{ publicKey: KeyObject; privateKey: KeyObject }>>> = {
  RS256: () => generate('rsa', { modulusLength: 2_048 }),
  ES256: () => generate('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generate('ed25519'),
};

/** Makes a key for an algorithm. For RSA this takes a good part of a second, off the event loop. */
export async function newKeyPair(algorithm: Algorithm): Promise<NewKeyPair> {
  const id = newId();
  const { publicKey, privateKey } = await MAKE[algorithm]();
  const facts = { kid: id, use: 'sig', alg: algorithm };
  return {
    id,
    algorithm,
    publicJwk: { ...publicKey.export({ format: 'jwk' }), ...facts },
    privateJwk: { ...privateKey.export({ format: 'jwk' }), ...facts },
  };
}
