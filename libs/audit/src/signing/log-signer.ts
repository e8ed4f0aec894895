import { Inject, Injectable } from '@nestjs/common';
import { KEY_RING, type KeyRing, type SigningKey } from '#runtime';
import type { Signed } from '../document/signed.js';
import { PublicKeys } from './public-keys.js';
import { signed } from './signatures.js';

const PURPOSE = 'audit.signing';

/** Signs the log's own documents: its end, its beginning, checkpoints, manifests of exports. */
@Injectable()
export class LogSigner {
  #keys: readonly [SigningKey, ...SigningKey[]] | undefined;
  #publicKeys: PublicKeys | undefined;

  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  /** Signs a document with the current key; adds `keyId` and `signature`. */
  sign<T extends object>(document: T): Signed<T> {
    return signed(document, this.keys()[0]);
  }

  /** The public halves of all keys of the ring, the current one first. */
  publicKeys(): PublicKeys {
    this.#publicKeys ??= new PublicKeys(this.keys().map(({ id, publicKey }) => ({ id, key: publicKey })));
    return this.#publicKeys;
  }

  /** Derived once, because each batch of records is signed. */
  private keys(): readonly [SigningKey, ...SigningKey[]] {
    this.#keys ??= this.keyRing.ed25519(PURPOSE);
    return this.#keys;
  }
}
