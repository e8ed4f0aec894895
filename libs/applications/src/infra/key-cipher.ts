import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { EncryptedColumn, KEY_RING, type KeyRing } from '#runtime';
import type { PublicJwk } from '../domain/signing-key.js';

const PRIVATE_JWK = new EncryptedColumn({
  table: 'applications.signing_key',
  column: 'private_jwk_encrypted',
  row: 'id',
  context: 'applications.signing_key',
});

/** Encrypts and decrypts the private parts of signing keys; a ciphertext is bound to one key and cannot be decrypted for another. */
@Injectable()
export class KeyCipher {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  encrypt(id: string, jwk: PublicJwk): string {
    return this.keyRing.encrypt(JSON.stringify(jwk), PRIVATE_JWK.of(id));
  }

  /** @throws DomainError `signing_key.unreadable` when the key of the ring is gone or the row was tampered with */
  decrypt(id: string, sealed: string): PublicJwk {
    try {
      return JSON.parse(this.keyRing.decrypt(sealed, PRIVATE_JWK.of(id))) as PublicJwk;
    } catch (cause) {
      throw new DomainError('unavailable', 'signing_key.unreadable', {
        detail:
          'The stored signing key cannot be decrypted with ENCRYPTION_KEYS. Put its key back, or rotate.',
        cause,
      });
    }
  }
}
