import type { JsonWebKey } from 'node:crypto';
import type { Algorithm } from './client-settings.js';

/** The public part of a key (RFC 7517). */
export type PublicJwk = Readonly<JsonWebKey>;

/** A key that signs a tenant's tokens, or did until recently. */
export interface SigningKey {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly createdAt: Date;
  /** Null: it is used for signing. Otherwise it stays published until then, for tokens that it has signed. */
  readonly retiresAt: Date | null;
}
