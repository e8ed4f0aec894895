import type { JsonWebKey } from 'node:crypto';
import type { Algorithm } from './client-settings.js';

/** The public part of a key (RFC 7517). */
export type PublicJwk = Readonly<JsonWebKey>;

/** A key that a tenant's tokens are signed with, or were until lately. */
export interface SigningKey {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly createdAt: Date;
  /** Null: it signs. Otherwise it is published until then, for tokens that it has signed. */
  readonly retiresAt: Date | null;
}
