import { Inject, Injectable } from '@nestjs/common';
import { KEY_RING, type KeyRing } from '#runtime';

/** Encrypts and decrypts apps' secrets; a ciphertext belongs to one connection and opens for no other. */
@Injectable()
export class ConnectionSecrets {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  seal(connectionId: string, secret: string): string {
    return this.keyRing.encrypt(secret, contextOf(connectionId));
  }

  open(connectionId: string, ciphertext: string): string {
    return this.keyRing.decrypt(ciphertext, contextOf(connectionId));
  }
}

function contextOf(connectionId: string): string {
  return `dingtalk.connection:${connectionId}`;
}
