import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { EncryptedColumn, KEY_RING, type KeyRing } from '#runtime';

const WEBHOOK_SECRET = new EncryptedColumn({
  table: 'audit.webhook',
  column: 'secret_encrypted',
  row: 'tenant_id',
  context: 'audit.webhook',
});

/** Encrypts and decrypts the secrets of webhooks; a ciphertext belongs to one tenant and opens for no other. */
@Injectable()
export class WebhookSecrets {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  seal(tenantId: string, secret: string): string {
    return this.keyRing.encrypt(secret, WEBHOOK_SECRET.of(tenantId));
  }

  /** @throws DomainError `audit.webhook.secret_unreadable` when the key is gone or the row was tampered with */
  open(tenantId: string, ciphertext: string): string {
    try {
      return this.keyRing.decrypt(ciphertext, WEBHOOK_SECRET.of(tenantId));
    } catch (cause) {
      throw new DomainError('unavailable', 'audit.webhook.secret_unreadable', {
        detail: 'The stored secret cannot be read with the configured keys. Set it again.',
        cause,
      });
    }
  }
}
