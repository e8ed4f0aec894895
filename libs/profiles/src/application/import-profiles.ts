import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ImportParts,
  type ImportColumn,
  type ImportedAccount,
  type ImportError,
  type ImportPart,
} from '#accounts';
import { CLOCK, DomainError, maskName, type Clock } from '#kernel';
import { json, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { mayEdit, type Field } from '../domain/field.js';
import { valueOf } from '../domain/value.js';
import { ProfileChanged } from '../events.js';
import { importedTaken, insertImported } from '../infra/imported-statements.js';
import { isValueTaken } from '../infra/taken-value.js';
import { ProfileFields } from './profile-fields.js';
import { lockUniqueValues } from './lock-unique-values.js';

/** Adds fields as columns of files of accounts: those that administrators may enter by hand. */
@Injectable()
export class ImportProfiles implements ImportPart, OnModuleInit {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly parts: ImportParts,
    private readonly fields: ProfileFields,
    private readonly events: EventPublisher,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  async columns(transaction: Transaction): Promise<readonly ImportColumn[]> {
    const fields = await this.fields.executeIn(transaction);
    return fields.filter((field) => mayEdit('administrators', field)).map(columnOf);
  }

  /** Checks the values again, as fields may have changed since the file was checked. Locks the fields until the transaction ends. */
  async conflicts(
    transaction: Transaction,
    rows: Parameters<ImportPart['conflicts']>[1],
  ): Promise<readonly ImportError[]> {
    const fields = await this.fields.held(transaction);
    const columns = new Map(
      fields.filter((field) => mayEdit('administrators', field)).map((field) => [field.key, columnOf(field)]),
    );
    const values = rows.flatMap(({ row, fields: given }) =>
      Object.entries(given).map(([key, value]) => ({ row, key, value })),
    );
    const wrong = values.flatMap(({ row, key, value }): readonly ImportError[] => {
      const read = columns.get(key)?.read(value) ?? { wrong: 'cannot be entered by hand any more' };
      return 'value' in read ? [] : [{ row, field: key, code: 'fields.invalid', message: read.wrong }];
    });
    if (!fields.some(({ isUnique }) => isUnique)) return wrong;
    const { tenantId } = transaction;
    const taken = await transaction.run(importedTaken, { tenantId, values: json(values) });
    return [
      ...wrong,
      ...taken.map(({ row, key }) => ({ row, field: key, code: 'fields.taken', message: 'is taken' })),
    ];
  }

  async keep(transaction: Transaction, accounts: readonly ImportedAccount[]): Promise<void> {
    lockUniqueValues(transaction, await this.fields.held(transaction));
    const values = accounts.flatMap(({ id, fields }) =>
      Object.entries(fields).map(([key, value]) => ({ account_id: id, key, value })),
    );
    const { tenantId } = transaction;
    try {
      await transaction.run(insertImported, { tenantId, values: json(values), now: this.clock.now() });
    } catch (error) {
      if (!isValueTaken(error)) throw error;
      throw new DomainError('conflict', 'accounts.import_refused', {
        detail:
          'Nothing was imported: two accounts would have the same value of a field. Check the file again.',
      });
    }
    for (const { id, username, fields } of accounts) {
      this.events.publish(transaction, ProfileChanged, {
        outcome: 'success',
        accountId: id,
        targets: [{ kind: 'account', id, label: maskName(username) }],
        fields: Object.keys(fields).toSorted(),
      });
    }
  }
}

function columnOf(field: Field): ImportColumn {
  return {
    key: field.key,
    isRequired: field.isRequired,
    isUnique: field.isUnique,
    read: (text) => {
      const { data, error } = valueOf(field).safeParse(text);
      return data === undefined ? { wrong: error.issues[0]?.message ?? 'cannot be that' } : { value: data };
    },
  };
}
