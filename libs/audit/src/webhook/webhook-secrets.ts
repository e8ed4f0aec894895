import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';
import { fixedHeaders, type FixedHeader } from './delivery/fixed-headers.js';

/** Encrypts and decrypts the secrets of webhooks; a ciphertext belongs to one tenant and opens for no other. */
@Injectable()
export class WebhookSecrets {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  seal(tenantId: string, secret: string): string {
    return this.keyRing.encrypt(secret, contextOf(tenantId));
  }

  /** Encrypts the headers that are sent with every message; null: none. */
  sealHeaders(tenantId: string, headers: readonly FixedHeader[]): string | null {
    return headers.length === 0
      ? null
      : this.keyRing.encrypt(JSON.stringify(headers), headersContextOf(tenantId));
  }

  /** @throws DomainError `audit.webhook.secret_unreadable` */
  openHeaders(tenantId: string, ciphertext: string | null): readonly FixedHeader[] {
    if (ciphertext === null) return [];
    return fixedHeaders.parse(JSON.parse(this.decrypt(ciphertext, headersContextOf(tenantId))));
  }

  /** @throws DomainError `audit.webhook.secret_unreadable` when the key is gone or the row was tampered with */
  open(tenantId: string, ciphertext: string): string {
    return this.decrypt(ciphertext, contextOf(tenantId));
  }

  private decrypt(ciphertext: string, context: string): string {
    try {
      return this.keyRing.decrypt(ciphertext, context);
    } catch (cause) {
      throw new DomainError('unavailable', 'audit.webhook.secret_unreadable', {
        detail: 'A stored secret cannot be read with the configured keys. Set secret and headers again.',
        cause,
      });
    }
  }
}

function contextOf(tenantId: string): string {
  return `audit.webhook:${tenantId}`;
}

function headersContextOf(tenantId: string): string {
  return `audit.webhook.headers:${tenantId}`;
}
