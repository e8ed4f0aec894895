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
        `Stored secrets use keys that are missing from ENCRYPTION_KEYS: ${missing.map(({ id }) => id).join(', ')}.`,
        'Put the keys back, or enter the secrets again. To see where they are, run: encryption-keys list',
      );
    const old = keys.filter(({ state, values }) => state === 'kept' && values > 0);
    if (old.length > 0)
      return warning(
        `Stored secrets still use earlier keys: ${old.map(({ id }) => id).join(', ')}.`,
        'Run: encryption-keys rotate',
      );
    return ok('Everything is encrypted with the first key.');
  };
}
