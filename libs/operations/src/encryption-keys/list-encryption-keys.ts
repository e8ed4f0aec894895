import { Inject, Injectable } from '@nestjs/common';
import { keysOfLog, LogKeys } from '#audit';
import { UnitOfWork } from '#database';
import { encryptedColumns, KEY_RING, type KeyRing } from '#runtime';
import { ListTenants } from '#tenancy';
import { countValues, type ValuesOfKey } from './stored-values.js';

/**
 * The state of a key: `first` encrypts, `kept` still decrypts, `retired` may leave the ring or has left it, `missing` is used by stored
 * values but is not in the ring.
 */
export type KeyState = 'first' | 'kept' | 'missing' | 'retired';

/** A key of the ring, or one that stored values refer to. */
export interface EncryptionKey {
  readonly id: string;
  readonly state: KeyState;
  /** Number of stored values that it encrypts, and of log parts that it signs. */
  readonly values: number;
  readonly places: readonly { readonly table: string; readonly column: string; readonly values: number }[];
}

/** Lists the keys, and what uses each of them. */
@Injectable()
export class ListEncryptionKeys {
  constructor(
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: ListTenants,
    private readonly logKeys: LogKeys,
  ) {}

  async execute(): Promise<readonly EncryptionKey[]> {
    const counted = await this.count();
    const named = counted.map(({ key }) => key);
    const retired = (await this.logKeys.retired()).map((key) => key.retired);
    const ids = [...new Set([...this.keyRing.ids(), ...named, ...retired])];
    return ids.map((id) => {
      const places = counted.filter(({ key }) => key === id);
      return {
        id,
        state: this.stateOf(id, places.length > 0, retired.includes(id)),
        values: places.reduce((sum, { values }) => sum + values, 0),
        places: places.map(({ table, column, values }) => ({ table, column, values })),
      };
    });
  }

  private stateOf(id: string, isNamed: boolean, isRetired: boolean): KeyState {
    const [first, ...kept] = this.keyRing.ids();
    if (id === first) return 'first';
    if (isRetired && !isNamed) return 'retired';
    return kept.includes(id) ? 'kept' : 'missing';
  }

  private async count(): Promise<readonly ValuesOfKey[]> {
    const sums = new Map<string, ValuesOfKey>();
    for (const { id } of await this.tenants.execute()) {
      const counts = await this.unitOfWork.run(id, async (transaction) => [
        ...(await countValues(transaction, encryptedColumns())),
        ...(await keysOfLog(transaction)).map((part) => ({ ...part, values: 1 })),
      ]);
      for (const count of counts) {
        const place = `${count.key} ${count.table}.${count.column}`;
        sums.set(place, { ...count, values: count.values + (sums.get(place)?.values ?? 0) });
      }
    }
    return [...sums.values()];
  }
}
