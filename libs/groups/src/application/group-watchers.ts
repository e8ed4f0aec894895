import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Group } from '../domain/group.js';

/** What another module has to do before a group is removed, in the transaction that removes it. */
export interface GroupWatcher {
  removing(transaction: Transaction, group: Pick<Group, 'id' | 'name'>): Promise<void>;
}

/** Those who have to hear of it before the transaction ends; an event would come too late for what goes with a group. */
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
