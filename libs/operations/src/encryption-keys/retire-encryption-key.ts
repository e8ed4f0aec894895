import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { LogKeys } from '#audit';
import { UnitOfWork } from '#database';
import { Journal } from '../journal/journal.js';
import { ListEncryptionKeys, type EncryptionKey } from './list-encryption-keys.js';

/** Approves a key's removal from the ring, once nothing there needs it any more. */
@Injectable()
export class RetireEncryptionKey {
  constructor(
    private readonly keys: ListEncryptionKeys,
    private readonly unitOfWork: UnitOfWork,
    private readonly logKeys: LogKeys,
    private readonly journal: Journal,
  ) {}

  /**
   * Keeps the key's public half, which still verifies what it signed in the log.
   *
   * @throws DomainError `operations.key_unknown`, `operations.key_encrypts`, `operations.key_in_use`
   */
  async execute(id: string): Promise<void> {
    const key = (await this.keys.execute()).find((known) => known.id === id);
    if (key?.state === 'retired') return;
    refuseUnlessUnused(id, key);
    await this.unitOfWork.runWithoutTenant(async (transaction) => {
      await this.logKeys.keep(transaction, id);
      await this.journal.write(transaction, 'encryption-keys.retired', id, {});
    });
  }
}

function refuseUnlessUnused(id: string, key: EncryptionKey | undefined): void {
  if (key === undefined)
    throw new DomainError('not_found', 'operations.key_unknown', {
      detail: `ENCRYPTION_KEYS holds no key "${id}", and no stored value uses one.`,
    });
  if (key.state === 'first')
    throw new DomainError('conflict', 'operations.key_encrypts', {
      detail: `"${id}" is the first key, which encrypts. Put a new key before it, restart all processes, and rotate.`,
    });
  if (key.values > 0) {
    const places = key.places.map(({ table, column, values }) => `${String(values)} in ${table}.${column}`);
    const remedy =
      key.state === 'missing'
        ? 'ENCRYPTION_KEYS does not hold it: put it back, or enter these secrets again.'
        : 'Run: encryption-keys rotate';
    throw new DomainError('conflict', 'operations.key_in_use', {
      detail: `Stored values still use the key "${id}": ${places.join(', ')}. ${remedy}`,
      facts: { values: key.values },
    });
  }
}
