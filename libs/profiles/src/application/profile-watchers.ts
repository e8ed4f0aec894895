import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** Work of another module that depends on profile values, in the transaction that changes them. */
export interface ProfileWatcher {
  /** These accounts have lost a value or have a different one; null: any account may have. */
  changed(transaction: Transaction, accountIds: readonly string[] | null): Promise<void>;
}

/** Modules that must be told: sources change many people at once, and no event names each value. */
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
