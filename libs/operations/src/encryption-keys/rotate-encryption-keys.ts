import { Inject, Injectable } from '@nestjs/common';
import { keysOfLog, RekeyLog } from '#audit';
import { DomainError } from '#kernel';
import { BATCH, UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { EncryptedColumn, encryptedColumns, KEY_RING, type KeyRing } from '#runtime';
import { ListTenants, type Tenant } from '#tenancy';
import { SecretsReencrypted } from '../events.js';
import { Journal } from '../journal/journal.js';
import { otherwiseEncrypted, replaceValues, type StoredValue } from './stored-values.js';

/** The result of a rotation. */
export interface Rotation {
  readonly columns: readonly RotatedColumn[];
  /** Logs that this rotation put under the first key. */
  readonly logs: number;
  /** Logs that could not be put under the first key. */
  readonly doubted: readonly { readonly tenant: string; readonly why: string }[];
}

/** The result of a rotation for one column. */
export interface RotatedColumn {
  readonly table: string;
  readonly column: string;
  /** Values that the first key encrypts now. */
  readonly values: number;
  /** Values that no key of the ring decrypts; they stay as they are. */
  readonly unreadable: number;
}

interface Batch {
  readonly last: StoredValue | undefined;
  readonly rotated: number;
  readonly unreadable: number;
}

/**
 * Encrypts everything under another key with the first key of the ring. Each batch is a transaction of its own and replaces only values
 * that have not changed since they were read. Running processes may read and write meanwhile, and the next rotation continues where an
 * interrupted one ended.
 */
@Injectable()
export class RotateEncryptionKeys {
  constructor(
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: ListTenants,
    private readonly events: EventPublisher,
    private readonly journal: Journal,
    private readonly rekeyLog: RekeyLog,
  ) {}

  async execute(): Promise<Rotation> {
    const tenants = await this.tenants.execute();
    const columns: RotatedColumn[] = [];
    for (const column of encryptedColumns()) {
      let [values, unreadable] = [0, 0];
      for (const { id } of tenants) {
        const done = await this.rotate(id, column);
        values += done.rotated;
        unreadable += done.unreadable;
      }
      columns.push({ table: column.table, column: column.column, values, unreadable });
    }
    const rotation = { columns, ...(await this.rekeyLogs(tenants)) };
    await this.unitOfWork.runWithoutTenant((transaction) =>
      this.journal.write(transaction, 'encryption-keys.rotated', this.keyRing.ids()[0], { ...rotation }),
    );
    return rotation;
  }

  /** If one log cannot be put under the first key, the others still are. */
  private async rekeyLogs(tenants: readonly Tenant[]): Promise<Omit<Rotation, 'columns'>> {
    const [key] = this.keyRing.ids();
    let logs = 0;
    const doubted: { tenant: string; why: string }[] = [];
    for (const { id, slug } of tenants) {
      try {
        if (await this.rekeyLog.execute(id)) logs += 1;
        else if ((await this.unitOfWork.run(id, keysOfLog)).some((part) => part.key !== key))
          doubted.push({ tenant: slug, why: 'Its end is not the one that was signed.' });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        doubted.push({ tenant: slug, why: error.message });
      }
    }
    return { logs, doubted };
  }

  private async rotate(tenantId: string, column: EncryptedColumn): Promise<Omit<Batch, 'last'>> {
    let [after, rotated, unreadable] = ['', 0, 0];
    for (;;) {
      const batch = await this.unitOfWork.run(tenantId, (transaction) =>
        this.rotateBatch(transaction, column, after),
      );
      rotated += batch.rotated;
      unreadable += batch.unreadable;
      if (batch.last === undefined) return { rotated, unreadable };
      after = batch.last.row;
    }
  }

  private async rotateBatch(
    transaction: Transaction,
    column: EncryptedColumn,
    after: string,
  ): Promise<Batch> {
    const [key] = this.keyRing.ids();
    const found = await otherwiseEncrypted(transaction, column, key, after, BATCH);
    const readable = found.flatMap((value) => this.reencrypted(column, value) ?? []);
    const rotated = readable.length === 0 ? 0 : await replaceValues(transaction, column, readable);
    if (rotated > 0)
      this.events.publish(transaction, SecretsReencrypted, {
        outcome: 'success',
        key,
        place: `${column.table}.${column.column}`,
        values: rotated,
      });
    return { last: found.at(-1), rotated, unreadable: found.length - readable.length };
  }

  private reencrypted(column: EncryptedColumn, value: StoredValue) {
    const place = column.of(value.row);
    try {
      const plaintext = this.keyRing.decrypt(value.ciphertext, place);
      return { ...value, replacement: this.keyRing.encrypt(plaintext, place) };
    } catch {
      return undefined; // its key is gone or somebody tampered with it: it counts as unreadable
    }
  }
}
