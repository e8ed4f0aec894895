import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** What other modules have to do when something rests on values of profiles, in the transaction that changes them. */
export interface ProfileWatcher {
  /** These accounts have lost a value that they had, or have another; null: everybody may have. */
  changed(transaction: Transaction, accountIds: readonly string[] | null): Promise<void>;
}

/** Those who have to hear of it: sources tell of many people at once, and announce no single value. */
@Injectable()
export class ProfileWatchers {
  readonly #watchers: ProfileWatcher[] = [];

  register(watcher: ProfileWatcher): void {
    this.#watchers.push(watcher);
  }

  async changed(transaction: Transaction, accountIds: readonly string[] | null): Promise<void> {
    if (accountIds?.length === 0) return;
    for (const watcher of this.#watchers) await watcher.changed(transaction, accountIds);
  }
}
