import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** A unit that is about to be removed. */
export interface RemovedUnit {
  readonly id: string;
  readonly name: string;
}

/** Work of other modules when the tree of units changes, in the transaction that changes it. */
export interface UnitWatcher {
  /** Before the units are removed. */
  removing(transaction: Transaction, units: readonly RemovedUnit[]): Promise<void>;
  /** These accounts may be in fewer units than before, or have another title; null: any account may. */
  moved(transaction: Transaction, accountIds: readonly string[] | null): Promise<void>;
}

/** Modules that must be told before the transaction ends; an event would come too late for what is deleted with a unit. */
@Injectable()
export class UnitWatchers {
  readonly #watchers: UnitWatcher[] = [];

  register(watcher: UnitWatcher): void {
    this.#watchers.push(watcher);
  }

  async removing(transaction: Transaction, units: readonly RemovedUnit[]): Promise<void> {
    if (units.length === 0) return;
    for (const watcher of this.#watchers) await watcher.removing(transaction, units);
  }

  async moved(transaction: Transaction, accountIds: readonly string[] | null): Promise<void> {
    if (accountIds?.length === 0) return;
    for (const watcher of this.#watchers) await watcher.moved(transaction, accountIds);
  }
}
