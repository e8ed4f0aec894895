import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** A pair of Ed25519 keys (RFC 8032). */
export interface SigningKey {
  /** Id of the key in the ring that it is derived from. */
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Prefix of the PKCS #8 form of an Ed25519 key (RFC 8410), before its 32 bytes. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key pair with these 32 bytes as private key. */
export function signingKey(id: string, seed: Buffer): SigningKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return { id, privateKey, publicKey: createPublicKey(privateKey) };
}
