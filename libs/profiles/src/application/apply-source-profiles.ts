import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { json, type Transaction } from '#database';
import type { Source } from '../domain/field.js';
import { storeSourceValues } from '../infra/source-value-statements.js';
import { ProfileFields } from './profile-fields.js';
import { ProfileWatchers } from './profile-watchers.js';
import { lockUniqueValues } from './lock-unique-values.js';

/** A source's values for one person, by field key; null: no value any more. Fields left out stay. */
export interface SourceProfile {
  readonly accountId: string;
  readonly values: Readonly<Record<string, string | null>>;
}

/** Stores the values that a source gives for people. */
@Injectable()
export class ApplySourceProfiles {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly fields: ProfileFields,
    private readonly watchers: ProfileWatchers,
  ) {}

  /**
   * Writes in one statement, whatever the number of people. Publishes no events: the source announces its own changes. Keys of fields that
   * do not exist (any more) are ignored.
   *
   * @param people with values as returned by `acceptedValues`
   * @returns fields whose value another account has; that account keeps the value
   */
  async executeIn(
    transaction: Transaction,
    source: Source,
    people: readonly SourceProfile[],
  ): Promise<readonly { readonly accountId: string; readonly key: string }[]> {
    const values = people.flatMap(({ accountId, values: said }) =>
      Object.entries(said).map(([key, word]) => ({ account_id: accountId, key, word })),
    );
    if (values.length === 0) return [];
    lockUniqueValues(transaction, await this.fields.held(transaction));
    const { tenantId } = transaction;
    const conflicts = await transaction.run(storeSourceValues, {
      tenantId,
      source,
      words: json(values),
      now: this.clock.now(),
    });
    const others = conflicts.flatMap(({ accountId, isReplaced }) => (isReplaced ? [accountId] : []));
    await this.watchers.changed(transaction, [...new Set(others)]);
    return conflicts.flatMap(({ accountId, key, isRefused }) => (isRefused ? [{ accountId, key }] : []));
  }
}
