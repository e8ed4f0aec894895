import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { EncryptedColumn, KEY_RING, type KeyRing } from '#runtime';

const PRIVATE_KEY = new EncryptedColumn({
  table: 'saml.certificate',
  column: 'private_key_encrypted',
  row: 'id',
  context: 'saml.certificate',
});

/** Encrypts and decrypts the private keys of certificates. A ciphertext is bound to its certificate and cannot be decrypted for another. */
@Injectable()
export class CertificateCipher {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  /** @param privateKey PEM */
  encrypt(id: string, privateKey: string): string {
    return this.keyRing.encrypt(privateKey, PRIVATE_KEY.of(id));
  }

  /** @throws DomainError `saml.certificate_unreadable` when its key is missing from the key ring or the row was changed */
  decrypt(id: string, sealed: string): string {
    try {
      return this.keyRing.decrypt(sealed, PRIVATE_KEY.of(id));
    } catch (cause) {
      throw new DomainError('unavailable', 'saml.certificate_unreadable', {
        detail:
          'The stored key of the SAML certificate cannot be decrypted with ENCRYPTION_KEYS. Put its key back, or replace the certificate.',
        cause,
      });
    }
  }
}
