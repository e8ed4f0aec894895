import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { json, type Transaction } from '#database';
import type { Source } from '../domain/field.js';
import { tellValues } from '../infra/told-statements.js';
import { ProfileFields } from './profile-fields.js';
import { ProfileWatchers } from './profile-watchers.js';
import { uniqueValuesInTurn } from './unique-values-in-turn.js';

/** What a source says of one person, by the keys of fields; null: nothing any more. Fields that are left out stay as they are. */
export interface ToldProfile {
  readonly accountId: string;
  readonly words: Readonly<Record<string, string | null>>;
}

/** Takes down what a source says of people. */
@Injectable()
export class TellProfiles {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly fields: ProfileFields,
    private readonly watchers: ProfileWatchers,
  ) {}

  /**
   * Writes by one statement, whatever the number of people; announces nothing: the source announces what it does. Keys of fields that
   * there are not, or no longer, are passed over.
   *
   * @param people with words such as `usableWords` returns
   * @returns fields whose value another account has: that stays with whoever has it
   */
  async within(
    transaction: Transaction,
    source: Source,
    people: readonly ToldProfile[],
  ): Promise<readonly { readonly accountId: string; readonly key: string }[]> {
    const words = people.flatMap(({ accountId, words: said }) =>
      Object.entries(said).map(([key, word]) => ({ account_id: accountId, key, word })),
    );
    if (words.length === 0) return [];
    uniqueValuesInTurn(transaction, await this.fields.held(transaction));
    const { tenantId } = transaction;
    const told = await transaction.run(tellValues, {
      tenantId,
      source,
      words: json(words),
      now: this.clock.now(),
    });
    const others = told.flatMap(({ accountId, isReplaced }) => (isReplaced ? [accountId] : []));
    await this.watchers.changed(transaction, [...new Set(others)]);
    return told.flatMap(({ accountId, key, isRefused }) => (isRefused ? [{ accountId, key }] : []));
  }
}
