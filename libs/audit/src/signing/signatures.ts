import { sign, verify } from 'node:crypto';
import type { SigningKey } from '#runtime';
import { canonicalForm } from '../document/canonical-form.js';
import type { Signed } from '../document/signed.js';
import type { PublicKeys } from './public-keys.js';

/** The result of a signature check. */
export type SignatureState = 'valid' | 'forged' | 'key_unknown';

/** Signs a document: adds the key id, and a signature over both. */
export function signed<T extends object>(document: T, key: SigningKey): Signed<T> {
  const named = { ...document, keyId: key.id };
  return { ...named, signature: sign(null, signedBytes(named), key.privateKey).toString('base64') };
}

/** Whether a document is unchanged since one of these keys signed it. */
export function signatureState(document: Signed<object>, keys: PublicKeys): SignatureState {
  const candidates = keys.named(document.keyId);
  if (candidates.length === 0) return 'key_unknown';
  const { signature, ...named } = document;
  const [bytes, given] = [signedBytes(named), Buffer.from(signature, 'base64')];
  return candidates.some((key) => verify(null, bytes, key, given)) ? 'valid' : 'forged';
}

function signedBytes(document: object): Buffer {
  return Buffer.from(canonicalForm(document), 'utf8');
}
