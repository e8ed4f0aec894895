import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';

/** Encrypts and decrypts the secrets of webhooks; a ciphertext belongs to one tenant and opens for no other. */
@Injectable()
export class WebhookSecrets {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  seal(tenantId: string, secret: string): string {
    return this.keyRing.encrypt(secret, contextOf(tenantId));
  }

  /** @throws DomainError `audit.webhook.secret_unreadable` when the key is gone or the row was tampered with */
  open(tenantId: string, ciphertext: string): string {
    try {
      return this.keyRing.decrypt(ciphertext, contextOf(tenantId));
    } catch (cause) {
      throw new DomainError('unavailable', 'audit.webhook.secret_unreadable', {
        detail: 'The stored secret cannot be read with the configured keys. Set it again.',
        cause,
      });
    }
  }
}

function contextOf(tenantId: string): string {
  return `audit.webhook:${tenantId}`;
}
