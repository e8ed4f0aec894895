import { Injectable } from '@nestjs/common';
import { ListEncryptionKeys } from '../encryption-keys/list-encryption-keys.js';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** Checks whether all encrypted values can be read, and with which keys. */
@Injectable()
export class KeyCheck implements Check {
  readonly name = 'encryption-keys';

  constructor(private readonly keys: ListEncryptionKeys) {}

  readonly look = async (): Promise<Omit<Finding, 'check'>> => {
    const keys = await this.keys.execute();
    const missing = keys.filter(({ state }) => state === 'missing');
    if (missing.length > 0)
      return failed(
        `Stored secrets name keys that ENCRYPTION_KEYS does not hold: ${missing.map(({ id }) => id).join(', ')}.`,
        'Put the keys back, or enter the secrets again: encryption-keys list says where.',
      );
    const old = keys.filter(({ state, values }) => state === 'kept' && values > 0);
    if (old.length > 0)
      return warning(
        `Stored secrets still name former keys: ${old.map(({ id }) => id).join(', ')}.`,
        'Run: encryption-keys rotate',
      );
    return ok('Everything that is stored encrypted is under the first key.');
  };
}
