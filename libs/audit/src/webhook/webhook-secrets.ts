import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { EncryptedColumn, KEY_RING, type EncryptedValue, type KeyRing } from '#runtime';
import { fixedHeaders, type FixedHeader } from './delivery/fixed-headers.js';

const WEBHOOK_SECRET = new EncryptedColumn({
  table: 'audit.webhook',
  column: 'secret_encrypted',
  row: 'tenant_id',
  context: 'audit.webhook',
});

const WEBHOOK_HEADERS = new EncryptedColumn({
  table: 'audit.webhook',
  column: 'headers_encrypted',
  row: 'tenant_id',
  context: 'audit.webhook.headers',
});

/** Encrypts and decrypts the secrets of webhooks. A ciphertext is bound to its tenant and cannot be decrypted for another. */
@Injectable()
export class WebhookSecrets {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  seal(tenantId: string, secret: string): string {
    return this.keyRing.encrypt(secret, WEBHOOK_SECRET.of(tenantId));
  }

  /** Encrypts the fixed headers; null: none. */
  sealHeaders(tenantId: string, headers: readonly FixedHeader[]): string | null {
    return headers.length === 0
      ? null
      : this.keyRing.encrypt(JSON.stringify(headers), WEBHOOK_HEADERS.of(tenantId));
  }

  /** @throws DomainError `audit.webhook.secret_unreadable` */
  openHeaders(tenantId: string, ciphertext: string | null): readonly FixedHeader[] {
    if (ciphertext === null) return [];
    return fixedHeaders.parse(JSON.parse(this.decrypt(ciphertext, WEBHOOK_HEADERS.of(tenantId))));
  }

  /** @throws DomainError `audit.webhook.secret_unreadable` when the key is missing or the row was changed */
  open(tenantId: string, ciphertext: string): string {
    return this.decrypt(ciphertext, WEBHOOK_SECRET.of(tenantId));
  }

  private decrypt(ciphertext: string, place: EncryptedValue): string {
    try {
      return this.keyRing.decrypt(ciphertext, place);
    } catch (cause) {
      throw new DomainError('unavailable', 'audit.webhook.secret_unreadable', {
        detail:
          'A stored secret cannot be decrypted with the configured keys. Set the secret and headers again.',
        cause,
      });
    }
  }
}
