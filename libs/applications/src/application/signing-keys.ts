import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import type { Algorithm } from '../domain/client-settings.js';
import type { PublicJwk, SigningKey } from '../domain/signing-key.js';
import { publishedKeys } from '../infra/signing-key-statements.js';
import { KeyCipher } from '../infra/key-cipher.js';
import { RotateSigningKeys } from './rotate-signing-keys.js';

/** A key with its private part. It never leaves the process. */
export interface PrivateKey {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly jwk: PublicJwk;
}

/** The keys that sign a tenant's tokens. */
@Injectable()
export class SigningKeys {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: KeyCipher,
    private readonly rotate: RotateSigningKeys,
  ) {}

  /** The published keys, newest first. */
  async list(tenantId: string): Promise<readonly SigningKey[]> {
    return (await this.published(tenantId)).map(({ id, algorithm, createdAt, retiresAt }) => ({
      id,
      algorithm,
      createdAt,
      retiresAt,
    }));
  }

  /** The same with their private parts. A tenant without keys gets its first ones. */
  async use(tenantId: string): Promise<readonly PrivateKey[]> {
    if ((await this.published(tenantId)).every(({ retiresAt }) => retiresAt !== null))
      await this.rotate.begin(tenantId);
    return (await this.published(tenantId)).map(({ id, algorithm, sealed }) => ({
      id,
      algorithm,
      jwk: this.cipher.decrypt(id, sealed),
    }));
  }

  private published(tenantId: string) {
    return this.unitOfWork.query(tenantId, publishedKeys, { tenantId, now: this.clock.now() });
  }
}
