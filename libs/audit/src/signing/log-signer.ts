import { Inject, Injectable } from '@nestjs/common';
import { KEY_RING, type KeyRing } from '#runtime';
import type { Signed } from '../document/signed.js';
import { PublicKeys } from './public-keys.js';
import { signed } from './signatures.js';

const PURPOSE = 'audit.signing';

/** Signs what the log states about itself: checkpoints, and manifests of exports. */
@Injectable()
export class LogSigner {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  /** Signs a document with the key in use; adds `keyId` and `signature`. */
  sign<T extends object>(document: T): Signed<T> {
    return signed(document, this.keyRing.ed25519(PURPOSE)[0]);
  }

  /** The public halves of all keys of the ring, the one in use first. */
  publicKeys(): PublicKeys {
    return new PublicKeys(this.keyRing.ed25519(PURPOSE).map(({ id, publicKey }) => ({ id, key: publicKey })));
  }
}
