import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { EncryptedColumn, KEY_RING, type KeyRing } from '#runtime';

const CLIENT_SECRET = new EncryptedColumn({
  table: 'dingtalk.connection',
  column: 'client_secret_encrypted',
  row: 'id',
  context: 'dingtalk.connection',
});

/** Encrypts and decrypts apps' secrets; a ciphertext is bound to its connection. */
@Injectable()
export class ConnectionSecrets {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  seal(connectionId: string, secret: string): string {
    return this.keyRing.encrypt(secret, CLIENT_SECRET.of(connectionId));
  }

  /** @throws DomainError `dingtalk.connection.secret_unreadable` when the key is gone or the row was tampered with */
  open(connectionId: string, ciphertext: string): string {
    try {
      return this.keyRing.decrypt(ciphertext, CLIENT_SECRET.of(connectionId));
    } catch (cause) {
      throw new DomainError('unavailable', 'dingtalk.connection.secret_unreadable', {
        detail: 'The stored client secret cannot be decrypted with the configured keys. Enter it again.',
        cause,
      });
    }
  }
}
