import { Inject, Injectable } from '@nestjs/common';
import { json, UnitOfWork, type Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher, LiveNotifications } from '#messaging';
import { ALGORITHMS } from '../domain/client-settings.js';
import { SigningKeysRotated } from '../events.js';
import { KeyCipher } from '../infra/key-cipher.js';
import { newKeyPair, type NewKeyPair } from '../infra/new-key-pair.js';
import { insertKey, publishedKeys, retireKey } from '../infra/signing-key-statements.js';
import { SIGNING_KEYS_TOPIC } from '../topic.js';

/** Seconds for which a retired key stays published: longer than anything that it has signed is valid. */
const OVERLAP_SECONDS = 7 * 86_400;

/** Gives a tenant new signing keys, one per algorithm. The former ones stay published for a week, so that signatures can be verified. */
@Injectable()
export class RotateSigningKeys {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: KeyCipher,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  async execute(tenantId: string): Promise<void> {
    const pairs = await newPairs();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      lockSigningKeys(transaction);
      await this.replace(transaction, pairs);
    });
  }

  /** Makes a tenant's first keys, unless another process just has. */
  async begin(tenantId: string): Promise<void> {
    const pairs = await newPairs();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      lockSigningKeys(transaction);
      const known = await transaction.run(publishedKeys, { tenantId, now: this.clock.now() });
      if (!known.some(({ retiresAt }) => retiresAt === null)) await this.replace(transaction, pairs);
    });
  }

  private async replace(transaction: Transaction, pairs: readonly NewKeyPair[]): Promise<void> {
    const { tenantId } = transaction;
    const now = this.clock.now();
    for (const { id, algorithm, publicJwk, privateJwk } of pairs) {
      transaction.send(retireKey, { tenantId, algorithm, now, overlapSeconds: OVERLAP_SECONDS });
      const sealed = this.cipher.encrypt(id, privateJwk);
      await transaction.run(insertKey, { id, tenantId, algorithm, publicJwk: json(publicJwk), sealed, now });
    }
    this.events.publish(transaction, SigningKeysRotated, {
      outcome: 'success',
      keys: pairs.map(({ id, algorithm }) => ({ keyId: id, algorithm })),
      overlapSeconds: OVERLAP_SECONDS,
    });
    this.live.announce(transaction, SIGNING_KEYS_TOPIC, { tenantId });
  }
}

function lockSigningKeys(transaction: Transaction): void {
  transaction.lock(`applications.signing-keys/${transaction.tenantId}`);
}

function newPairs(): Promise<NewKeyPair[]> {
  return Promise.all(ALGORITHMS.map(newKeyPair));
}
