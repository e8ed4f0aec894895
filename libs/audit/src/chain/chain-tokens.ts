import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';
import type { ChainEnd } from './chain-end.js';

const PURPOSE = 'audit.word';

/** The token that opens the lock of a chain, and the next lock. */
export interface TokenRotation {
  /** Null: the chain has no lock yet. */
  readonly token: string | null;
  readonly next: string;
}

/**
 * One-time tokens that prove to the database that the caller has the key ring. The database has no key; it stores the hash of the next token as the lock of a
 * chain. A token that somebody has seen is of no use to them.
 */
@Injectable()
export class ChainTokens {
  constructor(@Inject(KEY_RING) private readonly keyRing: KeyRing) {}

  /** @throws DomainError `audit.key_missing`, `audit.lock_forged` */
  open({ tenant, lock }: Pick<ChainEnd, 'tenant' | 'lock'>): TokenRotation {
    const [keyId = '', number = '0', hash] = lock?.split('.') ?? [];
    const next = this.lock(tenant, Number(number) + 1);
    if (lock === null) return { token: null, next };
    const token = this.keyRing.signWith(keyId, textOf(tenant, Number(number)), PURPOSE);
    if (token === undefined) throw keyMissing(keyId);
    if (hashed(token) !== hash) throw lockForged();
    return { token: token, next };
  }

  private lock(tenant: string, number: number): string {
    const { keyId } = this.keyRing;
    const token = this.keyRing.sign(textOf(tenant, number), PURPOSE);
    return [keyId, String(number), hashed(token)].join('.');
  }
}

function textOf(tenant: string, number: number): string {
  return `${tenant}:${String(number)}`;
}

function hashed(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

function keyMissing(keyId: string): DomainError {
  return new DomainError('conflict', 'audit.key_missing', {
    detail: `The log is under the lock of the key "${keyId}", which ENCRYPTION_KEYS does not hold.`,
  });
}

function lockForged(): DomainError {
  return new DomainError('conflict', 'audit.lock_forged', {
    detail:
      'The lock of the log was changed in the database. See "When the log is not intact" in docs/audit-log.md.',
  });
}
