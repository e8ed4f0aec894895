import { timingSafeEqual } from 'node:crypto';
import type { Client } from 'oidc-provider';
import { hashSecret } from '#kernel';
import type { ClientExtras } from './client-metadata.js';

/** Whether a client has presented one of its secrets, of which only hashes are stored. The comparison takes constant time. */
export function compareByHash(this: Client, shown: string): boolean {
  const given = hashSecret(shown);
  const { secret_hashes: hashes = [] } = this as unknown as Partial<ClientExtras>;
  return hashes.map((hash) => timingSafeEqual(Buffer.from(hash, 'hex'), given)).includes(true);
}
