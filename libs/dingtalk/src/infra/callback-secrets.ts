import { Inject, Injectable } from '@nestjs/common';
import * as z from 'zod';
import { DomainError } from '#kernel';
import { EncryptedColumn, KEY_RING, type KeyRing } from '#runtime';
import type { CallbackKeys } from '../client/index.js';

const KEYS = new EncryptedColumn({
  table: 'dingtalk.callback',
  column: 'keys_encrypted',
  row: 'connection_id',
  context: 'dingtalk.callback',
});

// Both columns share one context, so that keys stay readable when they move from the present to the former ones.
const FORMER_KEYS = new EncryptedColumn({
  table: 'dingtalk.callback',
  column: 'former_keys_encrypted',
  row: 'connection_id',
  context: 'dingtalk.callback',
});

const stored = z.object({ token: z.string(), aesKey: z.string() });

/** Encrypts and decrypts the keys of pushes. */
@Injectable()
export class CallbackSecrets {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  seal(connectionId: string, keys: CallbackKeys): string {
    return this.keyRing.encrypt(JSON.stringify(keys), KEYS.of(connectionId));
  }

  /** @throws DomainError `dingtalk.callback.keys_unreadable` when the key is gone or the row was tampered with */
  open(connectionId: string, sealed: string, which: 'present' | 'former' = 'present'): CallbackKeys {
    try {
      const place = which === 'present' ? KEYS : FORMER_KEYS;
      return stored.parse(JSON.parse(this.keyRing.decrypt(sealed, place.of(connectionId))));
    } catch (cause) {
      throw new DomainError('unavailable', 'dingtalk.callback.keys_unreadable', {
        detail: 'The stored push keys cannot be decrypted with the configured keys. Create new ones.',
        cause,
      });
    }
  }
}
