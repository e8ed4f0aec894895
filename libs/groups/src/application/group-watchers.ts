import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Group } from '../domain/group.js';

/** Work of another module before a group is deleted, in the transaction that deletes it. */
export interface GroupWatcher {
  removing(transaction: Transaction, group: Pick<Group, 'id' | 'name'>): Promise<void>;
}

/** Modules that must be told before the transaction ends; an event would come too late for what is deleted with a group. */
@Injectable()
export class GroupWatchers {
  readonly #watchers: GroupWatcher[] = [];

  register(watcher: GroupWatcher): void {
    this.#watchers.push(watcher);
  }

  async removing(transaction: Transaction, group: Pick<Group, 'id' | 'name'>): Promise<void> {
    for (const watcher of this.#watchers) await watcher.removing(transaction, group);
  }
}
